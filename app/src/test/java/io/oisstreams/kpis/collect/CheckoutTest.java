package io.oisstreams.kpis.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import io.oisstreams.kpis.core.contract.Contracts;
import io.oisstreams.kpis.core.contract.Scorecard;
import io.oisstreams.kpis.core.contract.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutTest {
    private static final String PILOT = "enterprise/scripts/pilot_in_a_box.py";
    private static final String REPORTS = "pilot/reports";
    private static final String REPORT = "pilot/reports/ci_report.json";

    private static final Seen THERE = new Seen(true, Optional.empty());
    private static final Seen ABSENT = new Seen(false, Optional.empty());

    private final Path folder;
    private final Path repo;

    CheckoutTest(@TempDir Path folder) {
        this.folder = folder;
        this.repo = folder.resolve("repo");
    }

    @BeforeEach
    void aCompleteCheckout() throws IOException {
        write(PILOT, "print()");
        write("enterprise/scripts/why_60s_challenge.py", "print()");
        write(".github/workflows/coherence_ci.yml", "on: push");
        write(REPORT, "{\"passed\": true}");
    }

    @Test
    void aCompleteCheckoutHasAllOfIt() {
        Map<String, Seen> seen = look();

        assertThat(seen.keySet())
                .containsExactly(
                        PILOT,
                        "enterprise/scripts/why_60s_challenge.py",
                        REPORTS,
                        ".github/workflows/coherence_ci.yml",
                        REPORT);
        assertThat(seen).containsEntry(PILOT, THERE).containsEntry(REPORT, new Seen(true, Optional.of(true)));
        assertThat(Scorecard.of(Contracts.maturity(), seen)
                        .score()
                        .orElseThrow()
                        .value())
                .isEqualTo("10.00");
    }

    @Test
    void anEmptyCheckoutHasNoneOfIt() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Map<String, Seen> seen = Checkout.at(empty).look(Contracts.maturity());

        assertThat(seen).hasSize(5).containsEntry(REPORT, new Seen(false, Optional.of(false)));
        assertThat(Scorecard.of(Contracts.maturity(), seen)
                        .score()
                        .orElseThrow()
                        .value())
                .isEqualTo("0.00");
    }

    @Test
    void aStubOfZeroBytesIsNotThere() throws IOException {
        write(PILOT, "");
        write(REPORT, "");

        assertThat(look()).containsEntry(PILOT, ABSENT).containsEntry(REPORT, new Seen(false, Optional.of(false)));
    }

    @Test
    void aDirectoryIsNoFile() throws IOException {
        remove(PILOT);
        Files.createDirectory(repo.resolve(PILOT));

        assertThat(look()).containsEntry(PILOT, ABSENT);
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        remove(REPORT);
        remove(REPORTS);
        Files.writeString(repo.resolve(REPORTS), "not a directory");

        assertThat(look()).containsEntry(REPORTS, ABSENT).containsEntry(REPORT, new Seen(false, Optional.of(false)));
    }

    @Test
    void anEmptyDirectoryIsThere() throws IOException {
        remove(REPORT);

        assertThat(look()).containsEntry(REPORTS, THERE);
    }

    @Test
    void aLinkInsideTheCheckoutIsFollowed() throws IOException {
        remove(PILOT);
        Files.createSymbolicLink(repo.resolve(PILOT), Path.of("why_60s_challenge.py"));

        assertThat(look()).containsEntry(PILOT, THERE);
    }

    @Test
    void aLinkOutOfTheCheckoutLeadsNowhere() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.json"), "{}");
        remove(REPORT);
        Files.createSymbolicLink(repo.resolve(REPORT), outside);
        remove(PILOT);
        Files.createSymbolicLink(repo.resolve(PILOT), Path.of("../../../outside.json"));

        assertThat(look()).containsEntry(PILOT, ABSENT).containsEntry(REPORT, new Seen(false, Optional.of(false)));
    }

    @Test
    void aDirectoryThatIsALinkOutOfTheCheckoutLeadsNowhere() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("repo-outside"));
        Files.writeString(outside.resolve("ci_report.json"), "{}");
        remove(REPORT);
        remove(REPORTS);
        Files.createSymbolicLink(repo.resolve(REPORTS), outside);

        assertThat(look()).containsEntry(REPORTS, ABSENT).containsEntry(REPORT, new Seen(false, Optional.of(false)));
    }

    @Test
    void linksInCirclesAndIntoNothingAreNotThere() throws IOException {
        remove(PILOT);
        Files.createSymbolicLink(repo.resolve(PILOT), Path.of("pilot_in_a_box.py"));
        remove(REPORT);
        Files.createSymbolicLink(repo.resolve(REPORT), Path.of("gone.json"));

        assertThat(look()).containsEntry(PILOT, ABSENT).containsEntry(REPORT, new Seen(false, Optional.of(false)));
    }

    @Test
    void aCheckoutMayItselfBeALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), repo);

        Checkout checkout = Checkout.at(link);

        assertThat(checkout.name()).contains("repo");
        assertThat(checkout.look(Contracts.maturity())).containsEntry(PILOT, THERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1, 2]", "\"text\"", "1", "null", " {\"a\": {\"a\": [{}]}}\n", "{\"a\": \"ü\"}"})
    void oneValueOfAnyKindParses(String content) throws IOException {
        assertThat(report(content)).isEqualTo(new Seen(true, Optional.of(true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{",
                "{\"a\": }",
                "{} {}",
                "{} garbage",
                "{}]",
                "1 2",
                "[1,]",
                "{'a': 1}",
                "{\"a\": 1, \"a\": 2}",
                "[{\"a\": 1, \"a\": 2}]",
                "// none\n{}",
                "NaN",
                "01",
                "\"a",
                "\"\\x\"",
                "\uFEFF{}",
                "passed"
            })
    void whatIsNotOneJsonValueDoesNotParse(String content) throws IOException {
        assertThat(report(content)).isEqualTo(new Seen(true, Optional.of(false)));
    }

    @Test
    void jsonInAnotherEncodingDoesNotParse() throws IOException {
        Files.write(repo.resolve(REPORT), "{\"a\": \"ü\"}".getBytes(ISO_8859_1));
        Seen latin = look().get(REPORT);
        Files.write(repo.resolve(REPORT), "{}".getBytes(UTF_16));
        Seen wide = look().get(REPORT);

        assertThat(latin).isEqualTo(new Seen(true, Optional.of(false)));
        assertThat(wide).isEqualTo(latin);
    }

    @Test
    void whereThereIsNoDirectoryNothingIsLookedAt() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> Checkout.at(file))
                .isInstanceOf(StartupException.class)
                .hasMessage(file + ": no directory");
        assertThatThrownBy(() -> Checkout.at(folder.resolve("none")))
                .isInstanceOf(StartupException.class)
                .hasMessage(folder.resolve("none") + ": no directory that can be read");
    }

    private Seen report(String content) throws IOException {
        write(REPORT, content);
        return look().getOrDefault(REPORT, ABSENT);
    }

    private Map<String, Seen> look() {
        return Checkout.at(repo).look(Contracts.maturity());
    }

    private void write(String path, String content) throws IOException {
        Path file = repo.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void remove(String path) throws IOException {
        Files.delete(repo.resolve(path));
    }
}
