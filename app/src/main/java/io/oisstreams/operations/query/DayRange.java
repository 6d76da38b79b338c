package io.oisstreams.operations.query;

import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.Request;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A half-open range of UTC days of a request, as days since 1970.
 *
 * @param from inclusive; empty: not said
 * @param to exclusive, later than {@code from}; empty: not said
 */
record DayRange(Optional<Long> from, Optional<Long> to) {
    /** The range of {@code from=} and {@code to=}. */
    static DayRange of(Request request) {
        DayRange range = new DayRange(
                request.date("from").map(LocalDate::toEpochDay),
                request.date("to").map(LocalDate::toEpochDay));
        if (range.from.isPresent() && range.to.isPresent() && range.from.get() >= range.to.get()) {
            throw new ApiException(ErrorCode.INVALID_PARAMETER, "from: must be earlier than to");
        }
        return range;
    }
}
