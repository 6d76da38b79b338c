package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.JsonLines;
import io.oisstreams.event.Line;
import io.oisstreams.integrity.topology.ScenarioLines;
import io.oisstreams.streams.AvroValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of what a cluster has recorded, against a real one of its own, because the names of the topics are fixed. */
class ReplayFromTopicsTest {
    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final String DECISIONS = "governance.decisions";

    private final Path folder;
    private final EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());

    ReplayFromTopicsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void theLogAloneGivesTheBytesThatAFileOfItsEventsGives() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String tenant : List.of("acme", "globex", "initech")) {
            lines.addAll(ScenarioLines.of(tenant, START, 2));
        }
        // Out of order, so that times go back within partitions.
        Collections.shuffle(lines, new Random(1));
        Path file = Files.write(folder.resolve("events.jsonl"), lines);
        createTopics();
        produce(lines);
        produceAborted(ScenarioLines.of("never", START, 1));
        RecordMetadata junk = produce(DECISIONS, "acme", "junk".getBytes(StandardCharsets.UTF_8), START + 5);
        RecordMetadata keyless = produce(DECISIONS, null, new byte[] {0, 0, 0, 0, 1}, START + 6);
        RecordMetadata tombstone = produce(DECISIONS, "acme", null, START + 7);

        // What clients of the cluster need; the replay's own would fail with it.
        CommandRun fromTopics = replay("topics", "--from-topics", "--set", "kafka.max.request.size=1");
        CommandRun fromFile = replay("file", file);

        assertThat(fromTopics.exitCode()).as(fromTopics.err()).isZero();
        assertThat(fromTopics.err()).contains(lines.size() + " events and 3 records that are none");
        assertThat(fromFile.exitCode()).as(fromFile.err()).isZero();
        for (String topic : List.of("ois.records", "ois.degradations", "ois.evidence", "alerts")) {
            assertThat(text("topics", topic))
                    .as(topic)
                    .isEqualTo(text("file", topic))
                    .isNotEmpty();
        }
        List<JsonNode> rejected = rejected("topics");
        assertThat(rejected)
                .extracting(node -> node.get("reason").asText())
                .containsExactlyInAnyOrder("NOT_AVRO", "NULL_KEY", "NULL_VALUE");
        assertIsAt(rejected, "NOT_AVRO", junk);
        assertIsAt(rejected, "NULL_KEY", keyless);
        assertIsAt(rejected, "NULL_VALUE", tombstone);
        JsonNode ofJunk = only(rejected, "NOT_AVRO");
        assertThat(Base64.getDecoder().decode(ofJunk.get("value").asText()))
                .asString()
                .isEqualTo("junk");
        assertThat(Base64.getDecoder().decode(ofJunk.get("key").asText()))
                .asString()
                .isEqualTo("acme");
        assertThat(ofJunk.get("tenant_id").asText()).isEqualTo("acme");
        assertThat(ofJunk.get("application").asText()).isEmpty();
    }

    @Test
    void onlyWhatTheChosenCapabilityReadsIsReadAndWritten() throws Exception {
        createTopics();
        produce(ScenarioLines.of("acme", START, 1));

        CommandRun run = replay("out", "--from-topics", "--only", "operations");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("0 events and 0 records that are none");
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "alerts.jsonl",
                            "control.commands.jsonl",
                            "deviations.jsonl",
                            "reports.jsonl",
                            "signature.verifications.jsonl",
                            "telemetry.rejected.jsonl");
        }
    }

    @Test
    void strictReplayStopsAtARecordThatIsNoEvent() throws Exception {
        createTopics();
        RecordMetadata junk = produce(DECISIONS, "acme", new byte[] {1}, START);

        CommandRun run = replay("out", "--from-topics", "--strict");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains(DECISIONS + "-" + junk.partition() + "@" + junk.offset() + ": NOT_AVRO");
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void whatCanNotBeReadIsSaidInOneLine() {
        assertFails(" does not exist at " + platform.bootstrapServers(), "--from-topics", "--only", "operations");
        assertFails(
                "Kafka at 127.0.0.1:1 can't be reached",
                "--from-topics",
                "--set",
                "bootstrap.servers=127.0.0.1:1",
                "--set",
                "kafka.default.api.timeout.ms=500");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsSaidInOneLine() throws Exception {
        createTopics();
        produce(ScenarioLines.of("acme", START, 1));

        assertFails(
                "schema registry http://127.0.0.1:1 does not answer",
                "--from-topics",
                "--set",
                "schema.registry.url=http://127.0.0.1:1");
    }

    private void assertFails(String message, Object... arguments) {
        CommandRun run = replay("out", arguments);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains(message);
    }

    private CommandRun replay(String out, Object... arguments) {
        Map<String, String> environment = Map.of(
                "OIS_BOOTSTRAP_SERVERS", platform.bootstrapServers(),
                "OIS_SCHEMA_REGISTRY_URL", platform.registryUrl(),
                "OIS_STATE_DIR", folder.resolve("state").toString());
        String[] all = Stream.concat(
                        Stream.of("replay", "--out", folder.resolve(out), "--set", "ois.window=1h"),
                        Arrays.stream(arguments))
                .map(String::valueOf)
                .toArray(String[]::new);
        return CommandRun.in(environment, Capabilities.ALL, all);
    }

    private OisConfig config() {
        return OisConfig.of(Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl(),
                "topics.partitions", "3"));
    }

    private void createTopics() {
        ProjectTopics.provisioning(config(), TimestampType.CREATE_TIME).create();
    }

    private void produce(List<String> lines) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            send(producer, lines);
        }
    }

    private void produceAborted(List<String> lines) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", "aborted"))) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, lines);
            producer.flush();
            producer.abortTransaction();
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, List<String> lines) {
        Serializer<SpecificRecord> avro = AvroValues.serializer(config());
        for (String line : lines) {
            Line.Event event = (Line.Event) JsonLines.read(1, line.getBytes(StandardCharsets.UTF_8));
            String topic = event.topic().name();
            byte[] key = EventHeader.of(event.value()).tenantId().getBytes(StandardCharsets.UTF_8);
            var unused = producer.send(
                    new ProducerRecord<>(topic, null, event.timestampMs(), key, avro.serialize(topic, event.value())));
        }
    }

    private RecordMetadata produce(String topic, @Nullable String key, byte @Nullable [] value, long timestampMs)
            throws Exception {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            return producer.send(new ProducerRecord<>(topic, null, timestampMs, bytes, value))
                    .get();
        }
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(config().kafkaClientProperties());
        properties.putAll(more);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void assertIsAt(List<JsonNode> rejected, String reason, RecordMetadata place) {
        JsonNode node = only(rejected, reason);
        assertThat(node.get("topic").asText()).isEqualTo(place.topic());
        assertThat(node.get("partition").asInt()).isEqualTo(place.partition());
        assertThat(node.get("offset").asLong()).isEqualTo(place.offset());
        assertThat(node.get("admitted_at_ms").asLong()).isEqualTo(place.timestamp());
    }

    private static JsonNode only(List<JsonNode> rejected, String reason) {
        List<JsonNode> found = rejected.stream()
                .filter(node -> node.get("reason").asText().equals(reason))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<JsonNode> rejected(String out) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        for (String line : text(out, "telemetry.rejected").lines().toList()) {
            values.add(new JsonMapper().readTree(line).get("value"));
        }
        return values;
    }

    private String text(String out, String topic) throws IOException {
        return Files.readString(folder.resolve(out).resolve(topic + ".jsonl"));
    }
}
