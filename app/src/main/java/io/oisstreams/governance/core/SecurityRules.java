package io.oisstreams.governance.core;

import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.alerting.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The three alert rules of WF5 (alert thresholds; contract section 5). A breach is critical. */
public final class SecurityRules {
    static final String REPLAY_GUARD_UNAVAILABLE = "alert_replay_guard_unavailable";
    static final String DENIAL_SPIKE = "alert_denial_spike";
    static final String TENANT_MISMATCH_SPIKE = "alert_tenant_mismatch_spike";

    private static final int DECIMALS = 18;

    private final AlertThresholds thresholds;

    /** @param thresholds what the totals are held against */
    public SecurityRules(AlertThresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** One look at each rule, for a window of a tenant, at a time in ms. */
    List<Observation> look(String tenantId, SecurityTotals totals, Span window, long detectedAtMs) {
        return List.of(
                guard(tenantId, totals, window, detectedAtMs),
                rate(
                        new Rule(tenantId, DENIAL_SPIKE, window, detectedAtMs),
                        "security denials",
                        totals.securityDenials(),
                        totals.requests(),
                        thresholds.maxDenialRate()),
                rate(
                        new Rule(tenantId, TENANT_MISMATCH_SPIKE, window, detectedAtMs),
                        "tenant mismatches",
                        totals.tenantMismatches(),
                        totals.requests(),
                        thresholds.maxTenantMismatchRate()));
    }

    private static Observation guard(String tenantId, SecurityTotals totals, Span window, long detectedAtMs) {
        long count = totals.replayGuardUnavailable();
        long threshold = AlertThresholds.REPLAY_GUARD_UNAVAILABLE_COUNT;
        return new Rule(tenantId, REPLAY_GUARD_UNAVAILABLE, window, detectedAtMs)
                .seen(
                        count >= threshold,
                        BigDecimal.valueOf(count),
                        BigDecimal.valueOf(threshold),
                        "the replay guard was unavailable for " + count + " of " + totals.requests() + " requests");
    }

    /** Judged without division: count / max(1, requests) > most. */
    private static Observation rate(Rule rule, String what, long count, long requests, BigDecimal most) {
        BigDecimal denominator = BigDecimal.valueOf(Math.max(1, requests));
        boolean spike = BigDecimal.valueOf(count).compareTo(most.multiply(denominator)) > 0;
        BigDecimal rate = BigDecimal.valueOf(count).divide(denominator, DECIMALS, RoundingMode.HALF_EVEN);
        return rule.seen(spike, rate, most, count + " of " + requests + " requests were " + what);
    }

    private record Rule(String tenantId, String name, Span window, long detectedAtMs) {
        Observation seen(boolean breach, BigDecimal value, BigDecimal threshold, String message) {
            Optional<Condition> condition = breach
                    ? Optional.of(new Condition(Severity.CRITICAL, Optional.of(threshold)))
                    : Optional.empty();
            return new Observation(
                    tenantId,
                    name,
                    Optional.empty(),
                    condition,
                    Optional.of(value),
                    window.fromMs(),
                    window.toMs(),
                    detectedAtMs,
                    message);
        }
    }
}
