package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.ByteLines;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.kpis.core.audit.AuditChain;
import io.oisstreams.kpis.core.audit.AuditVerdict;
import io.oisstreams.kpis.core.audit.ExpectedEnd;
import io.oisstreams.kpis.core.measurement.MeasurementRules;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A hash-chained audit log, checked and measured. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Check an audit log whose entries are chained by hashes, say which entries are broken and how, and send the score as a"
                    + " measurement of KPI 3.1.",
            "",
            "The log has one JSON object a line, with sequence_number (from 0), timestamp, prev_entry_hash (64 zeros at first),"
                    + " entry_hash, and whatever else. entry_hash is SHA-256 over Python's json.dumps(entry without entry_hash,"
                    + " sort_keys=True). An entry can be broken in its content (it is not what its hash was made of, or can't be"
                    + " read), its link (prev_entry_hash is not what the entry before states), its order (sequence_number or"
                    + " timestamp) and by a gap (sequence numbers left out).",
            "The score is 100 x passed / checks: one check of the chain (links, order, gaps, expected end), one of the content of"
                    + " each entry.",
            "",
            "What a chain alone cannot show, because no key is involved: a tail that was cut off, first entries that were removed"
                    + " with all that follows rewritten, a log that was rewritten as a whole. Keep the head (the newest entry_hash)"
                    + " elsewhere, and compare with --expect-head.",
        },
        footer = {
            "",
            "Examples:",
            "  ./ois audit haios_audit.jsonl --no-send",
            "  ./ois audit haios_audit.jsonl --tenant acme --expect-head $(cat kept-head.txt) --config cluster.properties",
            "  ./ois audit haios_audit.jsonl --tenant acme --print >> events.jsonl",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the log is intact, and the measurement was sent",
            "1:the log is broken, as standard output says; or the measurement could not be sent",
            "2:the log can't be read; wrong usage or configuration"
        })
final class AuditCommand implements Callable<Integer> {
    private static final int MAX_LINE_BYTES = 15 * 1024 * 1024;

    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(paramLabel = "FILE", description = "The log; blank lines in it are left out.")
    private Path file = Path.of("-");

    @Option(
            names = "--tenant",
            paramLabel = "ID",
            description = "Whose log it is. Default: the file's name without its extension.")
    private Optional<String> tenantId = Optional.empty();

    @Option(names = "--log", paramLabel = "NAME", description = "What the log is called. Default: the file's name.")
    private Optional<String> log = Optional.empty();

    @Option(
            names = "--expect-head",
            paramLabel = "HASH",
            description =
                    "The entry_hash that the newest entry had when somebody kept it, 64 lower-case hexadecimal digits: an entry must"
                            + " have it still.")
    private Optional<String> expectedHead = Optional.empty();

    @Option(
            names = "--expect-entries",
            paramLabel = "N",
            description = "How many entries there must be at least; with --expect-head, up to that one.")
    private Optional<Long> expectedEntries = Optional.empty();

    @ArgGroup
    private final Instead instead = new Instead();

    /** At most one of the two. */
    static final class Instead {
        @Option(
                names = "--print",
                description =
                        "Do not send the measurement: print it as an event of one line. The verdict then goes to standard"
                                + " error.")
        private boolean print;

        @Option(names = "--no-send", description = "Only check.")
        private boolean noSend;
    }

    @Mixin
    private final EventTime time = new EventTime();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    AuditCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        OisConfig config = options.load(terminal, Map.of());
        ExpectedEnd expected = expectedEnd();
        String name = log.orElse(String.valueOf(file.getFileName()));
        AuditVerdict verdict = check(expected);
        new AuditReport(name, expected).print(verdict, instead.print ? terminal.err() : terminal.out());
        if (!instead.noSend) {
            measure(verdict, name, config);
        }
        return verdict.intact() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void measure(AuditVerdict verdict, String name, OisConfig config) {
        EventSender sender = new EventSender(config);
        Instant now = time.of(instead.print ? clock : sender.clock(Topics.KPI_MEASUREMENTS, clock));
        KpiMeasurement measurement = AuditMeasurement.of(verdict, tenantId.orElseGet(this::fileStem), name, now);
        MeasurementRules.refuse(
                        measurement.getKpiId(),
                        BigDecimal.valueOf(measurement.getValue()),
                        measurement.getAttributes(),
                        now.toEpochMilli())
                .ifPresent(problem -> {
                    throw new WrongUsage(problem);
                });
        String line = EventLine.of(Topics.KPI_MEASUREMENTS, measurement);
        String what = "the score of " + name + " for tenant " + measurement.getTenantId();
        if (instead.print) {
            terminal.out().println(line);
            terminal.say("printed " + what + ", sent nothing");
        } else {
            sender.send(Topics.KPI_MEASUREMENTS, List.of(measurement));
            terminal.say("sent " + what + " to " + config.bootstrapServers());
        }
    }

    /** The file's name without its extension. */
    private String fileStem() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private ExpectedEnd expectedEnd() {
        try {
            return new ExpectedEnd(
                    expectedHead, expectedEntries.map(OptionalLong::of).orElse(OptionalLong.empty()));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--expect-" + e.getMessage(), e);
        }
    }

    private AuditVerdict check(ExpectedEnd expected) {
        AuditChain chain = new AuditChain(expected);
        try (ByteLines lines = ByteLines.of(file, MAX_LINE_BYTES)) {
            while (lines.next()) {
                if (lines.tooLong()) {
                    chain.addUnreadable(lines.number(), "longer than " + MAX_LINE_BYTES + " bytes");
                } else if (!lines.isBlank()) {
                    chain.add(lines.number(), lines.line());
                }
            }
        } catch (NoSuchFileException e) {
            throw new WrongUsage(file + " can't be read: no such file", e);
        } catch (IOException e) {
            throw new WrongUsage(file + " can't be read: " + e.getMessage(), e);
        }
        return chain.verdict();
    }
}
