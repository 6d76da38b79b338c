package io.oisstreams.kpis.core.contract;

import io.oisstreams.alerting.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a score lets a release through.
 *
 * @param band the score's
 * @param drop from the score before, 0 if it rose; empty: there is none before
 * @param reasons of a verdict that is not PASS, one sentence each
 * @param severity of an alert; empty: there is nothing to alert of
 */
public record Gate(
        Verdict verdict, Band band, Optional<BigDecimal> drop, List<String> reasons, Optional<Severity> severity) {
    /** Throws nothing; the list is copied. */
    public Gate {
        reasons = List.copyOf(reasons);
    }

    /**
     * Judges a score: below the floor fails, a drop over the maximum fails, a smaller one warns. Equal raises nothing.
     *
     * @param previous the score before; empty: this is the first one
     */
    public static Gate judge(KpiContract contract, BigDecimal score, Optional<BigDecimal> previous) {
        Optional<BigDecimal> drop = previous.map(before -> before.max(score).subtract(score));
        List<String> failures = new ArrayList<>();
        if (score.compareTo(contract.floor()) < 0) {
            failures.add("the score " + score.toPlainString() + " is below the floor "
                    + contract.floor().toPlainString());
        }
        List<String> warnings = new ArrayList<>();
        if (drop.isPresent() && drop.get().signum() > 0) {
            boolean allowed = drop.get().compareTo(contract.maxDrop()) <= 0;
            (allowed ? warnings : failures).add(dropped(contract, score, previous.orElseThrow(), drop.get(), allowed));
        }
        Verdict verdict = !failures.isEmpty() ? Verdict.FAIL : warnings.isEmpty() ? Verdict.PASS : Verdict.WARN;
        Band band = contract.band(score);
        return new Gate(
                verdict,
                band,
                drop,
                failures.isEmpty() ? warnings : failures,
                severity(verdict, contract.isBest(band)));
    }

    private static Optional<Severity> severity(Verdict verdict, boolean best) {
        if (verdict == Verdict.FAIL) {
            return Optional.of(Severity.CRITICAL);
        }
        return best && verdict == Verdict.PASS ? Optional.empty() : Optional.of(Severity.WARNING);
    }

    private static String dropped(
            KpiContract contract, BigDecimal score, BigDecimal previous, BigDecimal drop, boolean allowed) {
        return "the score dropped by " + drop.toPlainString() + ", from " + previous.toPlainString() + " to "
                + score.toPlainString() + ", " + (allowed ? "not more" : "more") + " than the maximum of "
                + contract.maxDrop().toPlainString();
    }
}
