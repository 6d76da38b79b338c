package io.oisstreams.cli;

import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of the command line: {@code ./ois COMMAND}. */
@Command(
        name = "ois",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Operational integrity scores from streams of governance telemetry, on Kafka.",
            "",
            "Reads decisions, their replays, agent actions, chain entries and policy attestations, verifies the signatures, and"
                    + " publishes one final record for each tenant and window, and alerts when a score crosses a threshold. Keeps"
                    + " governance metrics of the decisions, and watches production: costs, signed operations, checks and the"
                    + " baseline, with deviations that are escalated, and reports. Computes fourteen operational KPIs and scores"
                    + " repositories by KPI contracts, with gates for releases."
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "What a command does, its options and examples: ./ois COMMAND --help"})
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code: 0 done, 1 failed, 2 wrong usage or configuration. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Terminal.ofProcess(), Capabilities.ALL).execute(arguments));
    }

    /** All commands; a new one is a new line here. */
    static CommandLine commandLine(Terminal terminal, List<Capability> capabilities) {
        Failures failures = new Failures(terminal);
        return new CommandLine(new Main())
                .addSubcommand(new AuditCommand(terminal, InstantSource.system()))
                .addSubcommand(new CollectCommand(terminal, InstantSource.system()))
                .addSubcommand(new DemoCommand(terminal, capabilities))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new GateCommand(terminal))
                .addSubcommand(KeysCommand.commandLine(terminal, InstantSource.system()))
                .addSubcommand(KpiCommand.commandLine(terminal, InstantSource.system()))
                .addSubcommand(new ProveCommand(terminal))
                .addSubcommand(new ReplayCommand(terminal, capabilities))
                .addSubcommand(new RunCommand(terminal, capabilities))
                .addSubcommand(new ScoreCommand(terminal, System.in))
                .addSubcommand(new TopicsCommand(terminal))
                .addSubcommand(new TopologyCommand(terminal, capabilities))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new WitnessCommand(terminal, InstantSource.system()))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpWidth(100)
                .setUsageHelpLongOptionsMaxWidth(30)
                .setParameterExceptionHandler(failures::ofUsage)
                .setExecutionExceptionHandler(failures::ofCommand);
    }
}
