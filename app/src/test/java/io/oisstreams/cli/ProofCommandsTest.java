package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.ScenarioExport;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.signing.Validity;
import io.oisstreams.tlog.WitnessKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code prove}, {@code witness} and {@code verify} of a proof, as they are called. */
class ProofCommandsTest {
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();

    private static Path folder;
    private static Path export;
    private static Path longer;
    private static Path trusted;

    @BeforeAll
    static void publish(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Scenario acme = new Scenario("acme");
        Scenario globex = new Scenario("globex");
        for (Scenario tenant : List.of(acme, globex)) {
            for (int hour = 0; hour < 2; hour++) {
                tenant.healthy(START + hour * HOUR, START + (hour + 1) * HOUR);
            }
        }
        // Counts for the decisions of two windows.
        acme.decision(START + HOUR - 2000, "twice", Optional.empty())
                .decision(START + HOUR + 2000, "twice", Optional.empty())
                .replay(START + HOUR + 3000, "twice", Optional.of(Scenario.receipt("twice")));
        TrustedKeys keys = ScenarioExport.keys(folder.resolve("keys"));
        Optional<Path> signing = Optional.of(folder.resolve("keys"));
        export = ScenarioExport.write(folder.resolve("export"), signing, START + 2 * HOUR + 600_000, acme, globex);
        longer = ScenarioExport.write(folder.resolve("longer"), signing, START + 4 * HOUR + 600_000, acme, globex);
        RecordKey witness =
                RecordKey.generate(SignatureFamily.ED25519, Validity.from(Instant.EPOCH), new SecureRandom());
        KeyFolder witnessFolder = new KeyFolder(folder.resolve("witness"), new SecureRandom());
        witnessFolder.create();
        witnessFolder.write(witness);
        trusted = Files.writeString(
                folder.resolve("trusted.json"),
                new TrustedKeys(
                                keys.keys(),
                                List.of(new WitnessKey(
                                        "w.example", witness.key().publicKey())))
                        .json());
    }

    private static CommandRun prove(String... arguments) {
        return run("prove", arguments);
    }

    private static CommandRun run(String command, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = command;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(all);
    }

    private static String file(String name, CommandRun run) throws IOException {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Files.writeString(folder.resolve(name), run.out()).toString();
    }

    @Test
    void aProofIsMadeAndCheckedAlone() throws IOException {
        String proof =
                file("p.json", prove("--event", "acme-3", "--from", export.toString(), "--keys", trusted.toString()));

        CommandRun good = run("verify", proof, "--keys", trusted.toString());
        CommandRun json = run("verify", proof, "--keys", trusted.toString(), "--json");
        CommandRun withoutKeys = run("verify", proof);

        assertThat(good.exitCode()).isZero();
        assertThat(good.out())
                .contains("ok: event acme-3 of policy.attestations")
                .endsWith("PASS" + System.lineSeparator());
        assertThat(json.out()).startsWith("{\"result\":\"PASS\",\"checked\":[");
        assertThat(withoutKeys.exitCode()).isEqualTo(1);
        assertThat(withoutKeys.out()).contains("FAIL: ").contains("--keys");
    }

    @Test
    void aProofCanLeadToWhatAWitnessCosigned() throws IOException {
        String state = folder.resolve("seen").toString();
        String[] options = {
            "--state",
            state,
            "--key",
            folder.resolve("witness").toString(),
            "--keys",
            trusted.toString(),
            "--name",
            "w.example"
        };
        CommandRun first = witness(export, options);
        CommandRun second = witness(longer, options);
        String note = folder.resolve("seen/ois-streams%2Facme/latest.note").toString();
        String proof = file(
                "c.json",
                prove(
                        "--event",
                        "acme-3",
                        "--from",
                        longer.toString(),
                        "--keys",
                        trusted.toString(),
                        "--cosigned",
                        note));
        CommandRun checked = run("verify", proof, "--keys", trusted.toString(), "--checkpoint", note);
        CommandRun tooShort = prove(
                "--event", "acme-3", "--from", export.toString(), "--keys", trusted.toString(), "--cosigned", note);
        CommandRun back = witness(export, options);

        assertThat(first.exitCode()).isZero();
        assertThat(first.out().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("2 records") && line.contains("on trust"));
        assertThat(second.out()).contains("ois-streams/acme: 4 records").contains("begins with the 2 seen before");
        assertThat(checked.exitCode()).isZero();
        assertThat(checked.out()).contains("number 0 of the 4").contains("cosigned by witness w.example at ");
        assertThat(tooShort.exitCode()).isEqualTo(2);
        assertThat(back.exitCode()).isEqualTo(1);
        assertThat(back.err().lines()).hasSize(2).allMatch(line -> line.startsWith("ois: REFUSED ois-streams/"));
    }

    private static CommandRun witness(Path from, String... options) {
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 2, options.length);
        all[0] = "--from";
        all[1] = from.toString();
        return run("witness", all);
    }

    @Test
    void anEventOfTwoWindowsMustBeSaid() throws IOException {
        String[] common = {"--from", export.toString(), "--keys", trusted.toString(), "--event", "acme-16"};

        CommandRun both = prove(common);
        CommandRun second = prove(
                "--from",
                export.toString(),
                "--keys",
                trusted.toString(),
                "--event",
                "acme-16",
                "--window",
                "2026-05-21T11:00:00Z");

        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err().lines()).hasSize(1);
        assertThat(both.err())
                .contains("acme governance.replays 2026-05-21T10:00:00Z", "2026-05-21T11:00:00Z", "--window");
        assertThat(run("verify", file("w.json", second), "--keys", trusted.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void consistencyIsProvedBetweenAnyTwoSizes() throws IOException {
        String proof = file(
                "k.json",
                prove(
                        "--consistency",
                        "1:3",
                        "--tenant",
                        "globex",
                        "--from",
                        longer.toString(),
                        "--keys",
                        trusted.toString()));
        CommandRun several = prove("--consistency", "1:3", "--from", longer.toString());
        CommandRun beyond = prove("--consistency", "1:5", "--tenant", "globex", "--from", longer.toString());

        assertThat(run("verify", proof, "--keys", trusted.toString()).out()).contains("PASS");
        assertThat(several.exitCode()).isEqualTo(2);
        assertThat(several.err()).contains("--tenant");
        assertThat(beyond.exitCode()).isEqualTo(2);
        assertThat(beyond.err()).contains("TO from 1 to 4");
    }

    @Test
    void whatIsNotThereIsSaidInOneLine() {
        CommandRun noEvent = prove("--event", "nobody", "--from", export.toString());
        CommandRun noFolder =
                prove("--event", "nobody", "--from", folder.resolve("nowhere").toString());
        CommandRun noKeys = prove("--event", "acme-3", "--from", export.toString());
        CommandRun both = prove("--event", "e", "--consistency", "1:2", "--from", export.toString());

        assertThat(noEvent.exitCode()).isEqualTo(1);
        assertThat(noEvent.err()).contains("there is no such event").contains("nobody");
        assertThat(noFolder.exitCode()).isEqualTo(1);
        assertThat(noFolder.err()).contains("nowhere");
        assertThat(noKeys.exitCode()).isEqualTo(2);
        assertThat(noKeys.err()).contains("--keys");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(noEvent.err().lines()).hasSize(1);
        assertThat(noFolder.err().lines()).hasSize(1);
    }
}
