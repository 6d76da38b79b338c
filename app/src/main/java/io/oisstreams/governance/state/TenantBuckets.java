package io.oisstreams.governance.state;

import io.oisstreams.governance.core.Bucket;
import io.oisstreams.governance.core.Contribution;
import io.oisstreams.governance.core.Granularity;
import io.oisstreams.governance.core.Percentiles;
import io.oisstreams.governance.core.ResponseTimeBin;
import io.oisstreams.governance.core.ResponseTimes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The buckets of one tenant: as the store has them, and over them what changed since the last commit. For the stream thread only. */
final class TenantBuckets {
    private final String tenantId;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private final Map<Bucket, StoredBucket> changedBuckets = new HashMap<>();
    private final Map<Bytes, SortedMap<Long, Long>> changedTimes = new HashMap<>();
    private boolean changed;

    TenantBuckets(String tenantId, ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.tenantId = tenantId;
        this.store = store;
    }

    /** A bucket as it is now; its percentiles may be older. */
    StoredBucket bucket(Bucket bucket) {
        StoredBucket current = changedBuckets.get(bucket);
        return current != null ? current : stored(bucket);
    }

    private StoredBucket stored(Bucket bucket) {
        byte[] row = store.get(RowKey.counts(tenantId, bucket));
        return row == null ? StoredBucket.empty() : StoredBucket.of(row);
    }

    void changed() {
        changed = true;
    }

    void add(Contribution decision) {
        changed = true;
        for (Granularity granularity : Granularity.values()) {
            Bucket bucket = Bucket.of(granularity, decision.timestampMs());
            changedBuckets.computeIfAbsent(bucket, this::stored).counts().add(decision);
            decision.responseTimeMs().ifPresent(ms -> addTime(bucket, ms));
        }
    }

    private void addTime(Bucket bucket, long ms) {
        int bin = ResponseTimeBin.of(ms);
        times(RowKey.bins(tenantId, bucket)).merge((long) bin, 1L, Long::sum);
        times(RowKey.times(tenantId, bin, bucket)).merge(ms, 1L, Long::sum);
    }

    /** A row of bins or times, to be changed. */
    private SortedMap<Long, Long> times(Bytes key) {
        return changedTimes.computeIfAbsent(key, this::storedTimes);
    }

    private SortedMap<Long, Long> storedTimes(Bytes key) {
        byte[] row = store.get(key);
        return row == null ? new TreeMap<>() : NumberCounts.of(row);
    }

    /** With its percentiles and the number of this publication. */
    StoredBucket publish(Bucket bucket) {
        changed = true;
        StoredBucket current = withPercentiles(bucket, bucket(bucket));
        changedBuckets.put(bucket, current.publishedOnceMore());
        return current;
    }

    private StoredBucket withPercentiles(Bucket bucket, StoredBucket current) {
        return changedTimes.containsKey(RowKey.bins(tenantId, bucket))
                ? current.with(Percentiles.of(responseTimes(bucket)))
                : current;
    }

    private ResponseTimes responseTimes(Bucket bucket) {
        long[] countsByBin = new long[ResponseTimeBin.BINS];
        times(RowKey.bins(tenantId, bucket)).forEach((bin, count) -> countsByBin[bin.intValue()] += count);
        return new ResponseTimes(countsByBin, bin -> {
            Bytes key = RowKey.times(tenantId, bin, bucket);
            SortedMap<Long, Long> current = changedTimes.get(key);
            return current != null ? current : storedTimes(key);
        });
    }

    /** Adds the rows that changed to a batch, and forgets them; returns whether anything changed. */
    boolean takeInto(List<KeyValue<Bytes, byte[]>> batch) {
        if (!changed) {
            return false;
        }
        changedBuckets.forEach((bucket, current) -> {
            StoredBucket row = bucket.granularity() == Granularity.MINUTE ? current : withPercentiles(bucket, current);
            batch.add(KeyValue.pair(RowKey.counts(tenantId, bucket), row.bytes()));
        });
        changedTimes.forEach((key, counts) -> batch.add(KeyValue.pair(key, NumberCounts.bytes(counts))));
        changedBuckets.clear();
        changedTimes.clear();
        changed = false;
        return true;
    }
}
