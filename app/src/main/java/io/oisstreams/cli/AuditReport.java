package io.oisstreams.cli;

import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.audit.AuditVerdict;
import io.oisstreams.kpis.core.audit.BrokenEntry;
import io.oisstreams.kpis.core.audit.ExpectedEnd;
import io.oisstreams.kpis.core.audit.FaultKind;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a person reads of a checked audit log. */
final class AuditReport {
    private static final int DECIMALS = 6;

    private final String log;
    private final ExpectedEnd expected;

    AuditReport(String log, ExpectedEnd expected) {
        this.log = log;
        this.expected = expected;
    }

    /** Prints the verdict, each broken entry on one line. */
    void print(AuditVerdict verdict, PrintWriter out) {
        out.println(log + ": " + (verdict.intact() ? "intact" : "broken") + ", " + verdict.entries() + " entries, "
                + verdict.brokenEntries() + " of them broken" + (verdict.brokenEntries() == 0 ? "" : kinds(verdict)));
        out.println("score " + score(verdict.score()) + " % (KPI 3.1)");
        out.println("head " + verdict.head().orElse("none"));
        verdict.entriesAtExpectedHead()
                .ifPresent(then -> out.println("end: the expected head is that of the first " + then + " entries; "
                        + (verdict.entries() - then) + " came since"));
        verdict.endFaults().forEach(fault -> out.println("end: " + fault));
        verdict.firstBroken().forEach(entry -> out.println(line(entry)));
        long unsaid = verdict.brokenEntries() - verdict.firstBroken().size();
        if (unsaid > 0) {
            out.println("and " + unsaid + " more broken entries");
        }
        out.println(limits());
        out.flush();
    }

    private static String kinds(AuditVerdict verdict) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> verdict.broken(kind) > 0)
                .map(kind -> kind.label() + " " + verdict.broken(kind))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    /** Rounded down, so that 100 is said of nothing but an intact log. */
    private static BigDecimal score(Quotient score) {
        return score.dividend().divide(score.divisor(), DECIMALS, RoundingMode.DOWN);
    }

    private static String line(BrokenEntry entry) {
        String sequence =
                entry.sequence().isPresent() ? Long.toString(entry.sequence().getAsLong()) : "unknown";
        return entry.faults().stream()
                .map(fault -> fault.kind().label() + ": " + fault.message())
                .collect(Collectors.joining("; ", "line " + entry.line() + ", sequence " + sequence + ": ", ""));
    }

    private String limits() {
        return expected.head().isPresent()
                ? "The expected head was looked for, so what was cut off or rewritten up to it would show; what came since has no other"
                        + " witness than the chain."
                : "Not shown, because a chain has no key: a tail that was cut off, first entries that were removed with all that"
                        + " follows rewritten, a log rewritten as a whole. Keep the head elsewhere, and compare with --expect-head.";
    }
}
