package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

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
                new DenialSpike(thresholds.maxDenialRate()),
                new TenantMismatchSpike(thresholds.maxTenantMismatchRate()));
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

    /** {@code securityDenialTotal / totalRequests > maxDenialRate}. */
    record DenialSpike(BigDecimal threshold) implements SecurityRule {
        @Override
        public String name() {
            return "alert_denial_spike";
        }

        @Override
        public boolean isBreached(SecurityTotals totals) {
            return isAbove(totals.securityDenials(), totals, threshold);
        }

        @Override
        public BigDecimal value(SecurityTotals totals) {
            return rate(totals.securityDenials(), totals);
        }

        @Override
        public String message(SecurityTotals totals) {
            return totals.securityDenials() + " of " + totals.requests() + " requests were security denials";
        }
    }

    /** {@code tenantMismatchDeniedTotal / totalRequests > maxTenantMismatchRate}. */
    record TenantMismatchSpike(BigDecimal threshold) implements SecurityRule {
        @Override
        public String name() {
            return "alert_tenant_mismatch_spike";
        }

        @Override
        public boolean isBreached(SecurityTotals totals) {
            return isAbove(totals.tenantMismatches(), totals, threshold);
        }

        @Override
        public BigDecimal value(SecurityTotals totals) {
            return rate(totals.tenantMismatches(), totals);
        }

        @Override
        public String message(SecurityTotals totals) {
            return totals.tenantMismatches() + " of " + totals.requests() + " requests were tenant mismatches";
        }
    }

    /** Without division, which would round: count > threshold · max(1, requests). */
    private static boolean isAbove(long count, SecurityTotals totals, BigDecimal threshold) {
        return BigDecimal.valueOf(count).compareTo(threshold.multiply(denominator(totals))) > 0;
    }

    private static BigDecimal rate(long count, SecurityTotals totals) {
        return BigDecimal.valueOf(count).divide(denominator(totals), 18, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal denominator(SecurityTotals totals) {
        return BigDecimal.valueOf(Math.max(1, totals.requests()));
    }
}
