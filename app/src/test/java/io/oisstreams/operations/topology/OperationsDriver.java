package io.oisstreams.operations.topology;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.streams.WorkThreads;
import io.oisstreams.streams.WriteBehindStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The operations topology on Kafka's test driver: events in, outputs out. */
final class OperationsDriver implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final Serializer<SpecificRecord> serializer;
    private final OisConfig config;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    OperationsDriver(String... settings) {
        this(new BouncyCastleVerifier(), settings);
    }

    OperationsDriver(SignatureVerifier verifier, String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("schema.registry.url", "mock://operations"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        config = OisConfig.of(all);
        serializer = AvroValues.serializer(config);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "operations-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        driver = new TopologyTestDriver(
                OperationsTopology.build(config, meters, verifier, WorkThreads.bounded(2, "test-verification")),
                properties,
                Instant.EPOCH);
    }

    void send(SignedOperation event, long admissionMs) {
        sendBytes(event.getTenantId().getBytes(StandardCharsets.UTF_8), bytes(event), admissionMs);
    }

    byte[] bytes(SpecificRecord event) {
        return serializer.serialize(Topics.OPERATIONS_SIGNED.name(), event);
    }

    void sendBytes(byte @Nullable [] key, byte @Nullable [] value, long admissionMs) {
        pipe(Topics.OPERATIONS_SIGNED, key, value, admissionMs);
    }

    /** Time passes to here. */
    void tick(long timeMs) {
        pipe(Topics.TIME_TICKS, null, new byte[0], timeMs);
    }

    private void pipe(EventTopic topic, byte @Nullable [] key, byte @Nullable [] value, long timeMs) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(key, value, new RecordHeaders(), timeMs));
    }

    /** The verdicts since this was asked last, as records with key and timestamp. */
    List<TestRecord<String, SignatureVerification>> verdictRecords() {
        return read(Topics.SIGNATURE_VERIFICATIONS, SignatureVerification.class);
    }

    List<SignatureVerification> verdicts() {
        return verdictRecords().stream().map(TestRecord::value).toList();
    }

    /** What became of each operation since this was asked last: {@code verified}, or the beginning of the failure reason. */
    List<String> outcomes() {
        return verdicts().stream()
                .map(verdict -> verdict.getVerified() ? "verified" : reasonOf(verdict))
                .toList();
    }

    private static String reasonOf(SignatureVerification verdict) {
        String reason = Objects.requireNonNull(verdict.getFailureReason());
        return reason.substring(0, reason.indexOf(':'));
    }

    List<RejectedTelemetry> rejected() {
        return read(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class).stream()
                .map(TestRecord::value)
                .toList();
    }

    private <T extends SpecificRecord> List<TestRecord<String, T>> read(EventTopic topic, Class<T> type) {
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

    /** How many rows the store has. */
    int rows() {
        WriteBehindStore store = (WriteBehindStore)
                Objects.requireNonNull(driver.getAllStateStores().get(OperationsTopology.IDS_STORE));
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                all.next();
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        driver.close();
    }
}
