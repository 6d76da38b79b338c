package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final List<Capability> TWO = List.of(CommandRun.capability("one"), CommandRun.capability("two"));

    /** Without them the command would not look at its settings. */
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("collect", List.of("--contract", "contract.json", "--repo", ".")),
            Map.entry("gate", List.of("--contract", "contract.json")),
            Map.entry("audit", List.of("log.jsonl")),
            Map.entry("export", List.of("--tenant", "acme", "--out", "results")),
            Map.entry("prove", List.of("--event", "e-1", "--from", "results")),
            Map.entry("keys", List.of("list")),
            Map.entry("kpi", List.of("dashboard")),
            Map.entry("score", List.of("counts.json")),
            Map.entry("verify", List.of("results")),
            Map.entry("witness", List.of("--from", "results", "--state", "seen", "--key", "key")),
            Map.entry("replay", List.of("events.jsonl", "--out", "results")));

    static Stream<String> commands() {
        Terminal terminal = Terminal.ofProcess();
        return Main.commandLine(terminal, TWO).getSubcommands().keySet().stream();
    }

    @Test
    void helpListsEveryCommand() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(commands()).allSatisfy(command -> assertThat(run.out()).contains("  " + command + "  "));
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Usage: ois " + command)
                .contains("--config=FILE")
                .contains("Exit codes:")
                .contains("Examples:")
                .contains("./ois " + command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandRefusesAWrongSettingInOneLine(String command) {
        List<String> arguments = new ArrayList<>(List.of(command, "--set", "ois.settle=90m"));
        arguments.addAll(REQUIRED.getOrDefault(command, List.of()));

        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("ois: ").contains("ois.settle").contains("90m");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "topology --nonsense", "topology --config", "topology --set x", "run extra"})
    void wrongUsageIsOneLineThatNamesTheHelp(String arguments) {
        CommandRun run = CommandRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("ois: ").contains("--help");
    }

    @Test
    void printsItsVersion() {
        assertThat(CommandRun.of("--version").out()).startsWith("ois-streams ");
    }

    @Test
    void settingsComeFromFileEnvironmentAndFlagInRisingOrder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("c.properties"), "ois.application.id=file\nhttp.port=x\n");
        Map<String, String> environment = Map.of("OIS_HTTP_PORT", "7", "OIS_APPLICATION_ID", "environment");

        CommandRun run = CommandRun.in(
                environment, TWO, "topology", "--config", file.toString(), "--set", "ois.application.id=flag");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("# one (application id flag-one)");
    }

    @Test
    void topologyPrintsThoseThatAreNamed() {
        CommandRun all = CommandRun.in(Map.of(), TWO, "topology");
        CommandRun second = CommandRun.in(Map.of(), TWO, "topology", "two");

        assertThat(all.out()).contains("one.in").contains("two.in");
        assertThat(second.out()).doesNotContain("one.in").contains("two.in");
    }

    @Test
    void topologyOfAnUnknownCapabilityIsWrongUsage() {
        CommandRun run = CommandRun.in(Map.of(), TWO, "topology", "three");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("ois: there is no capability 'three', only: one, two" + System.lineSeparator());
    }

    @Test
    void theRealCapabilitiesHaveATopology() {
        CommandRun run = CommandRun.of("topology");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("# integrity")
                .contains("governance.decisions")
                .contains("time.ticks");
    }

    @Test
    void aFailureOfTheStartIsOneLine() {
        Capability failing = CommandRun.failing(new StartupException("the port 80\nis taken"));

        CommandRun run = CommandRun.in(Map.of(), List.of(failing), "topology");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ois: the port 80 is taken" + System.lineSeparator());
    }

    @Test
    void anUnexpectedFailureIsOneLineThatNamesTheFileWithTheDetails() throws IOException {
        Capability failing = CommandRun.failing(new IllegalStateException("first\nsecond"));

        CommandRun run = CommandRun.in(Map.of(), List.of(failing), "topology");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("IllegalStateException: first").doesNotContain("second");
        Matcher file = Pattern.compile("details in (.*)\\)").matcher(run.err());
        assertThat(file.find()).isTrue();
        assertThat(Files.readString(Path.of(file.group(1)))).contains("IllegalStateException", "second", "\tat ");
    }
}
