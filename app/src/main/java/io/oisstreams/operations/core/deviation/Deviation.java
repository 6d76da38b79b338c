package io.oisstreams.operations.core.deviation;

/**
 * A deviation as it is stored: all that {@link Escalation} needs to go on with it.
 *
 * @param id from {@link DeviationId}
 * @param slaDueAtMs when its time is up, in ms
 */
public record Deviation(String id, Detection detection, long slaDueAtMs, Escalated escalated, Handling handling) {

    /** The governed system. */
    public String tenantId() {
        return detection.tenantId();
    }

    /** What kind it is. */
    public DeviationType type() {
        return detection.type();
    }

    /** When it was detected, in ms. */
    public long detectedAtMs() {
        return detection.detectedAtMs();
    }

    /** Whether it is not resolved. */
    public boolean isOpen() {
        return handling.closedAtMs().isEmpty();
    }

    /** What became of its SLA, as far as time was passed to it. */
    public SlaState slaState() {
        if (escalated.slaMissedAtMs().isPresent()) {
            return SlaState.MISSED;
        }
        return handling.isExplained() || !isOpen() ? SlaState.MET : SlaState.RUNNING;
    }

    /** What had become of its SLA just before a time, in ms, up to which time was passed to it. */
    public SlaState slaStateBefore(long timeMs) {
        if (escalated.slaMissedAtMs().filter(missedMs -> missedMs < timeMs).isPresent()) {
            return SlaState.MISSED;
        }
        return handling.metMs().filter(metMs -> metMs < timeMs).isPresent() ? SlaState.MET : SlaState.RUNNING;
    }

    /** How far its handling is. */
    public DeviationStatus status() {
        if (!isOpen()) {
            return DeviationStatus.CLOSED;
        }
        if (handling.isExplained()) {
            return DeviationStatus.REMEDIATING;
        }
        if (handling.isUnderInvestigation()) {
            return DeviationStatus.INVESTIGATING;
        }
        return handling.lastUpdate().isPresent() ? DeviationStatus.ACKNOWLEDGED : DeviationStatus.OPEN;
    }

    Deviation with(Escalated now) {
        return new Deviation(id, detection, slaDueAtMs, now, handling);
    }

    Deviation with(Handling now) {
        return new Deviation(id, detection, slaDueAtMs, escalated, now);
    }
}
