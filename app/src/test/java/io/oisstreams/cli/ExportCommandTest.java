package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedBroker;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.evidence.EvidenceTopic;
import io.oisstreams.integrity.evidence.EvidenceUnavailableException;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.ScenarioExport;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.streams.AvroValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the topology published, in a real broker's topics of three partitions and among aborted transactions, and out
 * again.
 */
class ExportCommandTest {
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final String REGISTRY = "mock://integrity";

    private static Path folder;
    private static EmbeddedBroker broker;
    private static ScenarioExport.Published published;
    private static Path trusted;

    @BeforeAll
    static void publish(@TempDir Path temporary) throws Exception {
        folder = temporary;
        TrustedKeys keys = ScenarioExport.keys(folder.resolve("keys"));
        trusted = Files.writeString(folder.resolve("trusted.json"), keys.json());
        Scenario acme = new Scenario("acme");
        Scenario globex = new Scenario("globex");
        for (Scenario tenant : List.of(acme, globex)) {
            for (int hour = 0; hour < 3; hour++) {
                long fromMs = START + hour * HOUR;
                tenant.healthy(fromMs, fromMs + HOUR).action(fromMs + 10_000, hour != 1);
            }
            // Of the second window, but admitted when the third has begun, and the other way round.
            tenant.entry(START + 2 * HOUR - 500).admittedAt(START + 2 * HOUR + 4_000);
            tenant.action(START + 2 * HOUR + 1_000, true).admittedAt(START + 2 * HOUR - 2_000);
            tenant.entry(START + HOUR + 1).admittedAt(START + 2 * HOUR + 60_000);
        }
        published =
                ScenarioExport.publish(Optional.of(folder.resolve("keys")), START + 5 * HOUR + 600_000, acme, globex);
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.OIS_RECORDS.name(), 3, (short) 1),
                            new NewTopic(Topics.OIS_EVIDENCE.name(), 3, (short) 1)))
                    .all()
                    .get();
        }
        fillTopics();
    }

    private static void fillTopics() {
        List<Boolean> commits = List.of(false, true, false);
        for (int i = 0; i < commits.size(); i++) {
            Map<String, Object> settings =
                    Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test-" + i);
            try (KafkaProducer<String, byte[]> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                sendAll(producer);
                producer.flush();
                if (commits.get(i)) {
                    producer.commitTransaction();
                } else {
                    producer.abortTransaction();
                }
            }
        }
    }

    private static void sendAll(KafkaProducer<String, byte[]> producer) {
        published
                .records()
                .forEach(record -> send(
                        producer,
                        Topics.OIS_RECORDS,
                        record.getExtensions().getTenantId(),
                        record.getTimestampMs().toEpochMilli(),
                        record));
        published
                .evidence()
                .forEach(entry -> send(
                        producer,
                        Topics.OIS_EVIDENCE,
                        entry.getTenantId(),
                        entry.getAdmittedAtMs().toEpochMilli(),
                        entry));
    }

    private static void send(
            KafkaProducer<String, byte[]> producer,
            EventTopic topic,
            String key,
            long timestampMs,
            SpecificRecord value) {
        Serializer<SpecificRecord> serializer = AvroValues.serializer(config(broker.bootstrapServers()));
        byte[] bytes = serializer.serialize(topic.name(), value);
        var unused = producer.send(new ProducerRecord<>(topic.name(), null, timestampMs, key, bytes));
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    private static OisConfig config(String brokers) {
        return OisConfig.of(Map.of("bootstrap.servers", brokers, "schema.registry.url", REGISTRY));
    }

    private static CommandRun export(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "export",
                "--out",
                folder.resolve(out).toString(),
                "--set",
                "bootstrap.servers=" + broker.bootstrapServers(),
                "--set",
                "schema.registry.url=" + REGISTRY));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static CommandRun verify(String out) {
        return CommandRun.of(
                "verify",
                folder.resolve(out).toString(),
                "--keys",
                trusted.toString(),
                "--set",
                "ois.silent.windows=1");
    }

    private static List<String> lines(String out, String name) throws IOException {
        return Files.readAllLines(folder.resolve(out).resolve(name));
    }

    @Test
    void everythingOfATenantIsVerifiedFromTheFolder() throws IOException {
        CommandRun run = export("all", "--tenant", "acme");
        CommandRun verified = verify("all");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("5 records and ");
        assertThat(lines("all", "ois.records.jsonl")).hasSize(5);
        assertThat(lines("all", "ois.evidence.jsonl")).hasSize((int) published.evidence().stream()
                .filter(entry -> entry.getTenantId().equals("acme"))
                .count());
        assertThat(verified.out()).contains("PASS: 5 records, 0 of them linked only");
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void ofAPartEarlierWindowsAreLinked() throws IOException {
        CommandRun run =
                export("part", "--tenant", "globex", "--from", "2026-05-21T11:00:00Z", "--to", "2026-05-21T12:00:00Z");
        CommandRun verified = verify("part");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(verified.out())
                .contains("globex 2026-05-21T10:00:00Z")
                .contains("linked, not recomputed")
                .contains("PASS: 2 records, 1 of them linked only");
        assertThat(verified.exitCode()).isZero();
        ObjectMapper mapper = new ObjectMapper();
        int hashes = 0;
        for (String line : lines("part", "ois.evidence.jsonl")) {
            var value = mapper.readTree(line).path("value");
            boolean early = value.path("window_start_ms").asLong() == START;
            boolean lasting = List.of("chain.entries", "signer.keys", "policy.attestations")
                    .contains(value.path("topic").asText());
            assertThat(value.path("event").asText().isEmpty()).isEqualTo(early && !lasting);
            hashes += value.path("event").asText().isEmpty() ? 1 : 0;
        }
        assertThat(hashes).isEqualTo(3);
    }

    @Test
    void theEvidenceOfEachWindowIsReadWhole() {
        EvidenceTopic topic = new EvidenceTopic(config(broker.bootstrapServers()));
        for (OisRecord record : published.records()) {
            String tenantId = record.getExtensions().getTenantId();
            long startMs = record.getMeasurementWindow().getStartMs().toEpochMilli();
            List<String> ids = new ArrayList<>();

            topic.read(
                    tenantId,
                    new MeasurementWindow(startMs, startMs + HOUR, 300_000),
                    record.getExtensions().getEvidenceLeaves(),
                    entry -> ids.add(entry.getEventId()));

            assertThat(ids)
                    .containsExactlyInAnyOrderElementsOf(published.evidence().stream()
                            .filter(entry -> entry.getTenantId().equals(tenantId))
                            .filter(entry -> entry.getWindowStartMs().toEpochMilli() == startMs)
                            .map(EvidenceEntry::getEventId)
                            .toList());
        }
    }

    @Test
    void noMoreThanTwoReadEvidenceAtOnce() {
        EvidenceTopic topic = new EvidenceTopic(config(broker.bootstrapServers()));
        MeasurementWindow window = new MeasurementWindow(START, START + HOUR, 300_000);
        List<Boolean> refused = new ArrayList<>();

        topic.read(
                "acme",
                window,
                1,
                first -> topic.read("acme", window, 1, second -> {
                    assertThatThrownBy(() -> topic.read("acme", window, 1, third -> {}))
                            .isInstanceOf(EvidenceUnavailableException.class);
                    refused.add(true);
                }));

        assertThat(refused).containsExactly(true);
    }

    @Test
    void whatIsNotThereIsSaidInOneLine() {
        CommandRun nobody = export("none", "--tenant", "nobody");
        CommandRun tooEarly = export("none", "--tenant", "acme", "--to", "2026-05-21T10:00:00Z");

        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err().lines()).hasSize(1);
        assertThat(nobody.err()).contains("there is no record of tenant nobody");
        assertThat(tooEarly.exitCode()).isEqualTo(1);
        assertThat(folder.resolve("none/ois.records.jsonl")).doesNotExist();
    }
}
