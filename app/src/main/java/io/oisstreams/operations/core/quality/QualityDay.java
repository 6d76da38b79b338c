package io.oisstreams.operations.core.quality;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted on one UTC day, by time of admission, for the weekly attestation and the trailing determinism.
 *
 * @param tier4 replays of tier 4
 * @param tier2 replays of tier 2
 * @param signatures verdicts by algorithm
 */
public record QualityDay(
        Replays tier4,
        Replays tier2,
        Map<String, Verdicts> signatures,
        long cyclesStarted,
        long cyclesCompleted,
        long cyclesFailed,
        long cyclesHalted) {
    /** Nothing was counted. */
    public static final QualityDay EMPTY = new QualityDay(Replays.NONE, Replays.NONE, Map.of(), 0, 0, 0, 0);

    /** Most algorithms that are told apart; more come from no verifier in its right mind. */
    private static final int MOST_ALGORITHMS = 16;

    /** Keeps an own copy. */
    public QualityDay {
        signatures = Map.copyOf(signatures);
    }

    /** Verdicts of one algorithm. */
    public record Verdicts(long verified, long failed) {
        private static final Verdicts NONE = new Verdicts(0, 0);

        private Verdicts plus(boolean holds) {
            return holds ? new Verdicts(verified + 1, failed) : new Verdicts(verified, failed + 1);
        }

        private Verdicts plus(Verdicts other) {
            return new Verdicts(verified + other.verified, failed + other.failed);
        }
    }

    /** With the replays of one check more. */
    public QualityDay plus(Tier tier, Replays replays) {
        return tier == Tier.TIER4
                ? with(tier4.plus(replays), tier2, signatures)
                : with(tier4, tier2.plus(replays), signatures);
    }

    /** With one verdict more. */
    public QualityDay plusVerdict(String algorithm, boolean verified) {
        Map<String, Verdicts> more = new TreeMap<>(signatures);
        String name = more.containsKey(algorithm) || more.size() < MOST_ALGORITHMS ? algorithm : "other";
        more.put(name, more.getOrDefault(name, Verdicts.NONE).plus(verified));
        return with(tier4, tier2, more);
    }

    /** With the counts of cycles changed by these. */
    public QualityDay plusCycles(long started, long completed, long failed, long halted) {
        return new QualityDay(
                tier4,
                tier2,
                signatures,
                cyclesStarted + started,
                cyclesCompleted + completed,
                cyclesFailed + failed,
                cyclesHalted + halted);
    }

    /** Both days together. */
    public QualityDay plus(QualityDay other) {
        Map<String, Verdicts> both = new TreeMap<>(signatures);
        other.signatures.forEach((algorithm, verdicts) -> both.merge(algorithm, verdicts, Verdicts::plus));
        return new QualityDay(
                tier4.plus(other.tier4),
                tier2.plus(other.tier2),
                both,
                cyclesStarted + other.cyclesStarted,
                cyclesCompleted + other.cyclesCompleted,
                cyclesFailed + other.cyclesFailed,
                cyclesHalted + other.cyclesHalted);
    }

    private QualityDay with(Replays newTier4, Replays newTier2, Map<String, Verdicts> newSignatures) {
        return new QualityDay(
                newTier4, newTier2, newSignatures, cyclesStarted, cyclesCompleted, cyclesFailed, cyclesHalted);
    }
}
