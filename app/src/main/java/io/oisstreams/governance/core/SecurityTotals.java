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
