package io.oisstreams.governance.core;

/**
 * What alerts are judged by (WF5, alert thresholds), of a window or of a minute.
 *
 * @param requests all decisions
 * @param securityDenials denied in the family security
 * @param replayGuardUnavailable those that found no guard against replays
 * @param tenantMismatches those about a tenant that read another's data
 */
public record SecurityTotals(long requests, long securityDenials, long replayGuardUnavailable, long tenantMismatches) {
    /** Of no decisions. */
    public static final SecurityTotals NONE = new SecurityTotals(0, 0, 0, 0);

    /** Of what was counted. */
    public static SecurityTotals of(Counts counts) {
        return new SecurityTotals(
                counts.get(Counter.EVENTS),
                counts.get(Counter.SECURITY_DENIALS),
                counts.get(Counter.REPLAY_GUARD_UNAVAILABLE),
                counts.get(Counter.TENANT_MISMATCHES));
    }

    /** Of one decision. */
    static SecurityTotals of(Contribution decision) {
        return new SecurityTotals(
                count(decision, Counter.EVENTS),
                count(decision, Counter.SECURITY_DENIALS),
                count(decision, Counter.REPLAY_GUARD_UNAVAILABLE),
                count(decision, Counter.TENANT_MISMATCHES));
    }

    private static long count(Contribution decision, Counter counter) {
        return decision.counters().contains(counter) ? 1 : 0;
    }

    SecurityTotals plus(SecurityTotals other) {
        return new SecurityTotals(
                requests + other.requests,
                securityDenials + other.securityDenials,
                replayGuardUnavailable + other.replayGuardUnavailable,
                tenantMismatches + other.tenantMismatches);
    }

    SecurityTotals minus(SecurityTotals other) {
        return new SecurityTotals(
                requests - other.requests,
                securityDenials - other.securityDenials,
                replayGuardUnavailable - other.replayGuardUnavailable,
                tenantMismatches - other.tenantMismatches);
    }
}
