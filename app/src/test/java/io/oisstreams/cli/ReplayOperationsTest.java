package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.EventHeader;
import io.oisstreams.operations.OperationsInputs;
import io.oisstreams.operations.OperationsStory;
import io.oisstreams.streams.AvroValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Production operations through the whole command. Each replay starts a platform of its own. */
class ReplayOperationsTest {
    private static final Path COST_EVENTS = Path.of("../../shared/data/cost_events_ebb.jsonl");

    private static final int OPERATIONS_A_CYCLE = 5;
    private static final int CYCLES = 2 * 8;

    private final Path folder;
    private final List<Admitted> events = new ArrayList<>();

    ReplayOperationsTest(@TempDir Path folder) {
        this.folder = folder;
        events.addAll(OperationsStory.of("acme", 3, OPERATIONS_A_CYCLE));
        events.addAll(OperationsStory.of("globex/eu", 10, OPERATIONS_A_CYCLE));
    }

    /** A verdict that this project gave when the events were recorded: nobody signed anything, so nothing else tells of it. */
    private static List<Admitted> ownVerdict() {
        OperationsInputs inputs = new OperationsInputs("acme");
        inputs.verdict(OperationsStory.START_MS + 5, "ois-streams", false);
        return inputs.events();
    }

    @Test
    void theSameFileGivesTheSameBytesInEveryFile() throws IOException {
        Collections.shuffle(events, new Random(1));
        Path file = write(Stream.concat(events.stream(), ownVerdict().stream()).toList());

        ReplayedFiles once = replayed(Map.of(), "once", file);
        ReplayedFiles again = replayed(Map.of(), "again", file);

        assertThat(again.contents()).isEqualTo(once.contents());
        assertThat(once.values("signature.verifications"))
                .hasSize(CYCLES * OPERATIONS_A_CYCLE + 2 * 2)
                .noneMatch(verdict -> verdict.get("cycle_id").asText().equals("upstream/1")
                        && verdict.get("verifier").asText().equals("ois-streams"));
        assertThat(once.values("deviations"))
                .extracting(step ->
                        step.get("type").asText() + " " + step.get("kind").asText())
                .contains(
                        "adr_compliance_failure closed",
                        "signature_verification_failure emergency_escalation",
                        "cost_ceiling_breach sla_missed",
                        "determinism_threshold_failure status_update_due");
        for (String tenant : List.of("acme", "globex%2Feu")) {
            assertThat(once.contents("reports/" + tenant))
                    .containsKeys(
                            "SIGNATURE_LOG_CYCLE_cycle%2F7.json",
                            "COST_REPORT_2026_05_21.json",
                            "VEGA_ATTESTATION_2026_05_24.md",
                            "PHASE3_READINESS_BRIEF.md");
        }
        assertThat(once.contents("reports"))
                .hasSameSizeAs(once.values("reports"))
                .allSatisfy((name, body) -> assertThat(body).isNotBlank());
    }

    @Test
    void theTopicsOfAClusterGiveWhatAFileOfItsEventsGives() throws IOException {
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary())) {
            Map<String, String> cluster = Map.of(
                    "OIS_BOOTSTRAP_SERVERS", platform.bootstrapServers(),
                    "OIS_SCHEMA_REGISTRY_URL", platform.registryUrl());
            produce(
                    platform,
                    Stream.concat(events.stream(), ownVerdict().stream()).toList());

            ReplayedFiles fromTopics = replayed(cluster, "topics", "--from-topics");
            ReplayedFiles fromFile = replayed(Map.of(), "file", write(events));

            assertThat(fromTopics.contents()).isEqualTo(fromFile.contents());
        }
    }

    @Test
    void theRateLimitIsBreachedAtTheHundredAndFirstRunOfTheExperimentsFirstDay() throws IOException {
        assumeThat(COST_EVENTS).exists();

        ReplayedFiles out = replayed(Map.of(), "ebb", "--format", "ebb", "--strict", COST_EVENTS);

        assertThat(out.values("alerts"))
                .filteredOn(alert -> alert.get("rule").asText().equals("rate_limit_breach"))
                .filteredOn(alert -> alert.get("status").asText().equals("firing"))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.get("detected_at_ms").asLong()).isEqualTo(1_767_136_655_229L);
                    assertThat(alert.get("subject").asText()).isEqualTo("2025-12-30");
                });
        assertThat(summaries(out, "COST_REPORT_2025_12_30.json")).isEqualTo(110);
        assertThat(summaries(out, "COST_REPORT_2025_12_31.json")).isEqualTo(100);
    }

    private static int summaries(ReplayedFiles out, String report) throws IOException {
        JsonNode root = new JsonMapper()
                .readTree(out.folder().resolve("reports").resolve(report).toFile());
        return root.findValue("total_summaries_generated").asInt();
    }

    private ReplayedFiles replayed(Map<String, String> cluster, String name, Object... arguments) {
        Map<String, String> environment = new HashMap<>(cluster);
        environment.put("OIS_OPERATIONS_REPLAY_GUARD", "true");
        return ReplayedFiles.of("operations", folder, name, environment, arguments);
    }

    private Path write(List<Admitted> lines) throws IOException {
        return Files.write(
                folder.resolve("events.jsonl"),
                lines.stream().map(Admitted::line).toList());
    }

    private static void produce(EmbeddedPlatform platform, List<Admitted> recorded) {
        OisConfig config = OisConfig.of(Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl(),
                "topics.partitions", "3"));
        ProjectTopics.provisioning(config, TimestampType.CREATE_TIME).create();
        Serializer<SpecificRecord> avro = AvroValues.serializer(config);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                config.kafkaClientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Admitted event : recorded) {
                String topic = event.topic().name();
                byte[] key = EventHeader.of(event.value()).tenantId().getBytes(StandardCharsets.UTF_8);
                var unused = producer.send(new ProducerRecord<>(
                        topic, null, event.admissionMs(), key, avro.serialize(topic, event.value())));
            }
        }
    }
}
