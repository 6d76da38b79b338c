package io.oisstreams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.config.OisConfig;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.core.report.ReportTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Shows the report of a running instance. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Print how the values of the last 30 days were: the current one (the latest by event time), average,"
                        + " least, greatest, trend and number, a line for each KPI and what it is about. Digits behind the second"
                        + " decimal are left out; all are in the answer of /kpis/report.",
        footer = {
            "",
            "Examples:",
            "  ./ois kpi report --tenant acme",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report is on standard output",
            "2:wrong usage or configuration; or there is no instance that answers"
        })
final class KpiReportCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final ConfigOptions options;

    @Mixin
    private final InstanceOptions instance = new InstanceOptions();

    KpiReportCommand(Terminal terminal, ConfigOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        InstanceClient client = instance.client(config);
        JsonNode answer = client.json(client.url("/kpis/report", instance.query()));
        List<ReportTable.Line> lines = StreamSupport.stream(
                        answer.path("reports").spliterator(), false)
                .map(KpiReportCommand::line)
                .toList();
        String title = "KPIs of " + answer.path("tenant_id").asText() + ", after "
                + answer.path("from").asText() + ", until " + answer.path("to").asText();
        terminal.out().print(ReportTable.of(title, lines));
        terminal.out().flush();
        return ExitCode.OK;
    }

    /** What a value is about, or the KPI's name if it is about the tenant; of a contract its version, which tells it from others. */
    private static String subject(JsonNode report) {
        if (report.path("subject").isTextual()) {
            return report.path("subject").asText();
        }
        String name = report.path("name").asText();
        return OperationalKpis.find(report.path("kpi_id").asText()).isPresent()
                ? name
                : report.path("version").asText() + " " + name;
    }

    private static ReportTable.Line line(JsonNode report) {
        return new ReportTable.Line(
                report.path("kpi_id").asText(),
                subject(report),
                number(report, "current"),
                number(report, "average"),
                number(report, "min"),
                number(report, "max"),
                Optional.ofNullable(report.path("trend").textValue()),
                report.path("samples").asInt());
    }

    private static Optional<BigDecimal> number(JsonNode report, String field) {
        return Optional.of(report.path(field)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }
}
