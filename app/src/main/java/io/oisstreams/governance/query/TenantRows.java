package io.oisstreams.governance.query;

import io.oisstreams.governance.core.Counts;
import io.oisstreams.governance.core.Percentiles;
import io.oisstreams.governance.core.Span;
import io.oisstreams.governance.core.Span.Run;
import io.oisstreams.governance.state.BucketRows;
import io.oisstreams.governance.state.StoredBucket;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The rows of one tenant.
 *
 * @param rows of the tenant's partition
 */
record TenantRows(BucketRows rows, String tenantId) {
    /** A commit comes every 100 ms or so and a reading takes less, so that few are disturbed twice. */
    private static final int ATTEMPTS = 10;

    static ApiException unknownTenant() {
        return new ApiException(ErrorCode.UNKNOWN_TENANT, "no decision of this tenant was ever counted");
    }

    /**
     * Reads several rows of one and the same state, again if it changed meanwhile.
     *
     * @throws ApiException {@code UNKNOWN_TENANT}, or {@code NOT_AVAILABLE} if the state changes time and again
     */
    <T> T unchanged(Function<TenantRows, T> read) {
        if (!rows.knows(tenantId)) {
            throw unknownTenant();
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long version = rows.version(tenantId);
            T result = read.apply(this);
            if (rows.version(tenantId) == version) {
                return result;
            }
        }
        throw new ApiException(
                ErrorCode.NOT_AVAILABLE, "the metrics of this tenant change faster than they can be read");
    }

    /** The latest time that was recorded in the tenant's partition, in ms. */
    long latestMs() {
        return rows.latestMs().orElseThrow(() -> new IllegalStateException("a tenant is known, but no time"));
    }

    Counts counts(Span span) {
        return rows.counts(tenantId, span);
    }

    Percentiles percentiles(Span span) {
        return Percentiles.of(rows.responseTimes(tenantId, span));
    }

    void buckets(Run run, BiConsumer<Long, StoredBucket> each) {
        rows.buckets(tenantId, run, each);
    }
}
