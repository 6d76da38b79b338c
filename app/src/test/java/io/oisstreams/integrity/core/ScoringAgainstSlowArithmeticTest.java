package io.oisstreams.integrity.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A million random telemetries, scored a second time with nothing but integers: one common denominator, long-hand rounding. */
class ScoringAgainstSlowArithmeticTest {
    private static final int RUNS = 1_000_000;
    private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** Weights in millionths, each a sum of one. */
    private static final long[][] MILLIONTHS = {
        {250_000, 150_000, 200_000, 150_000, 100_000, 150_000},
        {333_333, 333_333, 333_333, 1, 0, 0},
        {100_000, 100_000, 100_000, 700_000, 0, 0},
        {1, 2, 3, 4, 5, 999_985}
    };

    @Test
    void everyScoreAgrees() {
        SplittableRandom random = new SplittableRandom(20_260_521);
        Weights[] weights = new Weights[MILLIONTHS.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weights(MILLIONTHS[i]);
        }
        for (int run = 0; run < RUNS; run++) {
            Telemetry t = telemetry(random);
            int chosen = random.nextInt(weights.length);

            Score score = Scoring.score(t, Circumstances.ORDINARY, weights[chosen]);

            String difference = difference(t, score, MILLIONTHS[chosen]);
            if (!difference.isEmpty()) {
                assertThat(difference).as("run %s: %s", run, t).isEmpty();
            }
        }
    }

    private static Weights weights(long[] millionths) {
        Map<Dimension, BigDecimal> byDimension = new java.util.EnumMap<>(Dimension.class);
        int next = 0;
        for (Dimension dimension : Dimension.values()) {
            byDimension.put(dimension, BigDecimal.valueOf(millionths[next++], 6));
        }
        return new Weights(byDimension);
    }

    private static Telemetry telemetry(SplittableRandom random) {
        long decisions = total(random);
        long actions = total(random);
        long attestations = total(random);
        long entries = attestations + (random.nextBoolean() ? 0 : random.nextLong(3));
        long windowMs = 3_600_000L * (1 + random.nextInt(24));
        return new Telemetry(
                decisions,
                part(random, decisions),
                actions,
                part(random, actions),
                entries,
                part(random, attestations),
                windowMs,
                part(random, windowMs),
                attestations == 0 ? 0 : random.nextInt(4),
                attestations,
                part(random, attestations));
    }

    /** Often small, sometimes none, sometimes such that ties occur, sometimes very large. */
    private static long total(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(3);
            case 1, 2 -> 2_000_000;
            case 3 -> random.nextLong(1L << 40);
            default -> 1 + random.nextInt(1_000);
        };
    }

    private static long part(SplittableRandom random, long whole) {
        return random.nextInt(4) == 0 ? whole : random.nextLong(whole + 1);
    }

    /** What differs between the score and the slow calculation; empty: nothing. */
    private static String difference(Telemetry t, Score score, long[] weight) {
        long[] numerators = {
            t.decisionsReplayed(),
            t.totalAgentActions() == 0 ? 1 : t.totalAgentActions() - t.scopeViolations(),
            t.verifiableChainEntries(),
            t.attestedPolicyMs(),
            t.minDistinctFamilies(),
            t.vendorIndependentAttestations()
        };
        long[] denominators = {
            t.totalDecisions(),
            t.totalAgentActions() == 0 ? 1 : t.totalAgentActions(),
            t.totalChainEntries(),
            t.windowMs(),
            t.totalAttestations() == 0 ? 0 : 3,
            t.totalAttestations()
        };
        BigInteger common = BigInteger.ONE;
        boolean complete = true;
        for (int i = 0; i < 6; i++) {
            Dimension dimension = DIMENSIONS.get(i);
            if (denominators[i] == 0) {
                complete = false;
                if (score.of(dimension).isPresent() || !score.incomplete().containsKey(dimension)) {
                    return dimension + " should be incomplete";
                }
                continue;
            }
            BigInteger denominator = BigInteger.valueOf(denominators[i]);
            common = common.multiply(denominator);
            BigInteger expected =
                    roundedMillionths(BigInteger.valueOf(numerators[i]).multiply(MILLION), denominator);
            if (!sixPlaces(score.of(dimension).orElseThrow(), expected)) {
                return dimension + " is " + score.of(dimension) + ", not " + expected + " millionths";
            }
        }
        if (!complete) {
            return score.ois().isEmpty() ? "" : "there should be no composite";
        }
        BigInteger sum = BigInteger.ZERO; // millionths of weight, over the common denominator
        for (int i = 0; i < 6; i++) {
            sum = sum.add(BigInteger.valueOf(weight[i])
                    .multiply(BigInteger.valueOf(numerators[i]))
                    .multiply(common.divide(BigInteger.valueOf(denominators[i]))));
        }
        BigInteger expected = roundedMillionths(sum, common);
        return sixPlaces(score.ois().orElseThrow(), expected)
                ? ""
                : "the composite is " + score.ois() + ", not " + expected + " millionths";
    }

    private static boolean sixPlaces(BigDecimal value, BigInteger millionths) {
        return value.scale() == 6 && value.unscaledValue().equals(millionths);
    }

    /** The quotient, half to even. */
    private static BigInteger roundedMillionths(BigInteger numerator, BigInteger denominator) {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        int half = parts[1].shiftLeft(1).compareTo(denominator);
        boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
        return up ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
