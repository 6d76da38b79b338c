package io.oisstreams.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ScoreCommandTest {
    /** The example of OIS section 13. */
    private static final String EXAMPLE = """
            {"total_decisions": 1000, "decisions_replayed": 980, "total_agent_actions": 500, "scope_violations": 0,
             "total_chain_entries": 1200, "verifiable_chain_entries": 1140, "window_ms": 86400000,
             "attested_policy_ms": 76032000, "min_distinct_families": 2, "total_attestations": 1200,
             "vendor_independent_attestations": 1140}""";

    private final Path folder;

    ScoreCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theExampleOfTheSpecificationGivesItsScore() throws IOException {
        CommandRun run = score(EXAMPLE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "\"ois\" : 0.926167",
                        "\"decision_reproducibility\" : 0.980000",
                        "\"agent_scope_integrity\" : 1.000000",
                        "\"signer_diversity\" : 0.666667",
                        "\"w_ES\" : 0.20",
                        "\"classification\" : \"Attention\"",
                        "\"start\" : \"1970-01-01T00:00:00Z\"");
        JsonNode report = new JsonMapper().readTree(run.out());
        assertThat(report.path("extensions").path("telemetry")).isEqualTo(new JsonMapper().readTree(EXAMPLE));
    }

    @Test
    void weightsAndWindowStartOfTheFileAreUsed() throws IOException {
        CommandRun run =
                score(with("\"weights\": {\"w_DR\": 0.1, \"w_ASI\": 0.1, \"w_ES\": 0.1, \"w_PC\": 0.7, \"w_SD\": 0,"
                        + " \"w_VI\": 0}, \"window_start\": \"2026-05-21T00:00:00Z\""));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"ois\" : 0.909000", "\"w_PC\" : 0.70", "\"end\" : \"2026-05-22T00:00:00Z\"");
    }

    @Test
    void weightsOfTheSettingsAreUsedWhenTheFileHasNone() throws IOException {
        CommandRun run = score(EXAMPLE, "--set", "ois.weights=w_DR=1,w_ASI=0,w_ES=0,w_PC=0,w_SD=0,w_VI=0");

        assertThat(run.out()).contains("\"ois\" : 0.980000");
    }

    @Test
    void withoutDecisionsThereIsNoScoreButAReason() throws IOException {
        CommandRun run = score(EXAMPLE.replace("1000", "0").replace("980", "0"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("\"ois\" : null", "\"decision_reproducibility\" : \"no decisions in the window\"");
    }

    @Test
    void standardInputIsRead() {
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(out, true), Map.of());

        int exitCode = new CommandLine(new ScoreCommand(terminal, new ByteArrayInputStream(EXAMPLE.getBytes(UTF_8))))
                .execute("-");

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("0.926167");
    }

    @Test
    void weightsThatDoNotSumToOneGiveNoReport() throws IOException {
        CommandRun run = score(with("\"weights\": {\"w_DR\": 0.26, \"w_ASI\": 0.15, \"w_ES\": 0.20, \"w_PC\": 0.15,"
                + " \"w_SD\": 0.10, \"w_VI\": 0.15}"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("WEIGHT_SUM_VIOLATION")
                .contains("1.01", "counts.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"total_decisions\": 1000, | `` | total_decisions: missing",
                "1000 | -1 | total_decisions: expected a whole number from 0, found -1",
                "1000 | 1000.0 | total_decisions: expected a whole number from 0, found 1000.0",
                "1000 | \"1000\" | total_decisions: expected a whole number",
                "1000 | null | total_decisions: expected a whole number",
                "1000 | 99999999999999999999 | total_decisions: expected a whole number",
                "980 | 1001 | decisions_replayed is 1001",
                "86400000 | 5400000 | window_ms: expected whole hours",
                "86400000 | 0 | window_ms",
                "\"min_distinct_families\": 2 | \"min_distinct_families\": 4 | min_distinct_families is 4",
                "vendor_independent | vendor_dependent | vendor_independent_attestations: missing",
                "\"total_decisions\" | \"total_decisions\": 1, \"total_decisions\" | Duplicate",
            })
    void aWrongCountIsNamedWithItsFile(String right, String wrong, String message) throws IOException {
        assertRefused(EXAMPLE.replaceFirst(right, wrong), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"decisions\": 3 | decisions: unknown field",
                "\"weights\": [] | weights: expected an object",
                "\"weights\": {\"w_DR\": \"1\"} | weights.w_DR: expected a number",
                "\"weights\": {\"w_DR\": 1e-99} | weights.w_DR: expected a number with at most 15 decimals",
                "\"window_start\": \"yesterday\" | window_start: expected a time",
                "\"window_start\": 0 | window_start: expected a time",
                "\"window_start\": \"1969-12-31T23:00:00Z\" | window_start: expected a time from 1970",
            })
    void anotherWrongFieldIsNamedWithItsFile(String field, String message) throws IOException {
        assertRefused(with(field), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} {}", "\u0000", "nonsense", "1e999999999"})
    void whatIsNoObjectIsRefused(String content) throws IOException {
        assertRefused(content, "is no");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        CommandRun run = CommandRun.of("score", folder.resolve("none.json").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains("none.json");
    }

    @Test
    void aCallWithoutAFileIsWrongUsage() {
        assertThat(CommandRun.of("score").exitCode()).isEqualTo(2);
    }

    private void assertRefused(String content, String message) throws IOException {
        CommandRun run = score(content);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("counts.json: ")
                .contains(message);
    }

    private static String with(String field) {
        return EXAMPLE.substring(0, EXAMPLE.length() - 1) + ", " + field + "}";
    }

    private CommandRun score(String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("counts.json"), content);
        String[] arguments = new String[options.length + 2];
        arguments[0] = "score";
        arguments[1] = file.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return CommandRun.of(arguments);
    }
}
