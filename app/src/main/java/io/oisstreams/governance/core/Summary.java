package io.oisstreams.governance.core;

/**
 * The metrics of a window in one (WF5, summary surface).
 *
 * @param uair from 0 to 1
 * @param airt in ms
 * @param gar from 0 to 1
 * @param tca in cost units, not negative
 * @param events all decisions
 * @param denials those that were denied
 * @param replaysDetected those that detected a replay
 * @param replayGuardUnavailable those that found no guard against replays
 */
public record Summary(
        double uair,
        Percentiles airt,
        double gar,
        double tca,
        long events,
        long denials,
        long replaysDetected,
        long replayGuardUnavailable) {
    /** Of what was counted in a window, and of its response times. */
    public static Summary of(Counts counts, Percentiles airt) {
        return new Summary(
                Uair.of(counts),
                airt,
                Gar.of(counts),
                Tca.of(counts),
                counts.get(Counter.EVENTS),
                counts.get(Counter.DENIALS),
                counts.get(Counter.REPLAY_DETECTED),
                counts.get(Counter.REPLAY_GUARD_UNAVAILABLE));
    }
}
