package io.oisstreams.operations.core.cycle;

import io.oisstreams.operations.core.report.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a signature log (OPS section 2.4).
 *
 * @param operations signed operations with their verdicts, and required ones that nobody signed
 * @param verified those whose signature holds
 * @param missing required operations that nobody signed; they count as failed
 */
public record LogSummary(long operations, long verified, long missing) {
    /**
     * Of a cycle.
     *
     * @param required how many operations it needs; empty: nobody said. Verdicts about one step count as one operation here
     */
    static LogSummary of(List<SignedStep> steps, Optional<Integer> required) {
        long verified = steps.stream().filter(SignedStep::verified).count();
        long signed = steps.stream().map(SignedStep::step).distinct().count();
        long missing = required.map(number -> Math.max(0, number - signed)).orElse(0L);
        return new LogSummary(steps.size() + missing, verified, missing);
    }

    /** Operations that are not verified. */
    public long failed() {
        return operations - verified;
    }

    /** Verified operations in percent, HALF_EVEN to 6 decimals, at least one; of none 100. */
    public BigDecimal ratePct() {
        return operations == 0
                ? Decimals.percent(BigDecimal.ONE, BigDecimal.ONE)
                : Decimals.percent(BigDecimal.valueOf(verified), BigDecimal.valueOf(operations));
    }

    /** PASS if nothing failed, else FAIL. */
    public String status() {
        return failed() == 0 ? "PASS" : "FAIL";
    }
}
