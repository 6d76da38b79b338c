package io.oisstreams.operations.state;

/**
 * Deviations of one type (OPS section 5.3).
 *
 * @param detected all of them
 * @param escalated those that went up their ladder beyond the moment of their detection
 * @param slaMissed those whose time was up without root cause and plan
 * @param open those that are not resolved
 */
public record DeviationCounts(long detected, long escalated, long slaMissed, long open) {
    /** None. */
    public static final DeviationCounts NONE = new DeviationCounts(0, 0, 0, 0);

    /** With other numbers added, which may be negative. */
    public DeviationCounts plus(long moreDetected, long moreEscalated, long moreSlaMissed, long moreOpen) {
        return new DeviationCounts(
                detected + moreDetected, escalated + moreEscalated, slaMissed + moreSlaMissed, open + moreOpen);
    }
}
