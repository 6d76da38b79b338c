package io.oisstreams.integrity;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.streams.RocksMemory;
import io.oisstreams.streams.StreamsApplication;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The integrity application in this JVM. */
final class RunningApplication implements AutoCloseable {
    private static final List<String> QUERY_STORES = List.of(
            IntegrityTopology.RECORDS_STORE, IntegrityTopology.DEGRADATIONS_STORE, IntegrityTopology.CURRENT_STORE);

    private final RocksMemory memory = new RocksMemory(64L << 20);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StreamsApplication application;

    RunningApplication(OisConfig config) {
        application = new StreamsApplication("integrity", IntegrityTopology.build(config, meters), config, memory);
        application.start();
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    Set<Integer> activePartitions(String topic) {
        return application.activePartitions(topic);
    }

    void awaitReady() {
        Cluster.await().until(() -> application.readiness().isEmpty());
    }

    /** Returns when every record that was computed is published and committed. */
    void awaitPublished() {
        Cluster.await()
                .until(() ->
                        meters.get(IntegrityTopology.RECORDS_WAITING).gauge().value() == 0);
    }

    /** All rows of all query stores: by store, key and value. */
    Map<String, List<String>> rows() {
        awaitReady();
        Map<String, List<String>> rows = new TreeMap<>();
        for (String name : QUERY_STORES) {
            ReadOnlyKeyValueStore<Bytes, byte[]> store = application
                    .kafkaStreams()
                    .store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
            List<String> found = rows.computeIfAbsent(name, key -> new ArrayList<>());
            try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                all.forEachRemaining(row -> found.add(row.key + "=" + new String(row.value, StandardCharsets.UTF_8)));
            }
            found.sort(null);
        }
        return rows;
    }

    @Override
    public void close() {
        application.close();
        memory.close();
    }
}
