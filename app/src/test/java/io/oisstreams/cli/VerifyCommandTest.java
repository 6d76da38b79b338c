package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.RecordSigner;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.signing.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final List<RecordKey> KEYS =
            List.of(RecordKey.generate(SignatureFamily.ED25519, Validity.from(Instant.EPOCH), new SecureRandom()));
    private static final TestExport EXPORT = TestExport.of(
            List.of(new Scenario("acme", new SecureRandom(), SignatureFamily.ED25519)
                    .healthy(START, START + 3 * HOUR)
                    .decision(START + HOUR, "r", Optional.empty())),
            START + 3 * HOUR);

    private final Path folder;

    VerifyCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anExportThatAddsUpPassesWithALineForEachRecord() throws IOException {
        EXPORT.write(folder);

        CommandRun run = CommandRun.of("verify", folder.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .hasSize(3)
                .first()
                .asString()
                .isEqualTo("acme 2026-05-21T10:00:00Z ois 0.900000, 5 leaves, unsigned: ok");
        assertThat(run.out().lines())
                .last()
                .asString()
                .isEqualTo("PASS: 2 records, 0 of them linked only, from 6 events");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aChangeFailsAndTheFirstDifferenceIsNamed() throws IOException {
        changed().write(folder);

        CommandRun run = CommandRun.of("verify", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().lines()).last().asString().startsWith("FAIL: ois.evidence.jsonl line ");
        assertThat(run.out()).contains("expected ", "found ", ": FAILED, ");
    }

    @Test
    void jsonIsOneObject() throws IOException {
        EXPORT.write(folder);
        JsonNode passed = json("verify", folder.toString(), "--json");
        changed().write(folder);
        JsonNode failed = json("verify", folder.toString(), "--json");

        assertThat(passed.path("result").textValue()).isEqualTo("PASS");
        assertThat(passed.path("events").intValue()).isEqualTo(6);
        assertThat(passed.path("linked_only").intValue()).isZero();
        assertThat(passed.path("records")).hasSize(2);
        assertThat(passed.at("/records/0/tenant_id").textValue()).isEqualTo("acme");
        assertThat(passed.at("/records/0/window").textValue()).isEqualTo("2026-05-21T10:00:00Z");
        assertThat(passed.at("/records/0/status").textValue()).isEqualTo("RECOMPUTED");
        assertThat(passed.has("first_difference")).isFalse();
        assertThat(failed.path("result").textValue()).isEqualTo("FAIL");
        assertThat(failed.at("/records/0/status").textValue()).isEqualTo("FAILED");
        assertThat(failed.path("first_difference").fieldNames())
                .toIterable()
                .containsExactly("where", "field", "expected", "found");
    }

    @Test
    void signedRecordsPassWithTheirKeysOnly() throws IOException {
        EXPORT.signedBy(new RecordSigner(KEYS)).write(folder);
        String keys = Files.writeString(
                        folder.resolve("trusted.json"), TrustedKeys.of(KEYS).json())
                .toString();

        assertThat(CommandRun.of("verify", folder.toString(), "--keys", keys).exitCode())
                .isZero();
        assertThat(CommandRun.of("verify", folder.toString()).exitCode()).isEqualTo(1);
        EXPORT.write(folder);
        assertThat(CommandRun.of("verify", folder.toString(), "--keys", keys).exitCode())
                .isEqualTo(1);
    }

    @Test
    void aKnownCheckpointFindsWhatIsMissingAtTheEnd() throws IOException {
        String kept = Files.writeString(folder.resolve("kept"), EXPORT.lastCheckpoint("acme"))
                .toString();
        TestExport cut = new TestExport(
                EXPORT.records().subList(0, 1),
                EXPORT.evidence().stream()
                        .filter(line -> TestExport.parse(line)
                                        .at("/value/window_start_ms")
                                        .longValue()
                                == START)
                        .toList());
        cut.write(folder);

        assertThat(CommandRun.of("verify", folder.toString()).exitCode()).isZero();
        CommandRun run = CommandRun.of("verify", folder.toString(), "--checkpoint", kept);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("FAIL: acme, records: expected 2, as in a known checkpoint, found 1");
    }

    @Test
    void aFolderWithoutTheFilesIsSaidInOneLine() {
        CommandRun run = CommandRun.of("verify", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains("ois.records.jsonl", "can't be read");
    }

    @Test
    void aCheckpointThatIsNoneIsWrongUsage() throws IOException {
        EXPORT.write(folder);
        String file = Files.writeString(folder.resolve("kept"), "nonsense").toString();

        CommandRun run = CommandRun.of("verify", folder.toString(), "--checkpoint", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(file, "three lines");
    }

    @Test
    void anEmptyExportDoesNotPass() throws IOException {
        new TestExport(List.of(), List.of()).write(folder);

        CommandRun run = CommandRun.of("verify", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("FAIL: ").contains("at least one");
    }

    private static TestExport changed() {
        List<String> evidence = EXPORT.evidence().stream()
                .map(line -> line.replace("\\\"request_id\\\":\\\"r-", "\\\"request_id\\\":\\\"s-"))
                .toList();
        return new TestExport(EXPORT.records(), evidence);
    }

    private static JsonNode json(String... arguments) throws IOException {
        return new JsonMapper().readTree(CommandRun.of(arguments).out());
    }
}
