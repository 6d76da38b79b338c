package io.oisstreams.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.oisstreams.cli.CapabilityProcess;
import io.oisstreams.config.OisConfig;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignatureVariant;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.streams.TopicLayout;
import io.oisstreams.streams.TopicProvisioning;
import io.oisstreams.streams.TopicSpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An instance is killed in between, and nothing tells: no verdict is lost or comes twice, and no nonce is forgotten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsKillTest {
    private static final int OPERATIONS = 3_000;
    /** Each of the last thousand operations has the nonce of an earlier one. */
    private static final int NONCES = 2_000;

    private static final long AT = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    /** Verdicts that are lost never come. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final TopicPartition VERDICTS = new TopicPartition(Topics.SIGNATURE_VERIFICATIONS.name(), 0);

    private final EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());

    @AfterAll
    void close() {
        platform.close();
    }

    private record Verdict(long timestampMs, SignatureVerification value) {}

    @Test
    void nothingTellsThatTheInstanceWasKilled(@TempDir Path folder) throws Exception {
        createTopics();
        feed();

        List<Verdict> undisturbed = run(settings(folder, "undisturbed"), List.of());
        List<Verdict> killed = run(settings(folder, "killed"), List.of(300, 1_200, 2_300));

        assertThat(undisturbed).hasSize(OPERATIONS);
        assertThat(undisturbed)
                .filteredOn(verdict -> verdict.value().getVerified())
                .hasSize(NONCES);
        assertThat(killed).isEqualTo(undisturbed);
    }

    private Map<String, String> settings(Path folder, String name) {
        return Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl(),
                "ois.application.id", name,
                "state.dir", folder.resolve(name).toString(),
                "num.stream.threads", "1",
                "commit.interval.ms", "20",
                "topics.partitions", "1",
                "kafka.max.poll.records", "50",
                "operations.replay.guard", "true");
    }

    private OisConfig config() {
        return OisConfig.of(Map.of(
                "bootstrap.servers", platform.bootstrapServers(), "schema.registry.url", platform.registryUrl()));
    }

    private void createTopics() {
        List<TopicSpec> specs = new ArrayList<>();
        for (EventTopic topic : List.of(
                Topics.OPERATIONS_SIGNED,
                Topics.TIME_TICKS,
                Topics.SIGNATURE_VERIFICATIONS,
                Topics.TELEMETRY_REJECTED)) {
            specs.add(new TopicSpec(topic.name(), Optional.of(topic.schema()), true, Map.of()));
        }
        new TopicProvisioning(
                        config().kafkaClientProperties(),
                        platform.registryUrl(),
                        specs,
                        new TopicLayout(1, (short) 1, TimestampType.CREATE_TIME))
                .create();
    }

    /** Operations of all families, one each 100 ms, and a tick each second. */
    private void feed() {
        byte[] payload = {1, 2, 3};
        List<SignedOperation.Builder> signed = new ArrayList<>();
        for (SignatureFamily family : SignatureFamily.values()) {
            SigningKey key = SigningKey.generate(family, new SecureRandom());
            signed.add(SignedOperation.newBuilder()
                    .setTenantId("t")
                    .setCycleId("cycle")
                    .setAgent("agent")
                    .setOperation("operation")
                    .setPayload(ByteBuffer.wrap(payload))
                    .setSignature(ByteBuffer.wrap(key.sign(payload)))
                    .setPublicKey(ByteBuffer.wrap(key.publicKey()))
                    .setVariant(SignatureVariant.standard)
                    .setAlgorithm(io.oisstreams.event.v1.SignatureFamily.valueOf(family.name())));
        }
        Serializer<SpecificRecord> avro = AvroValues.serializer(config());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                config().kafkaClientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < OPERATIONS; i++) {
                long atMs = AT + 100L * i;
                SignedOperation operation = signed.get(i % signed.size())
                        .setEventId("e-" + i)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setStep(i)
                        .setNonce("n-" + i % NONCES)
                        .build();
                send(producer, avro, Topics.OPERATIONS_SIGNED, atMs, operation);
                if (i % 10 == 0) {
                    send(producer, avro, Topics.TIME_TICKS, atMs, new Tick(Instant.ofEpochMilli(atMs)));
                }
            }
            producer.flush();
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            Serializer<SpecificRecord> avro,
            EventTopic topic,
            long atMs,
            SpecificRecord value) {
        var unused = producer.send(new ProducerRecord<>(
                topic.name(), 0, atMs, "t".getBytes(StandardCharsets.UTF_8), avro.serialize(topic.name(), value)));
    }

    /** What an application publishes that is killed each time when so many verdicts are committed. */
    private List<Verdict> run(Map<String, String> settings, List<Integer> kills) throws Exception {
        Map<String, Object> reading = new HashMap<>(config().kafkaClientProperties());
        reading.putAll(config().serdeProperties());
        reading.put("isolation.level", "read_committed");
        reading.put("specific.avro.reader", true);
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            avro.configure(reading, false);
            consumer.assign(List.of(VERDICTS));
            consumer.seekToEnd(List.of(VERDICTS));
            long unused = consumer.position(VERDICTS);
            List<Verdict> verdicts = new ArrayList<>();
            for (int kill : kills) {
                CapabilityProcess instance = CapabilityProcess.start("operations", settings);
                read(consumer, avro, verdicts, kill);
                instance.kill();
                CapabilityProcess.forgetMembers(config(), OisConfig.of(settings).applicationId("operations"));
            }
            CapabilityProcess last = CapabilityProcess.start("operations", settings);
            read(consumer, avro, verdicts, OPERATIONS);
            last.close();
            // Whatever came twice would have come by now.
            read(consumer, avro, verdicts, 0);
            return verdicts;
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer, KafkaAvroDeserializer avro, List<Verdict> verdicts, int atLeast) {
        long giveUpNanos = System.nanoTime() + LONGEST.toNanos();
        do {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                SignatureVerification value = (SignatureVerification) avro.deserialize(record.topic(), record.value());
                verdicts.add(new Verdict(record.timestamp(), value));
            }
        } while (verdicts.size() < atLeast && System.nanoTime() < giveUpNanos);
    }
}
