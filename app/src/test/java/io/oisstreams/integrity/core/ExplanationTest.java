package io.oisstreams.integrity.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What each dimension gives, against the score itself. */
class ExplanationTest {
    private static final long HOUR = 3_600_000;
    private static final Telemetry DOCUMENT = new Telemetry(1000, 980, 500, 0, 1200, 1140, HOUR, HOUR, 2, 1200, 1140);

    private static Explanation.Part part(Dimension dimension, Telemetry telemetry, Circumstances circumstances) {
        return Explanation.of(telemetry, circumstances, Weights.DEFAULT)
                .parts()
                .get(List.of(Dimension.values()).indexOf(dimension));
    }

    @Test
    void aDimensionIsItsCountsAndWhatTheyGive() {
        Explanation.Part part = part(Dimension.EVIDENCE_SURVIVABILITY, DOCUMENT, Circumstances.ORDINARY);

        assertThat(part.numerator()).isEqualTo(1140);
        assertThat(part.denominator()).isEqualTo(1200);
        assertThat(part.value().map(Fraction::rounded)).contains(new BigDecimal("0.950000"));
        assertThat(part.contribution().map(Fraction::rounded)).contains(new BigDecimal("0.190000"));
        assertThat(part.lost().map(Fraction::rounded)).contains(new BigDecimal("0.010000"));
        assertThat(part.reason()).isEmpty();
    }

    @Test
    void aDimensionThatCannotBeComputedGivesNothingAndSaysWhy() {
        Telemetry nothing = new Telemetry(0, 0, 0, 0, 0, 0, HOUR, 0, 0, 0, 0);

        Explanation.Part part = part(Dimension.SIGNER_DIVERSITY, nothing, Circumstances.ORDINARY);

        assertThat(part.value()).isEmpty();
        assertThat(part.contribution()).isEmpty();
        assertThat(part.lost()).isEmpty();
        assertThat(part.reason()).contains("no attestations in the window");
    }

    @Test
    void withoutActionsScopeIsWholeAndSaysWhy() {
        Telemetry nothing = new Telemetry(0, 0, 0, 0, 0, 0, HOUR, 0, 0, 0, 0);

        Explanation.Part part = part(Dimension.AGENT_SCOPE_INTEGRITY, nothing, Circumstances.ORDINARY);

        assertThat(part.denominator()).isZero();
        assertThat(part.value()).contains(Fraction.ONE);
        assertThat(part.reason()).contains("no agent actions in the window");
    }

    @Test
    void anExcludedDimensionIsWholeWhateverWasCounted() {
        Circumstances excluded = new Circumstances(true, false, Map.of(Dimension.SIGNER_DIVERSITY, "one signer only"));

        Explanation.Part part = part(Dimension.SIGNER_DIVERSITY, DOCUMENT, excluded);

        assertThat(part.excluded()).isTrue();
        assertThat(part.numerator()).isEqualTo(2);
        assertThat(part.lost().map(Fraction::rounded)).contains(new BigDecimal("0.000000"));
        assertThat(part.reason()).contains("one signer only");
    }

    @Test
    void staleEntriesAloneLoseAll() {
        Telemetry nothing = new Telemetry(1, 1, 0, 0, 0, 0, HOUR, 0, 0, 0, 0);

        Explanation.Part part =
                part(Dimension.EVIDENCE_SURVIVABILITY, nothing, new Circumstances(true, true, Map.of()));

        assertThat(part.lost().map(Fraction::rounded)).contains(new BigDecimal("0.200000"));
        assertThat(part.reason()).contains("all chain entries were of earlier windows");
    }

    @Test
    void contributionsAddUpToTheScoreAndWithTheLossesToOne() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 20_000; run++) {
            Telemetry telemetry = telemetry(random);
            Circumstances circumstances = circumstances(random);
            Weights weights = weights(random);

            List<Explanation.Part> parts =
                    Explanation.of(telemetry, circumstances, weights).parts();

            Score score = Scoring.score(telemetry, circumstances, weights);
            for (Explanation.Part part : parts) {
                assertThat(part.value().map(Fraction::rounded)).isEqualTo(score.of(part.dimension()));
                assertThat(part.value().isEmpty()).isEqualTo(score.incomplete().containsKey(part.dimension()));
            }
            if (score.ois().isPresent()) {
                Fraction sum =
                        sum(parts.stream().map(Explanation.Part::contribution).toList());
                Fraction lost = sum(parts.stream().map(Explanation.Part::lost).toList());
                assertThat(sum.rounded())
                        .as("%s %s", telemetry, weights)
                        .isEqualTo(score.ois().get());
                assertThat(sum.plus(lost)).isEqualByComparingTo(Fraction.ONE);
            }
        }
    }

    private static Fraction sum(List<Optional<Fraction>> fractions) {
        return fractions.stream().map(Optional::orElseThrow).reduce(Fraction.ZERO, Fraction::plus);
    }

    private static Telemetry telemetry(SplittableRandom random) {
        long decisions = random.nextLong(5);
        long actions = random.nextLong(1_000_000);
        long attestations = random.nextLong(4) * random.nextLong(100);
        long entries = attestations + random.nextLong(3);
        return new Telemetry(
                decisions,
                random.nextLong(decisions + 1),
                actions,
                random.nextLong(actions + 1),
                entries,
                random.nextLong(attestations + 1),
                HOUR,
                random.nextLong(HOUR + 1),
                attestations == 0 ? 0 : random.nextLong(4),
                attestations,
                random.nextLong(attestations + 1));
    }

    private static Circumstances circumstances(SplittableRandom random) {
        EnumMap<Dimension, String> exclusions = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            if (random.nextInt(6) == 0) {
                exclusions.put(dimension, "not applicable");
            }
        }
        return new Circumstances(random.nextInt(4) > 0, random.nextInt(8) == 0, exclusions);
    }

    /** Fifteen digits that sum to one. */
    private static Weights weights(SplittableRandom random) {
        long whole = 1_000_000_000_000_000L;
        List<Long> cuts = new ArrayList<>(List.of(0L, whole));
        for (int i = 0; i < 5; i++) {
            cuts.add(random.nextLong(whole + 1));
        }
        cuts.sort(null);
        EnumMap<Dimension, BigDecimal> weights = new EnumMap<>(Dimension.class);
        Dimension[] dimensions = Dimension.values();
        for (int i = 0; i < dimensions.length; i++) {
            weights.put(dimensions[i], BigDecimal.valueOf(cuts.get(i + 1) - cuts.get(i), 15));
        }
        return new Weights(weights);
    }
}
