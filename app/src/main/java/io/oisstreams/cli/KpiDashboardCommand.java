package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Shows the dashboard of a running instance. */
@Command(
        name = "dashboard",
        mixinStandardHelpOptions = true,
        description =
                "Print the dashboard as a running instance has it: KPIs with their targets, alerts, what is to do.",
        footer = {
            "",
            "Examples:",
            "  ./ois kpi dashboard --tenant acme",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the dashboard is on standard output",
            "2:wrong usage or configuration; or there is no instance that answers"
        })
final class KpiDashboardCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final ConfigOptions options;

    @Mixin
    private final InstanceOptions instance = new InstanceOptions();

    KpiDashboardCommand(Terminal terminal, ConfigOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        InstanceClient client = instance.client(config);
        terminal.out().print(client.text(client.url("/kpis/dashboard", instance.query())));
        terminal.out().flush();
        return ExitCode.OK;
    }
}
