package io.oisstreams.governance.state;

import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.core.AlertWindow;
import io.oisstreams.governance.core.Bucket;
import io.oisstreams.governance.core.Contribution;
import io.oisstreams.governance.core.Granularity;
import io.oisstreams.governance.core.RollupAgenda;
import io.oisstreams.governance.core.SecurityTotals;
import io.oisstreams.governance.core.TenantMetrics;
import io.oisstreams.streams.Documents;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * All tenants of a partition: what time can cause is in memory, buckets are in the store. Changes are written just before the commit, in
 * its transaction and in one batch, so that queries see all of them or none. For the stream thread only.
 */
public final class GovernanceState {
    private final KeyValueStore<Bytes, byte[]> store;
    private final GovernanceConfig config;
    private final BucketRows rows;
    private final Map<String, TenantMetrics> tenants = new TreeMap<>();
    private final Map<String, TenantBuckets> buckets = new HashMap<>();
    private final Expiry expiry;
    private long latestMs;
    private long expiryMs;
    private long writtenLatestMs = -1;

    /** Loads what the store holds. */
    public GovernanceState(KeyValueStore<Bytes, byte[]> store, GovernanceConfig config) {
        this.store = store;
        this.config = config;
        this.rows = new BucketRows(store);
        this.expiry = new Expiry(store, config.retentionMs());
        this.latestMs = rows.latestMs().orElse(0);
        rows.tenants(Integer.MAX_VALUE)
                .forEach(tenantId -> tenants.put(tenantId, restored(tenantId, store.get(RowKey.tenant(tenantId)))));
    }

    private TenantMetrics restored(String tenantId, byte[] row) {
        return tenant(tenantId, Documents.read(row, TenantMetrics.State.class));
    }

    private TenantMetrics tenant(String tenantId, TenantMetrics.State state) {
        TenantBuckets own = bucketsOf(tenantId);
        AlertWindow alerts = new AlertWindow(
                tenantId,
                config.alertWindowMs(),
                config.alertThresholds(),
                minuteMs -> SecurityTotals.of(
                        own.bucket(new Bucket(Granularity.MINUTE, minuteMs)).counts()),
                state.alerts());
        return new TenantMetrics(alerts, new RollupAgenda(config.rollupSettleMs(), state.rollups()));
    }

    /** A tenant, new if it was never heard of. */
    public TenantMetrics tenant(String tenantId) {
        return tenants.computeIfAbsent(tenantId, id -> tenant(id, TenantMetrics.State.NEW));
    }

    /** The ids of all tenants, in a fixed order. */
    public Collection<String> tenantIds() {
        return List.copyOf(tenants.keySet());
    }

    /** Adds a decision to its minute, hour and day. */
    public void add(String tenantId, Contribution decision) {
        bucketsOf(tenantId).add(decision);
    }

    /** A bucket as it is now, with its percentiles, about to be published once more. */
    public StoredBucket publish(String tenantId, Bucket bucket) {
        return bucketsOf(tenantId).publish(bucket);
    }

    /** The state of a tenant changed otherwise than by {@link #add} and {@link #publish}. */
    public void changed(String tenantId) {
        bucketsOf(tenantId).changed();
    }

    /** A time was recorded, in ms. */
    public void recorded(long timeMs) {
        latestMs = Math.max(latestMs, timeMs);
    }

    /**
     * What is older than the retention is over: the next write deletes it, after writing what the same tick changed in it. To be called
     * after all tenants were told the time.
     */
    public void expire() {
        expiryMs = latestMs;
    }

    /** Writes what changed since the last time; to be called just before a commit. */
    public void write() {
        List<KeyValue<Bytes, byte[]>> batch = new ArrayList<>();
        buckets.forEach((tenantId, changes) -> {
            if (changes.takeInto(batch)) {
                long version = rows.version(tenantId) + 1;
                batch.add(KeyValue.pair(RowKey.version(tenantId), number(version)));
                batch.add(KeyValue.pair(
                        RowKey.tenant(tenantId),
                        Documents.write(tenant(tenantId).state())));
            }
        });
        if (latestMs != writtenLatestMs) {
            writtenLatestMs = latestMs;
            batch.add(KeyValue.pair(RowKey.LATEST, number(latestMs)));
        }
        if (!batch.isEmpty()) {
            store.putAll(batch);
        }
        expiry.expire(tenants.keySet(), expiryMs);
    }

    private TenantBuckets bucketsOf(String tenantId) {
        return buckets.computeIfAbsent(tenantId, id -> new TenantBuckets(id, store));
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
