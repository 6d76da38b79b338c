package io.oisstreams.docker;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.http.MetricsRoutes;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.streams.RocksMemory;
import io.oisstreams.streams.StreamsApplication;
import io.oisstreams.streams.TopicLayout;
import io.oisstreams.streams.TopicProvisioning;
import io.oisstreams.streams.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The integrity application on a broker and a registry of its own, after one event of each fate; for what {@code /prometheus} shows. */
final class MeasuredInstance implements AutoCloseable {
    private static final Instant WINDOW_START = Instant.parse("2026-05-21T00:00:00Z");

    private final Deque<Runnable> opened = new ArrayDeque<>();
    private final OisConfig config;
    private final PrometheusMeterRegistry meters;

    MeasuredInstance(Path stateDir) throws InterruptedException {
        EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());
        opened.push(platform::close);
        config = OisConfig.of(Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl(),
                "state.dir", stateDir.toString(),
                "topics.partitions", "1"));
        new TopicProvisioning(
                        config.kafkaClientProperties(),
                        config.schemaRegistryUrl(),
                        Topics.all().stream().map(MeasuredInstance::spec).toList(),
                        new TopicLayout(1, (short) 1, TimestampType.CREATE_TIME))
                .create();
        MetricsRoutes metrics = new MetricsRoutes();
        opened.push(metrics::close);
        meters = (PrometheusMeterRegistry) metrics.registry();
        RocksMemory memory = new RocksMemory(config.rocksDbMemoryBytes());
        opened.push(memory::close);
        StreamsApplication application =
                new StreamsApplication("integrity", IntegrityTopology.build(config, meters), config, memory);
        opened.push(application::close);
        metrics.add(application.kafkaStreams());
        application.start();
        application.awaitReady(Duration.ofSeconds(60));
        System.gc(); // a pause to be measured
    }

    private static TopicSpec spec(EventTopic topic) {
        boolean read = topic.direction() != EventTopic.Direction.OUTPUT;
        return new TopicSpec(topic.name(), Optional.of(topic.schema()), read, Map.of());
    }

    /** An event that is accepted, the same again, one that is none, and a tick that closes their window. */
    void oneEventOfEachFate() {
        AgentAction action = AgentAction.newBuilder()
                .setEventId("action-1")
                .setTenantId("acme")
                .setTimestampMs(WINDOW_START)
                .setAgentId("agent")
                .setActionId("1")
                .setActionType("read")
                .setWithinScope(true)
                .build();
        Instant afterTheWindow = WINDOW_START.plus(config.window()).plus(Duration.ofHours(1));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        config.kafkaClientProperties(), new ByteArraySerializer(), new ByteArraySerializer());
                KafkaAvroSerializer avro = new KafkaAvroSerializer()) {
            avro.configure(config.serdeProperties(), false);
            byte[] tenant = "acme".getBytes(StandardCharsets.UTF_8);
            byte[] event = avro.serialize(Topics.AGENT_ACTIONS.name(), action);
            byte[] tick = avro.serialize(
                    Topics.TIME_TICKS.name(),
                    Tick.newBuilder().setTimestampMs(afterTheWindow).build());
            send(producer, Topics.AGENT_ACTIONS, WINDOW_START, tenant, event);
            send(producer, Topics.AGENT_ACTIONS, WINDOW_START, tenant, event);
            send(producer, Topics.AGENT_ACTIONS, WINDOW_START, tenant, new byte[] {1});
            send(producer, Topics.TIME_TICKS, afterTheWindow, new byte[0], tick);
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, EventTopic topic, Instant time, byte[] key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic.name(), 0, time.toEpochMilli(), key, value));
    }

    /** What {@code /prometheus} shows now. */
    String scrape() {
        return meters.scrape();
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }
}
