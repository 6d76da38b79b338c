package io.oisstreams.operations.core.quality;

/**
 * What was counted on one UTC day, by time of admission, for the weekly attestation and the trailing determinism.
 *
 * @param tier4 replays of tier 4
 * @param tier2 replays of tier 2
 * @param cyclesStarted cycles that were said to have started
 * @param cyclesCompleted cycles that ended well
 * @param cyclesFailed cycles that ended otherwise
 * @param cyclesHalted cycles that were stopped
 */
public record QualityDay(
        Replays tier4, Replays tier2, long cyclesStarted, long cyclesCompleted, long cyclesFailed, long cyclesHalted) {
    /** Nothing was counted. */
    public static final QualityDay EMPTY = new QualityDay(Replays.NONE, Replays.NONE, 0, 0, 0, 0);

    /** Only the replays of one check. */
    public static QualityDay of(Tier tier, Replays replays) {
        return tier == Tier.TIER4
                ? new QualityDay(replays, Replays.NONE, 0, 0, 0, 0)
                : new QualityDay(Replays.NONE, replays, 0, 0, 0, 0);
    }

    /** Both together. */
    public QualityDay plus(QualityDay other) {
        return new QualityDay(
                tier4.plus(other.tier4),
                tier2.plus(other.tier2),
                cyclesStarted + other.cyclesStarted,
                cyclesCompleted + other.cyclesCompleted,
                cyclesFailed + other.cyclesFailed,
                cyclesHalted + other.cyclesHalted);
    }

    /** All replays. */
    public Replays replays() {
        return tier4.plus(tier2);
    }
}
