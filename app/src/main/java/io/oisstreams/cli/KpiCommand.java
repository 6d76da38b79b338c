package io.oisstreams.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The operational KPIs of a running instance; what is asked or recorded of them are commands below this one. */
@Command(
        name = "kpi",
        mixinStandardHelpOptions = true,
        description = {
            "The operational KPIs: show the dashboard or the report of a running instance, and record a review.",
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  ./ois kpi dashboard --tenant acme",
            "  ./ois kpi report --url http://ois.example:8080 --tenant acme",
            "  ./ois kpi review monthly --period 2026-01 --tenant acme --config cluster.properties",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the review could not be sent",
            "2:wrong usage or configuration; or there is no instance that answers"
        })
final class KpiCommand {
    /** Where the settings are when they are given before the name of the command below. */
    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    private KpiCommand() {}

    /** The command with those below it. */
    static CommandLine commandLine(Terminal terminal, InstantSource clock) {
        KpiCommand kpi = new KpiCommand();
        return new CommandLine(kpi)
                .addSubcommand(new KpiDashboardCommand(terminal, kpi.options))
                .addSubcommand(new KpiReportCommand(terminal, kpi.options))
                .addSubcommand(new KpiReviewCommand(terminal, kpi.options, clock));
    }
}
