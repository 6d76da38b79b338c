package io.oisstreams.streams;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.util.Files;
import org.jspecify.annotations.Nullable;

/** A capability's topology on Kafka's test driver, with a registry in memory: events in, outputs out. */
public final class TopologyDriver implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final Serializer<SpecificRecord> serializer;
    private final OisConfig config;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** @param settings name, value, name, value */
    public TopologyDriver(BiFunction<OisConfig, MeterRegistry, Topology> topology, String... settings) {
        Map<String, String> all =
                new HashMap<>(Map.of("bootstrap.servers", "unused:1", "schema.registry.url", "mock://driver"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        config = OisConfig.of(all);
        serializer = AvroValues.serializer(config);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "topology-driver");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        // Its own, because others on this machine may run the same test.
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG, Files.newTemporaryFolder().toString());
        driver = new TopologyTestDriver(topology.apply(config, meters), properties, Instant.EPOCH);
    }

    public SimpleMeterRegistry meters() {
        return meters;
    }

    /** An event under its tenant's key. */
    public void send(EventTopic topic, SpecificRecord event, long admissionMs) {
        send(topic, EventHeader.of(event).tenantId(), event, admissionMs);
    }

    /** A value, which may have no header, under a tenant's key. */
    public void send(EventTopic topic, String tenantId, SpecificRecord value, long timestampMs) {
        sendBytes(topic, tenantId.getBytes(StandardCharsets.UTF_8), bytes(topic, value), timestampMs);
    }

    public byte[] bytes(EventTopic topic, SpecificRecord event) {
        return serializer.serialize(topic.name(), event);
    }

    public void sendBytes(EventTopic topic, byte @Nullable [] key, byte @Nullable [] value, long admissionMs) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, new RecordHeaders(), admissionMs));
    }

    /** Time passes to here. */
    public void tick(long timeMs) {
        sendBytes(Topics.TIME_TICKS, null, new byte[0], timeMs);
    }

    /** What was published since this was asked last, with keys and timestamps. */
    public <T extends SpecificRecord> List<TestRecord<String, T>> records(EventTopic topic, Class<T> type) {
        List<TestRecord<String, T>> values = new ArrayList<>();
        try (KafkaAvroDeserializer reader = new KafkaAvroDeserializer()) {
            Map<String, Object> settings = new HashMap<>(config.serdeProperties());
            settings.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
            reader.configure(settings, false);
            driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .forEach(record -> values.add(new TestRecord<>(
                            record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
                            type.cast(reader.deserialize(topic.name(), record.value())),
                            record.getRecordTime())));
        }
        return values;
    }

    /** The values alone. */
    public <T extends SpecificRecord> List<T> values(EventTopic topic, Class<T> type) {
        return records(topic, type).stream().map(TestRecord::value).toList();
    }

    /** A state store. */
    public StateStore store(String name) {
        return driver.getStateStore(name);
    }

    /** The same of a plain key-value store. */
    public KeyValueStore<Bytes, byte[]> keyValueStore(String name) {
        return driver.getKeyValueStore(name);
    }

    @Override
    public void close() {
        driver.close();
    }
}
