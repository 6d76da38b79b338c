package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.contract.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateCommandTest {
    private final Path contract;
    private final Path repo;
    private final StubService service = new StubService();

    GateCommandTest(@TempDir Path folder) throws IOException {
        this.contract = folder.resolve("contract.json");
        this.repo = folder.resolve("repo");
    }

    /** Pilot script, reports and workflow: 6 points, 7.50. */
    @BeforeEach
    void aCheckout() throws IOException {
        Files.writeString(contract, Contracts.maturityText());
        Files.createDirectories(repo.resolve("pilot/reports"));
        Files.createDirectories(repo.resolve("enterprise/scripts"));
        Files.createDirectories(repo.resolve(".github/workflows"));
        Files.writeString(repo.resolve("enterprise/scripts/pilot_in_a_box.py"), "print()");
        Files.writeString(repo.resolve(".github/workflows/coherence_ci.yml"), "on: push");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aCheckoutPassesWithoutAnyService() {
        CommandRun run = gate("--repo", repo.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualToNormalizingNewlines("""
                2/2       enterprise/scripts/pilot_in_a_box.py
                0/1       enterprise/scripts/why_60s_challenge.py
                2/2       pilot/reports
                2/2       .github/workflows/coherence_ci.yml
                0/1       pilot/reports/ci_report.json
                Contract  DS-KPI-008 1.0, Operational Maturity
                Score     7.50 of 10
                Band      Green: No action
                Floor     4.0
                Drop      not known, there is no score before
                Verdict   PASS
                """);
    }

    @Test
    void aDropOfExactlyTheMaximumWarnsInOneLine() {
        CommandRun run = gate("--repo", repo.toString(), "--previous", "8.50");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "ois: warn: the score dropped by 1.00, from 8.50 to 7.50, not more than the maximum of 1.0\n");
        assertThat(run.out()).contains("Drop      1.00 from 8.50, maximum 1.0", "Verdict   WARN");
    }

    @Test
    void aLargerDropFails() {
        CommandRun run = gate("--repo", repo.toString(), "--previous", "8.51");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "ois: fail: the score dropped by 1.01, from 8.51 to 7.50, more than the maximum of 1.0\n");
        assertThat(run.out()).contains("Verdict   FAIL");
    }

    @Test
    void everyReasonOfAFailureIsALine() throws IOException {
        Files.writeString(repo.resolve("enterprise/scripts/pilot_in_a_box.py"), "");
        Files.delete(repo.resolve("pilot/reports"));

        CommandRun run = gate("--repo", repo.toString(), "--previous", "7.5");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .containsExactly(
                        "ois: fail: the score 2.50 is below the floor 4.0",
                        "ois: fail: the score dropped by 5.00, from 7.50 to 2.50, more than the maximum of 1.0");
        assertThat(run.out()).contains("Band      Red: Release blocked");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0, null, 0, 10.00, PASS", "9.0, 10.0, 0, 9.00, WARN", "8.99, 10.0, 1, 8.99, FAIL",
        "4, 4.0, 0, 4.00, PASS", "3.99, null, 1, 3.99, FAIL", "3.999, null, 1, 3.999, FAIL"
    })
    void theFileJudgesWhatTheServiceSays(String score, String previous, int exitCode, String shown, String verdict) {
        service.answer(200, StubService.score(score, previous, false));

        CommandRun run = gate("--url", service.url());

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out())
                .contains(
                        "Tenant    acme, observed at 2026-03-02T10:00:00Z",
                        "Score     " + shown + " of 10",
                        "Verdict   " + verdict)
                .doesNotContain("Blue");
    }

    @Test
    void theScoreBeforeThatOfACheckoutIsTheLastOneOfTheService() {
        service.answer(200, StubService.score("8.51", "1.0", true));

        CommandRun run = gate("--repo", repo.toString(), "--url", service.url(), "--tenant", "acme");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("Score     7.50 of 10", "Drop      1.01 from 8.51, maximum 1.0");
    }

    @Test
    void theFirstScoreOfATenantHasNoneBefore() {
        service.answer(404, "{\"error\": \"UNKNOWN_TENANT\", \"message\": \"no event of this tenant\"}");

        CommandRun run = gate("--repo", repo.toString(), "--url", service.url(), "--tenant", "acme");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Drop      not known, there is no score before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\": \"UNKNOWN_PATH\"}", "<html>Not Found</html>", "", "[]"})
    void anAddressWithoutTheServiceIsNotTakenForOneThatKnowsNoScore(String answer) {
        service.answer(404, answer);

        CommandRun run = gate("--repo", repo.toString(), "--url", service.url(), "--tenant", "acme");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("answered 404");
    }

    @Test
    void theServiceOfThisMachineIsAskedByDefault() {
        service.answer(200, StubService.score("10.0", "null", false));

        CommandRun run = gate("--tenant", "acme", "--set", "http.host=0.0.0.0", "--set", "http.port=" + service.port());

        assertThat(run.exitCode()).isZero();
        assertThat(service.asked()).isEqualTo("/kpis/contracts/DS-KPI-008?version=1.0&tenant=acme");
    }

    @ParameterizedTest
    @CsvSource({
        "null, false, there is no score of tenant acme by DS-KPI-008 1.0 yet; ./ois collect sends what it is made from",
        "null, true, 'the newest observations of tenant acme are not scored by DS-KPI-008 1.0 yet at 2026-03-02T10:00:09Z; ask again in some seconds'",
        "9.0, true, 'the newest observations of tenant acme are not scored by DS-KPI-008 1.0 yet at 2026-03-02T10:00:09Z; ask again in some seconds'",
        "1e999999999, false, a score has at most 18 digits"
    })
    void withoutAFinalScoreThereIsNoVerdict(String score, boolean pending, String message) {
        service.answer(200, StubService.score(score, "null", pending));

        assertWrongUsage(gate("--url", service.url()), message);
    }

    @Test
    void aServiceThatRefusesIsSaid() {
        service.answer(400, "{\"message\": \"tenant is required\"}");

        assertWrongUsage(gate("--url", service.url()), "answered 400: tenant is required");
    }

    @Test
    void aServiceThatIsNotThereIsSaid() {
        assertWrongUsage(gate("--url", "http://127.0.0.1:1"), "http://127.0.0.1:1/kpis/contracts/DS-KPI-008");
    }

    @Test
    void aWrongContractIsSaidWithItsLine() throws IOException {
        Files.writeString(contract, Contracts.maturityText().replace("\"floor\": 4.0", "\"floor\": 11"));

        assertWrongUsage(gate("--repo", repo.toString()), contract + ":23: floor: expected a number inside the clamp");
    }

    @Test
    void aCheckoutThatIsNotThereHasNoScore() {
        assertWrongUsage(gate("--repo", repo.resolve("none").toString()), "none: no directory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--repo . --url http://127.0.0.1:1",
                "--repo . --previous 1 --tenant acme",
                "--repo . --previous 1 --url http://127.0.0.1:1",
                "--previous 1",
                "--repo . --previous much",
                "--repo . --previous 1e999999999",
                "--set http.port=0"
            })
    void whatDoesNotGoTogetherIsWrongUsage(String options) {
        assertWrongUsage(gate(options.split(" ")), "");
    }

    @Test
    void aScoreBeforeThatIsNoNumberIsSaidWithoutTheWordsOfTheLanguage() {
        assertWrongUsage(
                gate("--repo", ".", "--previous", "much"),
                "Invalid value for option '--previous': 'much' is no score, such as 8.75 (see ./ois gate --help)");
    }

    private static void assertWrongUsage(CommandRun run, String message) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("ois: ")
                .contains(message);
        assertThat(run.out()).doesNotContain("Verdict");
    }

    private CommandRun gate(String... options) {
        List<String> arguments = new ArrayList<>(List.of("gate", "--contract", contract.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.in(Map.of(), Capabilities.ALL, arguments.toArray(String[]::new));
    }
}
