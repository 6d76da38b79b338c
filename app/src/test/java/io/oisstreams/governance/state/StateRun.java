package io.oisstreams.governance.state;

import io.oisstreams.alerting.Alert;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.core.AlertThresholds;
import io.oisstreams.governance.core.Contribution;
import io.oisstreams.governance.core.Projector;
import io.oisstreams.governance.core.ReasonCodes;
import io.oisstreams.governance.core.RollupAgenda.Due;
import io.oisstreams.governance.core.Semantics;
import io.oisstreams.governance.core.TenantMetrics;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The state of a partition over a store in memory, used as the topology uses it, and what it has caused. */
final class StateRun {
    static final long DAY = 86_400_000;

    private static final int FIRST_KIND_OF_BUCKETS = 3;

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("rows").get();
    private final List<Object> outputs = new ArrayList<>();
    private final GovernanceConfig config;
    private GovernanceState state;

    /** A rollup as it would be published. */
    record Published(String tenantId, Due due, int revision, String row) {}

    StateRun(long retentionMs) {
        Projector projector = new Projector("test", Semantics.SPEC, new ReasonCodes(Map.of()));
        config = new GovernanceConfig(projector, AlertThresholds.DEFAULT, DAY / 24, 60_000, retentionMs, 1_000_000);
        state = new GovernanceState(store, config);
    }

    void decided(String tenantId, Contribution decision, long admissionMs) {
        state.recorded(admissionMs);
        state.tenant(tenantId).decided(decision, admissionMs, receiver(tenantId));
        state.add(tenantId, decision);
    }

    void tick(long tickMs) {
        state.recorded(tickMs);
        for (String tenantId : state.tenantIds()) {
            if (state.tenant(tenantId).tick(tickMs, receiver(tenantId))) {
                state.changed(tenantId);
            }
        }
        state.expire();
    }

    private TenantMetrics.Receiver receiver(String tenantId) {
        return new TenantMetrics.Receiver() {
            @Override
            public void alert(Alert alert) {
                outputs.add(alert);
            }

            @Override
            public void rollup(Due due) {
                StoredBucket content = state.publish(tenantId, due.bucket());
                outputs.add(new Published(
                        tenantId, due, content.revisions(), HexFormat.of().formatHex(content.bytes())));
            }
        };
    }

    void commit() {
        state.write();
    }

    /** Begins anew with what was committed. */
    void load() {
        state = new GovernanceState(store, config);
    }

    List<Object> outputs() {
        return outputs;
    }

    BucketRows rows() {
        return new BucketRows(store);
    }

    /** All rows, key to value, in hex. */
    Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                content.put(
                        HexFormat.of().formatHex(row.key.get()), HexFormat.of().formatHex(row.value));
            }
        }
        return content;
    }

    /** The rows of minutes, hours and days. The others tell how often was committed, and up to when an idle window was followed. */
    Map<String, String> buckets() {
        Map<String, String> buckets = new TreeMap<>(content());
        buckets.keySet().removeIf(key -> Integer.parseInt(key.substring(0, 2), 16) < FIRST_KIND_OF_BUCKETS);
        return buckets;
    }
}
