package io.oisstreams.operations;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.operations.OperationsInputs.Admitted;
import io.oisstreams.operations.core.verdict.OperationRules;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.streams.TopicLayout;
import io.oisstreams.streams.TopicProvisioning;
import io.oisstreams.streams.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A broker and a registry with the topics of the operations capability, of one partition each. All applications write to the same outputs,
 * so a test says from where on they are one application's.
 */
final class OperationsCluster implements AutoCloseable {
    static final List<EventTopic> INPUTS = List.of(
            Topics.COST_EVENTS,
            Topics.OPERATIONS_SIGNED,
            Topics.SIGNATURE_VERIFICATIONS,
            Topics.CYCLE_EVENTS,
            Topics.COMPLIANCE_CHECKS,
            Topics.DETERMINISM_CHECKS,
            Topics.DEVIATION_UPDATES,
            Topics.BASELINE_CHANGES,
            Topics.TIME_TICKS);
    static final List<EventTopic> OUTPUTS = List.of(
            Topics.SIGNATURE_VERIFICATIONS,
            Topics.ALERTS,
            Topics.CONTROL_COMMANDS,
            Topics.DEVIATIONS,
            Topics.REPORTS,
            Topics.TELEMETRY_REJECTED);

    /** What was never published never comes. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());

    /** A committed record; the value as JSON, which tells all of it. */
    record Row(Optional<String> key, long timestampMs, String value) {}

    OperationsCluster() {
        List<TopicSpec> specs = Stream.concat(INPUTS.stream(), OUTPUTS.stream())
                .distinct()
                .map(topic -> new TopicSpec(topic.name(), Optional.of(topic.schema()), true, Map.of()))
                .toList();
        new TopicProvisioning(
                        config().kafkaClientProperties(),
                        platform.registryUrl(),
                        specs,
                        new TopicLayout(1, (short) 1, TimestampType.CREATE_TIME))
                .create();
    }

    Map<String, String> settings() {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "schema.registry.url",
                platform.registryUrl(),
                "topics.partitions",
                "1"));
    }

    OisConfig config() {
        return OisConfig.of(settings());
    }

    /** Produces events, each at the time of its admission, and returns when the broker has them. */
    void send(Collection<Admitted> events) {
        Serializer<SpecificRecord> avro = AvroValues.serializer(config());
        send(events.stream()
                .map(event -> record(
                        event.topic(),
                        event.admissionMs(),
                        EventHeader.of(event.value()).tenantId(),
                        avro.serialize(event.topic().name(), event.value()))));
    }

    /** Time passes: ticks at these times, in ms. */
    void tick(Collection<Long> timesMs) {
        Serializer<SpecificRecord> avro = AvroValues.serializer(config());
        send(timesMs.stream()
                .map(timeMs -> record(
                        Topics.TIME_TICKS,
                        timeMs,
                        null,
                        avro.serialize(Topics.TIME_TICKS.name(), new Tick(Instant.ofEpochMilli(timeMs))))));
    }

    /** A record that may be no event. */
    static ProducerRecord<byte[], byte[]> record(
            EventTopic topic, long timestampMs, @Nullable String key, byte[] value) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic.name(), 0, timestampMs, bytes, value);
    }

    void send(Stream<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                config().kafkaClientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            records.forEach(record -> {
                var unused = producer.send(record);
            });
            producer.flush();
        }
    }

    /** Where the outputs end, with what is not committed. */
    Map<TopicPartition, Long> ends() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_uncommitted")) {
            return consumer.endOffsets(OUTPUTS.stream()
                    .map(topic -> new TopicPartition(topic.name(), 0))
                    .toList());
        }
    }

    /** Returns when a record of this time, in ms, or a later one is committed behind a mark. */
    void await(EventTopic topic, long fromMs, Map<TopicPartition, Long> mark) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        long giveUpNanos = System.nanoTime() + LONGEST.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, Objects.requireNonNull(mark.get(partition)));
            while (System.nanoTime() < giveUpNanos) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    if (record.timestamp() >= fromMs) {
                        return;
                    }
                }
            }
        }
        throw new AssertionError("nothing of " + Instant.ofEpochMilli(fromMs) + " on " + topic.name());
    }

    /** All that was published and committed behind a mark, by topic, when no transaction is open any more. */
    Map<String, List<Row>> since(Map<TopicPartition, Long> mark) {
        Map<TopicPartition, Long> ends = ends();
        Map<String, List<Row>> rows = new TreeMap<>();
        Map<String, Object> settings = new HashMap<>(config().serdeProperties());
        settings.put("specific.avro.reader", true);
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
                KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
            avro.configure(settings, false);
            consumer.assign(ends.keySet());
            mark.forEach(consumer::seek);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    SpecificRecord value = (SpecificRecord) avro.deserialize(record.topic(), record.value());
                    if (isInput(value)) {
                        continue;
                    }
                    rows.computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                            .add(new Row(
                                    Optional.ofNullable(record.key())
                                            .map(key -> new String(key, StandardCharsets.UTF_8)),
                                    record.timestamp(),
                                    AvroJson.write(value).toString()));
                }
            }
        }
        return rows;
    }

    private static boolean isInput(SpecificRecord value) {
        return value instanceof SignatureVerification verdict
                && !verdict.getVerifier().equals(OperationRules.VERIFIER);
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        Map<String, Object> settings = new HashMap<>(config().kafkaClientProperties());
        settings.put("isolation.level", isolation);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        platform.close();
    }
}
