package io.oisstreams.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.RecordSigner;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.signing.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of {@code topology-docs/evidence}, and its checker in another language on it and on other exports. */
class WorkedExampleTest {
    private static final Path PAGES = WorkedExample.FOLDER.resolveSibling("");

    private final Path folder;

    WorkedExampleTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theExampleIsWhatTheProgramWritesToday() throws IOException {
        // To be copied to the example's folder after a change of the format, with the expected outputs.
        Path written = Files.createDirectories(Path.of("target", "evidence-example"));
        WorkedExample.export().write(written);
        Files.writeString(written.resolve(WorkedExample.TRUSTED), WorkedExample.trusted());

        for (String file : List.of(TestExport.RECORDS, TestExport.EVIDENCE, WorkedExample.TRUSTED)) {
            assertThat(WorkedExample.FOLDER.resolve(file)).hasSameTextualContentAs(written.resolve(file));
        }
    }

    @Test
    void theExamplePassesOurOwnCheck() {
        Verification.Outcome outcome = Verification.of(
                WorkedExample.FOLDER,
                folder,
                Tampering.rules(Optional.of(TrustedKeys.read(WorkedExample.FOLDER.resolve(WorkedExample.TRUSTED)))),
                verdict -> {});

        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.records()).isEqualTo(2);
        assertThat(outcome.events()).isEqualTo(12);
    }

    @Test
    void theIndependentCheckerSaysOfTheExampleWhatThePageSays() throws IOException {
        assumeTrue(IndependentChecker.hasNode(), "no node");

        IndependentChecker.Run run = IndependentChecker.check(WorkedExample.FOLDER);

        assertThat(run.output()).isEqualTo(Files.readString(PAGES.resolve("expected.txt")));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void withAnotherImplementationOfTheSchemesItVerifiesTheSignaturesToo() throws IOException {
        assumeTrue(IndependentChecker.hasNode() && IndependentChecker.hasNoble(), "no node, or npm has no packages");

        IndependentChecker.Run run = IndependentChecker.check(
                WorkedExample.FOLDER,
                "--keys",
                WorkedExample.FOLDER.resolve(WorkedExample.TRUSTED).toString(),
                "--noble",
                IndependentChecker.noble());

        assertThat(run.output()).isEqualTo(Files.readString(PAGES.resolve("expected-with-signatures.txt")));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theIndependentCheckerPassesAnExportWithSomethingOfEverything() throws IOException {
        assumeTrue(IndependentChecker.hasNode(), "no node");
        TamperStory.export().write(folder);

        IndependentChecker.Run run = IndependentChecker.check(folder);

        assertThat(run.output()).endsWith("PASS: 8 records\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void itVerifiesTheSignaturesOfAllFamiliesAndRefusesWrongOnes() throws IOException {
        assumeTrue(IndependentChecker.hasNode() && IndependentChecker.hasNoble(), "no node, or npm has no packages");
        List<RecordKey> keys = Arrays.stream(SignatureFamily.values())
                .map(family -> RecordKey.generate(family, Validity.from(Instant.EPOCH), TamperStory.random(61)))
                .toList();
        TestExport export = TamperStory.export(TamperStory.globex()).signedBy(new RecordSigner(keys));
        String trusted = TrustedKeys.of(keys).json();
        export.write(folder);
        Path file = Files.writeString(folder.resolve("trusted.json"), trusted);

        IndependentChecker.Run right =
                IndependentChecker.check(folder, "--keys", file.toString(), "--noble", IndependentChecker.noble());
        assertThat(right.output()).endsWith("PASS: 4 records\n").contains(", 4 signatures");

        for (RecordKey key : keys) {
            RecordKey other = RecordKey.generate(key.family(), key.validity(), TamperStory.random(62));
            List<RecordKey> others = keys.stream()
                    .map(one -> one.equals(key) ? new RecordKey(key.keyId(), other.key(), key.validity()) : one)
                    .toList();
            Files.writeString(file, TrustedKeys.of(others).json());
            IndependentChecker.Run wrong =
                    IndependentChecker.check(folder, "--keys", file.toString(), "--noble", IndependentChecker.noble());
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.output()).contains("FAIL, signature of " + key.keyId());
        }
    }

    @Test
    void aChangedByteMakesTheIndependentCheckerFail() throws IOException {
        assumeTrue(IndependentChecker.hasNode(), "no node");
        Random random = new Random(63);
        for (int i = 0; i < 20; i++) {
            WorkedExample.export().write(folder);
            Path file = folder.resolve(i % 2 == 0 ? TestExport.EVIDENCE : TestExport.RECORDS);
            byte[] bytes = Files.readAllBytes(file);
            // Signatures are checked with keys only, so not behind the first record's.
            int at = random.nextInt(i % 2 == 0 ? bytes.length : 1_500);
            bytes[at] = (byte) (bytes[at] == '7' ? '8' : '7');
            Files.write(file, bytes);

            IndependentChecker.Run run = IndependentChecker.check(folder);

            assertThat(run.exitCode()).as("byte %d of %s", at, file).isEqualTo(1);
            assertThat(run.output()).contains("FAIL");
        }
    }
}
