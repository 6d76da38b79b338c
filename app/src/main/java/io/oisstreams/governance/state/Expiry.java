package io.oisstreams.governance.state;

import io.oisstreams.governance.core.Bucket;
import io.oisstreams.governance.core.Granularity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deletes buckets that are older than the retention, once for each hour that passes. What is being deleted lies before everything that can be
 * queried, so nobody sees a part of it.
 */
final class Expiry {
    private final KeyValueStore<Bytes, byte[]> store;
    private final long retentionMs;
    private long expiredMs;

    Expiry(KeyValueStore<Bytes, byte[]> store, long retentionMs) {
        this.store = store;
        this.retentionMs = retentionMs;
    }

    /**
     * Deletes what no query may ask for any more.
     *
     * @param nowMs in ms
     */
    void expire(Collection<String> tenantIds, long nowMs) {
        long beforeMs = Granularity.HOUR.startOf(nowMs - retentionMs);
        if (beforeMs <= expiredMs) {
            return;
        }
        for (String tenantId : tenantIds) {
            for (Granularity granularity : Granularity.values()) {
                expire(tenantId, granularity, granularity.startOf(beforeMs));
            }
        }
        expiredMs = beforeMs;
    }

    /** From where the last scan ended: a scan over what was just deleted is slow. */
    private void expire(String tenantId, Granularity granularity, long beforeMs) {
        Bucket first = Bucket.of(granularity, expiredMs);
        Bucket last = new Bucket(granularity, beforeMs - granularity.lengthMs());
        if (last.startMs() < first.startMs()) {
            return;
        }
        List<Bytes> deletions = new ArrayList<>();
        BucketRows.scan(
                store, RowKey.counts(tenantId, first), RowKey.counts(tenantId, last), row -> deletions.add(row.key));
        BucketRows.scan(store, RowKey.bins(tenantId, first), RowKey.bins(tenantId, last), row -> {
            Bucket bucket = new Bucket(granularity, RowKey.startOf(row.key));
            NumberCounts.forEach(row.value, (bin, count) -> deletions.add(RowKey.times(tenantId, (int) bin, bucket)));
            deletions.add(row.key);
        });
        deletions.forEach(store::delete);
    }
}
