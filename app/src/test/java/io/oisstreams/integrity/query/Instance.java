package io.oisstreams.integrity.query;

import io.oisstreams.http.HealthRoutes;
import io.oisstreams.http.HttpServer;
import io.oisstreams.http.MetricsRoutes;
import io.oisstreams.http.PeerClient;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.StreamsOwners;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.streams.TenantKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** One instance of a tiny application that keeps the last value of each tenant as its current row. */
final class Instance implements AutoCloseable {
    private final HttpServer server = HttpServer.bind("127.0.0.1", 0);
    private final MetricsRoutes metrics = new MetricsRoutes();
    private final KafkaStreams streams;

    Instance(String bootstrapServers, String topic, Path stateDir) {
        HostInfo self = new HostInfo("127.0.0.1", server.port());
        streams = new KafkaStreams(topology(topic), settings(bootstrapServers, topic, stateDir, self));
        StoreQuery query = new StoreQuery(new StreamsOwners(streams, self), new PeerClient(Duration.ofSeconds(5)));
        server.serve(List.of(
                new IntegrityRoutes(query, Samples::noEvidence, Optional.empty()),
                new HealthRoutes(
                        Optional::empty,
                        () -> Optional.of(streams.state().toString()).filter(s -> !s.equals("RUNNING"))),
                metrics));
        metrics.add(streams);
        streams.start();
    }

    private static Topology topology(String topic) {
        Topology topology = new Topology();
        topology.addSource("in", new StringDeserializer(), new ByteArrayDeserializer(), topic);
        topology.addProcessor("keep", Instance::keep, "in");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(IntegrityTopology.CURRENT_STORE),
                                Serdes.Bytes(),
                                Serdes.ByteArray())
                        .withCachingEnabled(),
                "keep");
        return topology;
    }

    private static Processor<String, byte[], Void, Void> keep() {
        return new ContextualProcessor<>() {
            @Override
            public void process(Record<String, byte[]> record) {
                KeyValueStore<Bytes, byte[]> current = context().getStateStore(IntegrityTopology.CURRENT_STORE);
                current.put(TenantKey.of(record.key()), record.value());
            }
        };
    }

    private static Properties settings(String bootstrapServers, String topic, Path stateDir, HostInfo self) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, topic + "-app");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ":" + self.port());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put("auto.offset.reset", "earliest");
        return settings;
    }

    int port() {
        return server.port();
    }

    boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    boolean hasPartitions() {
        return streams.metadataForLocalThreads().stream()
                .anyMatch(thread -> !thread.activeTasks().isEmpty());
    }

    /** It answers no more, but the group doesn't know yet. */
    void stopAnswering() {
        server.close();
    }

    /** It leaves the group; its partitions move. */
    void leave() {
        streams.close(CloseOptions.timeout(Duration.ofSeconds(30))
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    @Override
    public void close() {
        leave();
        server.close();
        metrics.close();
    }
}
