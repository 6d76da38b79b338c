package io.oisstreams.integrity.topology;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.DegradationEvent;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.streams.TenantKey;
import io.oisstreams.streams.WriteBehindStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.util.Files;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The integrity topology on Kafka's test driver: events in, outputs and store rows out. Windows of an hour by default. */
final class IntegrityDriver implements AutoCloseable {
    static final long HOUR = 3_600_000;

    private final TopologyTestDriver driver;
    private final Serializer<SpecificRecord> serializer;
    private final OisConfig config;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    IntegrityDriver(String... settings) {
        this(Optional.empty(), settings);
    }

    /** @param sealer empty: as configured */
    IntegrityDriver(Optional<RecordSealer> sealer, String... settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "bootstrap.servers", "unused:1",
                "schema.registry.url", "mock://integrity",
                "ois.window", "1h"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        config = OisConfig.of(all);
        serializer = AvroValues.serializer(config);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "integrity-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        // Its own, because others on this machine may run the same test.
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG, Files.newTemporaryFolder().toString());
        driver = new TopologyTestDriver(
                sealer.map(given -> IntegrityTopology.build(config, meters, new BouncyCastleVerifier(), given))
                        .orElseGet(() -> IntegrityTopology.build(config, meters)),
                properties,
                Instant.EPOCH);
    }

    /** Sends the events in the order of their admission times. */
    void send(Scenario... scenarios) {
        List<Scenario.Admitted> all = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            all.addAll(scenario.events());
        }
        all.sort(Comparator.comparingLong(Scenario.Admitted::admissionMs));
        all.forEach(this::send);
    }

    void send(Scenario.Admitted event) {
        byte[] key = event.value().get(1).toString().getBytes(StandardCharsets.UTF_8);
        sendBytes(event.topic(), key, serializer.serialize(event.topic().name(), event.value()), event.admissionMs());
    }

    void sendBytes(EventTopic topic, byte @Nullable [] key, byte @Nullable [] value, long admissionMs) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(key, value, new RecordHeaders(), admissionMs));
    }

    byte[] bytes(EventTopic topic, SpecificRecord value) {
        return serializer.serialize(topic.name(), value);
    }

    /** Time passes to here, and nobody waits for what is done beside the stream. */
    void tickOnly(long timeMs) {
        sendBytes(Topics.TIME_TICKS, null, new byte[0], timeMs);
    }

    /** Time passes to here, and every record that is due is published. */
    void tick(long timeMs) {
        tickOnly(timeMs);
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> {
            driver.advanceWallClockTime(Duration.ofMillis(50));
            return meters.get(IntegrityTopology.RECORDS_WAITING).gauge().value() == 0;
        });
    }

    List<OisRecord> records() {
        return read(Topics.OIS_RECORDS, OisRecord.class);
    }

    List<EvidenceEntry> evidence() {
        return read(Topics.OIS_EVIDENCE, EvidenceEntry.class);
    }

    List<DegradationEvent> degradations() {
        return read(Topics.OIS_DEGRADATIONS, DegradationEvent.class);
    }

    List<Alert> alerts() {
        return read(Topics.ALERTS, Alert.class);
    }

    List<RejectedTelemetry> rejected() {
        return read(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class);
    }

    /** A record of an output topic. */
    record Output(String key, long timestampMs, SpecificRecord value) {}

    /** The records of an output topic, with their keys and timestamps. */
    List<Output> outputs(EventTopic topic) {
        List<Output> outputs = new ArrayList<>();
        try (KafkaAvroDeserializer reader = reader()) {
            for (TestRecord<String, byte[]> record : driver.createOutputTopic(
                            topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()) {
                outputs.add(new Output(record.key(), record.timestamp(), (SpecificRecord)
                        reader.deserialize(topic.name(), record.value())));
            }
        }
        return outputs;
    }

    List<byte[]> values(EventTopic topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList();
    }

    private <T extends SpecificRecord> List<T> read(EventTopic topic, Class<T> type) {
        List<T> values = new ArrayList<>();
        try (KafkaAvroDeserializer reader = reader()) {
            for (byte[] value : values(topic)) {
                values.add(type.cast(reader.deserialize(topic.name(), value)));
            }
        }
        return values;
    }

    private KafkaAvroDeserializer reader() {
        KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
        Map<String, Object> settings = new HashMap<>(config.serdeProperties());
        settings.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        reader.configure(settings, false);
        return reader;
    }

    /** The JSON rows of a tenant in a query store. */
    List<String> rows(String store, String tenant) {
        KeyValueStore<Bytes, byte[]> rows = driver.getKeyValueStore(store);
        List<String> values = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = rows.all()) {
            all.forEachRemaining(row -> {
                if (TenantKey.tenantOf(row.key).equals(tenant)) {
                    values.add(new String(row.value, StandardCharsets.UTF_8));
                }
            });
        }
        return values;
    }

    /** How many rows the state store has: what survives. */
    int stateRows() {
        return stateRowSizes().size();
    }

    /** How many bytes each of them has. */
    List<Integer> stateRowSizes() {
        WriteBehindStore store = (WriteBehindStore)
                Objects.requireNonNull(driver.getAllStateStores().get(IntegrityTopology.STATE_STORE));
        List<Integer> sizes = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(row -> sizes.add(row.value.length));
        }
        return sizes;
    }

    @Override
    public void close() {
        driver.close();
    }
}
