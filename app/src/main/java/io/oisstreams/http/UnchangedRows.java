package io.oisstreams.http;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Rows that change together, once a commit.
 *
 * @param version a number that changes whenever any of them does
 */
public record UnchangedRows(LongSupplier version) {
    /** A commit comes every 100 ms or so and a reading takes less, so that few are disturbed twice. */
    private static final int ATTEMPTS = 10;

    /**
     * Reads several rows of one and the same state, again if it changed meanwhile.
     *
     * @throws ApiException {@code NOT_AVAILABLE} if the state changes time and again
     */
    public <T> T read(Supplier<T> reading) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = version.getAsLong();
            T result = reading.get();
            if (version.getAsLong() == before) {
                return result;
            }
        }
        throw new ApiException(
                ErrorCode.NOT_AVAILABLE, "what is known of this tenant changes faster than it can be read");
    }
}
