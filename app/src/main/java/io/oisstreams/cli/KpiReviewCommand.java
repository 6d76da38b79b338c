package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.kpis.core.measurement.Attributes;
import io.oisstreams.kpis.core.measurement.MeasurementRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records that KPIs were reviewed. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "Record a review, so that the alert ends that says it is due. It is sent to kpi.measurements as a measurement whose"
                    + " KPI is 'review'.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois kpi review daily --tenant acme --config cluster.properties",
            "  ./ois kpi review monthly --period 2026-01 --reviewer Ada --tenant acme --config cluster.properties",
            "  ./ois kpi review weekly --period 2025-12-28..2026-01-03 --tenant acme --print >> events.jsonl",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the review is sent, or printed",
            "1:broker or registry can't be reached or refuse",
            "2:wrong usage or configuration"
        })
final class KpiReviewCommand implements Callable<Integer> {
    private static final double ONE = 1;

    private final Terminal terminal;
    private final ConfigOptions options;
    private final InstantSource clock;

    @Parameters(paramLabel = "CADENCE", description = "Which review: daily, weekly, monthly, quarterly or yearly.")
    private String cadence = "";

    @Option(
            names = "--period",
            paramLabel = "NAME",
            description =
                    "The period that was reviewed: 2026-01-03, 2025-12-28..2026-01-03, 2026-01, 2026-Q1 or 2026. Without"
                            + " it: all that are due.")
    private Optional<String> period = Optional.empty();

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who made the review.")
    private Optional<String> reviewer = Optional.empty();

    @Option(names = "--tenant", required = true, paramLabel = "ID", description = "Whose KPIs were reviewed.")
    private String tenantId = "";

    @Mixin
    private final EventTime time = new EventTime();

    @Option(
            names = "--print",
            description = "Send nothing; print the event in the form that ./ois replay reads, on one line.")
    private boolean print;

    KpiReviewCommand(Terminal terminal, ConfigOptions options, InstantSource clock) {
        this.terminal = terminal;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        Map<String, String> attributes = attributes();
        // What no time makes right is said before a cluster is asked for its time.
        refuse(attributes, Long.MAX_VALUE);
        EventSender sender = new EventSender(config);
        KpiMeasurement review =
                review(attributes, time.of(print ? clock : sender.clock(Topics.KPI_MEASUREMENTS, clock)));
        String line = EventLine.of(Topics.KPI_MEASUREMENTS, review);
        String what =
                "the " + cadence + " review" + period.map(name -> " of " + name).orElse("") + " for tenant " + tenantId;
        if (print) {
            terminal.out().println(line);
            terminal.say("printed " + what + ", sent nothing");
        } else {
            sender.send(Topics.KPI_MEASUREMENTS, List.of(review));
            terminal.say("sent " + what + " to " + config.bootstrapServers());
        }
        return ExitCode.OK;
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>(Map.of(Attributes.CADENCE, cadence));
        period.ifPresent(name -> attributes.put(Attributes.PERIOD, name));
        reviewer.ifPresent(name -> attributes.put(Attributes.REVIEWER, name));
        return attributes;
    }

    /** Refused here already if it would be refused there. */
    private static void refuse(Map<String, String> attributes, long timeMs) {
        MeasurementRules.refuse(MeasurementRules.REVIEW, BigDecimal.ONE, attributes, timeMs)
                .ifPresent(problem -> {
                    throw new WrongUsage(problem);
                });
    }

    private KpiMeasurement review(Map<String, String> attributes, Instant now) {
        refuse(attributes, now.toEpochMilli());
        return KpiMeasurement.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setTenantId(tenantId)
                .setTimestampMs(now)
                .setKpiId(MeasurementRules.REVIEW)
                .setValue(ONE)
                .setAttributes(attributes)
                .build();
    }
}
