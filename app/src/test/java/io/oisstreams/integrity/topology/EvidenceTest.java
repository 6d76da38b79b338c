package io.oisstreams.integrity.topology;

import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.topology.IntegrityDriver.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.JsonLines;
import io.oisstreams.event.Line;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.integrity.OisRecordJson;
import io.oisstreams.integrity.core.RecordHash;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.RecordExtensions;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.Validity;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.MerkleHash;
import io.oisstreams.tlog.TreeBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the events is evidence, and what records say of it. */
class EvidenceTest {
    private static final long CLOSED = S + HOUR + 305_001;
    private static final Optional<String> RECEIPT = Optional.of(Scenario.receipt("r"));

    /** Roots by the definition, from what is on the topic. */
    private static String root(List<EvidenceEntry> evidence, OisRecord record) {
        TreeBuilder tree = new TreeBuilder();
        evidence.stream()
                .filter(entry -> entry.getWindowStartMs()
                        .equals(record.getMeasurementWindow().getStartMs()))
                .filter(entry ->
                        entry.getTenantId().equals(record.getExtensions().getTenantId()))
                .sorted(Comparator.comparing(EvidenceEntry::getTopic).thenComparing(EvidenceEntry::getEventId))
                .forEach(
                        entry -> tree.add(new MerkleHash().leaf(entry.getEvent().getBytes(StandardCharsets.UTF_8))));
        return HashText.of(tree.root());
    }

    private static List<String> eventsOf(List<EvidenceEntry> evidence, long windowStartMs) {
        return evidence.stream()
                .filter(entry -> entry.getWindowStartMs().toEpochMilli() == windowStartMs)
                .map(EvidenceEntry::getEventId)
                .sorted()
                .toList();
    }

    @Test
    void theRootIsThatOfTheEventsOnTheTopic() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            driver.send(
                    new Scenario("acme").healthy(S, S + HOUR).action(S + 9, false),
                    new Scenario("other").healthy(S + 1, S + HOUR));
            driver.tick(CLOSED);

            List<EvidenceEntry> evidence = driver.evidence();
            List<OisRecord> records = driver.records();
            assertThat(records).hasSize(2).allSatisfy(record -> {
                RecordExtensions extensions = record.getExtensions();
                assertThat(extensions.getEvidenceRoot()).isEqualTo(root(evidence, record));
                assertThat(extensions.getPreviousRecordHash()).isEqualTo("0".repeat(64));
                assertThat(extensions.getSignatures()).isEmpty();
            });
            assertThat(records)
                    .extracting(r -> r.getExtensions().getEvidenceLeaves())
                    .containsExactlyInAnyOrder(8L, 7L);
            assertThat(evidence).hasSize(15).allSatisfy(entry -> assertThat(entry.getLeafHash())
                    .isEqualTo(
                            HashText.of(new MerkleHash().leaf(entry.getEvent().getBytes(StandardCharsets.UTF_8)))));
        }
    }

    @Test
    void theTextsAreTheEventsAsLinesOfAFile() throws IOException {
        List<Scenario.Admitted> again = new ArrayList<>();
        String root;
        try (IntegrityDriver driver = new IntegrityDriver()) {
            driver.send(new Scenario("acme").healthy(S, S + HOUR).action(S + 9, false));
            driver.tick(CLOSED);
            root = driver.records().get(0).getExtensions().getEvidenceRoot();
            for (EvidenceEntry entry : driver.evidence()) {
                ObjectNode line = (ObjectNode) new ObjectMapper().readTree(entry.getEvent());
                line.remove("position");
                Line.Event event =
                        (Line.Event) JsonLines.read(1, line.toString().getBytes(StandardCharsets.UTF_8));
                again.add(new Scenario.Admitted(event.topic(), event.timestampMs(), event.value()));
            }
        }
        try (IntegrityDriver driver = new IntegrityDriver()) {
            again.forEach(driver::send);
            driver.tick(CLOSED);

            assertThat(driver.records().get(0).getExtensions().getEvidenceRoot())
                    .isEqualTo(root);
        }
    }

    @Test
    void rejectedAndRepeatedEventsAreNoLeaves() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            driver.send(new Scenario("acme")
                    .action(S + 1, true)
                    .again()
                    .action(S + 2, true)
                    .admittedAt(S + 3 * HOUR)
                    .replay(S + 3, "nobody's", Optional.empty()));
            driver.tick(CLOSED);

            assertThat(eventsOf(driver.evidence(), S)).containsExactly("acme-0");
        }
    }

    @Test
    void aReplayIsALeafOfEachWindowThatUsesItWhateverComesFirst() {
        long edge = S + HOUR;
        try (IntegrityDriver driver = new IntegrityDriver()) {
            driver.send(new Scenario("acme")
                    .replay(edge + 1, "r", RECEIPT)
                    .decision(edge - 1, "r", Optional.empty())
                    .admittedAt(edge + 2)
                    .decision(edge + 60_000, "r", Optional.empty())
                    .decision(edge + 60_001, "r", Optional.empty()));
            driver.tick(edge + HOUR + 305_001);

            List<EvidenceEntry> evidence = driver.evidence();
            assertThat(eventsOf(evidence, S)).containsExactly("acme-0", "acme-1");
            assertThat(eventsOf(evidence, edge)).containsExactly("acme-0", "acme-2", "acme-3");
            assertThat(driver.rejected()).isEmpty();
            assertThat(driver.records())
                    .allSatisfy(record ->
                            assertThat(record.getExtensions().getEvidenceRoot()).isEqualTo(root(evidence, record)));
        }
    }

    @Test
    void aLateChainEntryIsALeafOfTheWindowThatItIsAdmittedInOnce() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            driver.send(new Scenario("acme")
                    .entry(S + 1)
                    .admittedAt(S + HOUR + 60_000)
                    .again()
                    .again());
            driver.tick(CLOSED + HOUR);

            assertThat(driver.evidence()).singleElement().satisfies(entry -> {
                assertThat(entry.getWindowStartMs()).isEqualTo(Instant.ofEpochMilli(S + HOUR));
                assertThat(entry.getEvent()).startsWith("{\"position\":0,\"timestamp\":" + (S + HOUR + 60_000));
            });
            assertThat(driver.records()).singleElement().satisfies(record -> {
                assertThat(record.getExtensions().getEvidenceLeaves()).isEqualTo(1);
                assertThat(record.getExtensions().getRejected()).containsEntry("CLOCK_SKEW", 3L);
            });
        }
    }

    @Test
    void aTextTooLongForItsTopicIsRejected() {
        try (IntegrityDriver driver = new IntegrityDriver("event.max.bytes", "16777216")) {
            Scenario scenario = new Scenario("acme").action(S + 1, true);
            AgentAction action = (AgentAction) scenario.last().value();
            action.put(action.getSchema().getField("action_type").pos(), "\u0001".repeat(3 << 20));

            driver.send(scenario);

            assertThat(driver.rejected())
                    .extracting(RejectedTelemetry::getReason)
                    .containsExactly(RejectionReason.TOO_LARGE.name());
            assertThat(driver.evidence()).isEmpty();
        }
    }

    @Test
    void recordsOfATenantComeInOrderWithTheirSignaturesHoweverLargeTheirWindows(@TempDir Path folder) {
        KeyFolder keys = new KeyFolder(folder.resolve("keys"), new SecureRandom());
        keys.create();
        RecordKey key = RecordKey.generate(SignatureFamily.ED25519, Validity.from(Instant.EPOCH), new SecureRandom());
        keys.write(key);
        try (IntegrityDriver driver =
                new IntegrityDriver("signing.keys.dir", folder.resolve("keys").toString(), "ois.silent.windows", "3")) {
            Scenario scenario = new Scenario("acme");
            for (int i = 0; i < 2_000; i++) {
                scenario.action(S + i, true);
            }
            driver.send(scenario, new Scenario("small").action(S, true));
            driver.tick(S + 3 * HOUR + 305_001);

            List<OisRecord> acme = driver.records().stream()
                    .filter(record -> record.getExtensions().getTenantId().equals("acme"))
                    .toList();
            assertThat(acme).hasSize(3);
            String previous = "0".repeat(64);
            for (OisRecord record : acme) {
                byte[] hash = RecordHash.of(json(record));
                assertThat(record.getExtensions().getPreviousRecordHash()).isEqualTo(previous);
                assertThat(record.getExtensions().getSignatures())
                        .singleElement()
                        .satisfies(signature -> {
                            assertThat(signature.getKeyId()).isEqualTo(key.keyId());
                            assertThat(valid(key, hash, signature.getSignature().array()))
                                    .isTrue();
                            String checkpoint = Objects.requireNonNull(
                                    record.getExtensions().getCheckpoint());
                            assertThat(valid(
                                            key,
                                            checkpoint.getBytes(StandardCharsets.UTF_8),
                                            signature.getCheckpointSignature().array()))
                                    .isTrue();
                        });
                previous = HashText.of(hash);
            }
        }
    }

    private static boolean valid(RecordKey key, byte[] message, byte[] signature) {
        return new BouncyCastleVerifier()
                .verify(key.family(), KeyVariant.STANDARD, key.key().publicKey(), message, signature);
    }

    private static ObjectNode json(OisRecord record) {
        try {
            return (ObjectNode) new ObjectMapper()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(OisRecordJson.of(record));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
