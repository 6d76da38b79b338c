package io.oisstreams.governance.query;

import io.oisstreams.governance.core.Counts;
import io.oisstreams.governance.core.Percentiles;
import io.oisstreams.governance.core.Span;
import io.oisstreams.governance.core.Span.Run;
import io.oisstreams.governance.state.BucketRows;
import io.oisstreams.governance.state.StoredBucket;
import java.util.function.BiConsumer;

/**
 * The rows of one tenant.
 *
 * @param rows of the tenant's partition
 */
record TenantRows(BucketRows rows, String tenantId) {
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
