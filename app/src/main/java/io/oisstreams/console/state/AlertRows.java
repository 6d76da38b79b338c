package io.oisstreams.console.state;

import io.oisstreams.streams.TenantKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Alerts as JSON: the beginning of each and its end, by time of detection. The same one told twice is one row. Changes are written just
 * before the commit. For the stream thread only.
 */
public final class AlertRows {
    /** Of alerts of one time those that fire are the newer ones: when the severity changes, an alert is resolved and another one fires. */
    private static final long FIRING = 1L << 62;

    private final KeyValueStore<Bytes, byte[]> store;
    private final long retentionMs;
    private final Map<Bytes, byte[]> written = new TreeMap<>();
    private final Map<String, Long> newestMs = new TreeMap<>();

    /** @param retentionDays how much older than a tenant's newest one an alert may be */
    public AlertRows(KeyValueStore<Bytes, byte[]> store, int retentionDays) {
        this.store = store;
        this.retentionMs = Duration.ofDays(retentionDays).toMillis();
    }

    /**
     * Keeps an alert.
     *
     * @param detectedAtMs in ms, not negative
     * @param json as it is served
     */
    public void put(String tenantId, String alertId, boolean firing, long detectedAtMs, String json) {
        Bytes key = TenantKey.of(tenantId, detectedAtMs, number(alertId, firing));
        written.put(key, json.getBytes(StandardCharsets.UTF_8));
        newestMs.merge(tenantId, detectedAtMs, Math::max);
    }

    /** Tells alerts of one time apart, the same way each time. */
    private static long number(String alertId, boolean firing) {
        long hash =
                UUID.nameUUIDFromBytes(alertId.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
        return (hash & (FIRING - 1)) | (firing ? FIRING : 0);
    }

    /** Writes what came since the last time, and forgets what is too old; to be called just before a commit. */
    public void write() {
        written.forEach(store::put);
        written.clear();
        newestMs.forEach((tenantId, newest) -> forgetBefore(tenantId, newest - retentionMs));
        newestMs.clear();
    }

    private void forgetBefore(String tenantId, long keptFromMs) {
        if (keptFromMs <= 0) {
            return;
        }
        Bytes last = TenantKey.of(tenantId, keptFromMs - 1, Long.MAX_VALUE);
        try (KeyValueIterator<Bytes, byte[]> old = store.range(TenantKey.of(tenantId, 0), last)) {
            while (old.hasNext()) {
                store.delete(old.next().key);
            }
        }
    }
}
