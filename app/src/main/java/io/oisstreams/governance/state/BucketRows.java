package io.oisstreams.governance.state;

import io.oisstreams.governance.core.Bucket;
import io.oisstreams.governance.core.Counts;
import io.oisstreams.governance.core.ResponseTimeBin;
import io.oisstreams.governance.core.ResponseTimes;
import io.oisstreams.governance.core.Span;
import io.oisstreams.governance.core.Span.Run;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads the rows of one partition. The work for a window is in proportion to the buckets that it is made of ({@link Span#runs}), never
 * to the decisions in them. All rows of a tenant change together, once a commit; whoever reads several compares {@link #version} before and
 * after. May be used by several threads.
 */
public final class BucketRows {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;

    /** Rows of that store. */
    public BucketRows(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** The latest time that was recorded, of a tick or a decision, in ms; empty: none. */
    public OptionalLong latestMs() {
        byte[] row = store.get(RowKey.LATEST);
        return row == null
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(row).getLong());
    }

    /** Whether a decision of the tenant ever counted. */
    public boolean knows(String tenantId) {
        return store.get(RowKey.tenant(tenantId)) != null;
    }

    /** The first tenants that are known, in the order of their ids' UTF-8 bytes. */
    public List<String> tenants(int most) {
        List<String> tenants = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(RowKey.FIRST_TENANT, RowKey.AFTER_TENANTS)) {
            while (rows.hasNext() && tenants.size() < most) {
                tenants.add(RowKey.tenantOf(rows.next().key));
            }
        }
        return tenants;
    }

    /** A number that changes whenever any row of the tenant does. */
    public long version(String tenantId) {
        byte[] row = store.get(RowKey.version(tenantId));
        return row == null ? 0 : ByteBuffer.wrap(row).getLong();
    }

    /** Names the buckets of a run that have decisions, by their start in ms, earliest first; without the decisions by reason code. */
    public void buckets(String tenantId, Run run, BiConsumer<Long, StoredBucket> each) {
        scanCounts(tenantId, run, row -> each.accept(RowKey.startOf(row.key), StoredBucket.withoutReasons(row.value)));
    }

    /** What the decisions of a time range come to. */
    public Counts counts(String tenantId, Span span) {
        Counts sum = new Counts();
        for (Run run : span.runs()) {
            scanCounts(tenantId, run, row -> sum.add(StoredBucket.of(row.value).counts()));
        }
        return sum;
    }

    private void scanCounts(String tenantId, Run run, Consumer<KeyValue<Bytes, byte[]>> each) {
        scan(store, RowKey.counts(tenantId, first(run)), RowKey.counts(tenantId, last(run)), each);
    }

    /** The response times of a time range; the single ones are read when they are asked for. */
    public ResponseTimes responseTimes(String tenantId, Span span) {
        long[] countsByBin = new long[ResponseTimeBin.BINS];
        for (Run run : span.runs()) {
            scan(
                    store,
                    RowKey.bins(tenantId, first(run)),
                    RowKey.bins(tenantId, last(run)),
                    row -> NumberCounts.forEach(row.value, (bin, count) -> countsByBin[(int) bin] += count));
        }
        return new ResponseTimes(countsByBin, bin -> times(tenantId, bin, span));
    }

    private SortedMap<Long, Long> times(String tenantId, int bin, Span span) {
        SortedMap<Long, Long> times = new TreeMap<>();
        for (Run run : span.runs()) {
            scan(
                    store,
                    RowKey.times(tenantId, bin, first(run)),
                    RowKey.times(tenantId, bin, last(run)),
                    row -> NumberCounts.forEach(row.value, (ms, count) -> times.merge(ms, count, Long::sum)));
        }
        return times;
    }

    /** Hands on the rows between two keys, both included. */
    static void scan(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            Bytes first,
            Bytes last,
            Consumer<KeyValue<Bytes, byte[]>> each) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(first, last)) {
            rows.forEachRemaining(each);
        }
    }

    private static Bucket first(Run run) {
        return new Bucket(run.granularity(), run.fromMs());
    }

    private static Bucket last(Run run) {
        return new Bucket(run.granularity(), run.toMs() - run.granularity().lengthMs());
    }
}
