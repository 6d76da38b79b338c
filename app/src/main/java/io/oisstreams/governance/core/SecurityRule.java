package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToLongFunction;

/** A rule by which security alerts are raised over a window (WF5, alert thresholds; contract section 5). */
sealed interface SecurityRule {
    /** The name of its alerts. */
    String name();

    /** What the totals are held against. */
    BigDecimal threshold();

    /** Whether an alert is to be firing. */
    boolean isBreached(SecurityTotals totals);

    /** What is held against the threshold, to 18 decimals. */
    BigDecimal value(SecurityTotals totals);

    /** For people. */
    String message(SecurityTotals totals);

    /** The three rules of WF5. */
    static List<SecurityRule> of(AlertThresholds thresholds) {
        return List.of(
                new ReplayGuardUnavailable(),
                new Spike(
                        "alert_denial_spike",
                        "security denials",
                        SecurityTotals::securityDenials,
                        thresholds.maxDenialRate()),
                new Spike(
                        "alert_tenant_mismatch_spike",
                        "tenant mismatches",
                        SecurityTotals::tenantMismatches,
                        thresholds.maxTenantMismatchRate()));
    }

    /** {@code replayGuardUnavailableTotal >= replayGuardUnavailableAlertCount}. */
    record ReplayGuardUnavailable() implements SecurityRule {
        @Override
        public String name() {
            return "alert_replay_guard_unavailable";
        }

        @Override
        public BigDecimal threshold() {
            return BigDecimal.valueOf(AlertThresholds.REPLAY_GUARD_UNAVAILABLE_COUNT);
        }

        @Override
        public boolean isBreached(SecurityTotals totals) {
            return totals.replayGuardUnavailable() >= AlertThresholds.REPLAY_GUARD_UNAVAILABLE_COUNT;
        }

        @Override
        public BigDecimal value(SecurityTotals totals) {
            return BigDecimal.valueOf(totals.replayGuardUnavailable());
        }

        @Override
        public String message(SecurityTotals totals) {
            return "the replay guard was unavailable for " + totals.replayGuardUnavailable() + " of "
                    + totals.requests() + " requests";
        }
    }

    /**
     * {@code securityDenialTotal / totalRequests > maxDenialRate}, and the same of tenant mismatches.
     *
     * @param what is counted, in words
     * @param count how many of them
     * @param threshold the greatest share of all requests that raises no alert
     */
    record Spike(String name, String what, ToLongFunction<SecurityTotals> count, BigDecimal threshold)
            implements SecurityRule {
        private static final int DECIMALS = 18;

        /** Without division, which would round: count > threshold · max(1, requests). */
        @Override
        public boolean isBreached(SecurityTotals totals) {
            return counted(totals).compareTo(threshold.multiply(denominator(totals))) > 0;
        }

        @Override
        public BigDecimal value(SecurityTotals totals) {
            return counted(totals).divide(denominator(totals), DECIMALS, RoundingMode.HALF_EVEN);
        }

        @Override
        public String message(SecurityTotals totals) {
            return count.applyAsLong(totals) + " of " + totals.requests() + " requests were " + what;
        }

        private BigDecimal counted(SecurityTotals totals) {
            return BigDecimal.valueOf(count.applyAsLong(totals));
        }

        private static BigDecimal denominator(SecurityTotals totals) {
            return BigDecimal.valueOf(Math.max(1, totals.requests()));
        }
    }
}
