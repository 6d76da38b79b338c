package io.oisstreams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Tick;
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
import java.util.function.Predicate;
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
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A broker and a registry with the topics of a capability, of one partition each. All applications write to the same outputs, so a test
 * says from where on they are one application's.
 */
public final class CapabilityCluster implements AutoCloseable {
    /** What was never published never comes. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());
    private final List<EventTopic> inputs;
    private final List<EventTopic> outputs;
    private final Predicate<SpecificRecord> published;

    /** A committed record; the value as JSON, which tells all of it. */
    public record Row(Optional<String> key, long timestampMs, String value) {
        /** The text of a field; empty: it is no text. */
        public String text(String field) {
            try {
                return new JsonMapper().readTree(value).path(field).asText();
            } catch (JsonProcessingException e) {
                throw new AssertionError(value, e);
            }
        }
    }

    /**
     * Without any record.
     *
     * @param published whether what is on an output was published, and not put there by the test; only of topics that are both
     */
    public CapabilityCluster(List<EventTopic> inputs, List<EventTopic> outputs, Predicate<SpecificRecord> published) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.published = published;
        List<TopicSpec> specs = Stream.concat(inputs.stream(), outputs.stream())
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

    List<EventTopic> inputs() {
        return inputs;
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
    public void send(Collection<Admitted> events) {
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
    public static ProducerRecord<byte[], byte[]> record(
            EventTopic topic, long timestampMs, @Nullable String key, byte[] value) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic.name(), 0, timestampMs, bytes, value);
    }

    /** Produces records as they are, and returns when the broker has them. */
    public void send(Stream<ProducerRecord<byte[], byte[]>> records) {
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
            return consumer.endOffsets(outputs.stream()
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
            Awaitility.await().atMost(LONGEST).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    SpecificRecord value = (SpecificRecord) avro.deserialize(record.topic(), record.value());
                    if (published.test(value)) {
                        rows.computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                                .add(row(record, value));
                    }
                }
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        return rows;
    }

    private static Row row(ConsumerRecord<byte[], byte[]> record, SpecificRecord value) {
        return new Row(
                Optional.ofNullable(record.key()).map(key -> new String(key, StandardCharsets.UTF_8)),
                record.timestamp(),
                AvroJson.write(value).toString());
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
