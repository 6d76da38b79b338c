package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.RecordKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Instant NOW_IN_MS = Instant.parse("2026-03-01T12:00:00.123Z");

    private final Path folder;

    KeysCommandTest(@TempDir Path parent) {
        this.folder = parent.resolve("keys");
    }

    @Test
    void theFirstKeysAreOfAllFamiliesAndOfAllTimes() throws IOException {
        CommandRun run = keys("generate");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(stored()).extracting(RecordKey::family).containsExactly(SignatureFamily.values());
        assertThat(stored()).allSatisfy(key -> {
            assertThat(key.validity().from()).isEqualTo(Instant.EPOCH);
            assertThat(key.validity().to()).isEmpty();
            assertThat(run.out()).contains(key.keyId());
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void laterKeysOfAFamilyBeginNow() {
        keys("generate", "--family", "ED25519");

        CommandRun run = keys("generate", "--family", "ED25519,ML_DSA_65", "--family", "ED25519");

        assertThat(run.out().lines()).hasSize(2);
        assertThat(stored())
                .filteredOn(key -> key.family() == SignatureFamily.ED25519)
                .extracting(key -> key.validity().from())
                .containsExactlyInAnyOrder(Instant.EPOCH, NOW_IN_MS);
        assertThat(stored())
                .filteredOn(key -> key.family() == SignatureFamily.ML_DSA_65)
                .extracting(key -> key.validity().from())
                .containsExactly(Instant.EPOCH);
    }

    @Test
    void keysBeginWhenTheOptionSays() {
        keys("generate", "--family", "ED25519", "--valid-from", "2026-02-01T01:00:00+01:00");

        assertThat(stored())
                .singleElement()
                .extracting(key -> key.validity().from())
                .isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    }

    @Test
    void rotationMakesNewKeysAndEndsTheOldOnesAfterTheOverlap() {
        keys("generate", "--family", "ED25519,FALCON_512");
        List<RecordKey> old = stored();

        CommandRun run = keys("rotate", "--overlap", "36h");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(4);
        assertThat(stored()).hasSize(4);
        for (RecordKey key : stored()) {
            boolean isOld = old.stream().anyMatch(other -> other.keyId().equals(key.keyId()));
            assertThat(key.validity().from()).isEqualTo(isOld ? Instant.EPOCH : NOW_IN_MS);
            assertThat(key.validity().to())
                    .isEqualTo(isOld ? Optional.of(NOW_IN_MS.plus(Duration.ofHours(36))) : Optional.empty());
        }
    }

    @Test
    void rotationTakesAWeekUnlessToldOtherwiseAndMayBeginLater() {
        keys("generate", "--family", "ED25519");

        keys("rotate", "--valid-from", "2026-04-01T00:00:00Z");

        assertThat(stored())
                .extracting(
                        key -> key.validity().from(),
                        key -> key.validity().to().map(Instant::toString).orElse("-"))
                .containsExactlyInAnyOrder(
                        tuple(Instant.EPOCH, "2026-04-08T00:00:00Z"),
                        tuple(Instant.parse("2026-04-01T00:00:00Z"), "-"));
    }

    @Test
    void withoutKeysThereIsNothingToRotate() throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        CommandRun run = CommandRun.of("keys", "rotate", "--dir", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ois: there are no keys").contains("./ois keys generate");
    }

    @Test
    void listNamesEveryKey() {
        keys("generate", "--family", "ED25519");
        keys("rotate");

        CommandRun run = keys("list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(2)
                .allMatch(
                        line -> line.matches(
                                "ED25519 +ed25519-[0-9a-f]{16} +from 20?\\S+Z  to \\S+|ED25519 +ed25519-\\S+ +from 1970\\S+  to 2026-03-08\\S+"));
    }

    @Test
    void trustPrintsThePublicHalvesAsAFile() throws IOException {
        keys("generate", "--family", "ED25519");

        CommandRun run = keys("trust");

        JsonNode trusted = new JsonMapper().readTree(run.out());
        assertThat(trusted.path("keys")).hasSize(1);
        assertThat(trusted.path("keys").get(0).path("key_id").asText())
                .isEqualTo(stored().get(0).keyId());
        assertThat(trusted.path("keys").get(0).path("valid_to").isNull()).isTrue();
        assertThat(trusted.path("witnesses")).isEmpty();
        assertThat(run.out()).doesNotContain("private");
    }

    @Test
    void theFolderMayBeASettingOnEitherSideOfTheCommand() {
        keys("generate", "--family", "ED25519");
        String setting = "signing.keys.dir=" + folder;

        CommandRun before = CommandRun.of("keys", "--set", setting, "list");
        CommandRun after = CommandRun.of("keys", "list", "--set", setting);
        CommandRun both = CommandRun.of("keys", "--set", "ois.settle=1m", "list", "--set", setting);
        CommandRun environment =
                CommandRun.in(Map.of("OIS_SIGNING_KEYS_DIR", folder.toString()), Capabilities.ALL, "keys", "list");

        assertThat(List.of(before, after, both, environment)).allSatisfy(run -> {
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains(stored().get(0).keyId());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "trust", "rotate"})
    void aFolderThatOthersCanReadIsRefused(String command) throws IOException {
        keys("generate", "--family", "ED25519");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        CommandRun run = CommandRun.of("keys", command, "--dir", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains(folder.toString(), "chmod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "trust", "rotate"})
    void aFolderThatIsNotThereIsRefused(String command) {
        CommandRun run = CommandRun.of("keys", command, "--dir", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("there is no key folder " + folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "|Missing required subcommand",
                "list|no folder of keys: give --dir DIR, or set signing.keys.dir",
                "generate --dir x --family RSA|RSA",
                "generate --dir x --valid-from today|'today' is no time",
                "rotate --dir x --overlap 0s|'0s' is not more than 0",
                "rotate --dir x --overlap soon|'soon' is no duration",
                "frotate|frotate",
                "list --dir x --set ois.settle=90m|ois.settle",
            })
    void wrongUsageIsOneLine(String arguments, String message) {
        String all = arguments == null ? "keys" : "keys " + arguments;

        CommandRun run = CommandRun.of(all.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("ois: ")
                .contains(message);
    }

    @Test
    void anOverlapBeyondAllTimesIsWrongUsage() {
        keys("generate", "--family", "ED25519");

        CommandRun run = CommandRun.of("keys", "rotate", "--dir", folder.toString(), "--overlap", "999999999999d");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(stored()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "rotate", "list", "trust"})
    void everyCommandExplainsItself(String command) {
        CommandRun run = CommandRun.of("keys", command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Usage: ois keys " + command)
                .contains("--dir=DIR", "--config=FILE", "Exit codes:", "Examples:", "./ois keys " + command);
    }

    private List<RecordKey> stored() {
        return new KeyFolder(folder, new SecureRandom()).keys();
    }

    /** Runs a command on the folder at the time {@link #NOW}. */
    private CommandRun keys(String command, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of());
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        arguments[1] = "--dir";
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        int exitCode =
                KeysCommand.commandLine(terminal, InstantSource.fixed(NOW)).execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
