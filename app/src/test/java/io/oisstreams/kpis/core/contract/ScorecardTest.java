package io.oisstreams.kpis.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScorecardTest {
    private static final Seen THERE = new Seen(true, Optional.empty());
    private static final Seen ABSENT = new Seen(false, Optional.empty());
    private static final Seen PARSED = new Seen(true, Optional.of(true));
    private static final Seen BROKEN = new Seen(true, Optional.of(false));

    private static final String REPORT = "pilot/reports/ci_report.json";

    /** The document's formula in hundredths of a score: a point is 1.25, the cap is 10. */
    static Stream<Arguments> combinations() {
        return IntStream.range(0, 32).mapToObj(bits -> {
            boolean pilot = bits % 2 == 1;
            boolean challenge = bits / 2 % 2 == 1;
            boolean reports = bits / 4 % 2 == 1;
            boolean workflow = bits / 8 % 2 == 1;
            boolean parses = bits / 16 == 1;
            int hundredths = 0;
            if (pilot) {
                hundredths += 250;
            }
            if (challenge) {
                hundredths += 125;
            }
            if (reports) {
                hundredths += 250;
            }
            if (workflow) {
                hundredths += 250;
            }
            if (parses) {
                hundredths += 125;
            }
            String level = hundredths < 400 ? "Red" : hundredths < 700 ? "Yellow" : "Green";
            Map<String, Seen> seen = Map.of(
                    "enterprise/scripts/pilot_in_a_box.py",
                    pilot ? THERE : ABSENT,
                    "enterprise/scripts/why_60s_challenge.py",
                    challenge ? THERE : ABSENT,
                    "pilot/reports",
                    reports ? THERE : ABSENT,
                    ".github/workflows/coherence_ci.yml",
                    workflow ? THERE : ABSENT,
                    REPORT,
                    parses ? PARSED : BROKEN);
            return Arguments.of(seen, Math.min(hundredths, 1000), level);
        });
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyCombinationScoresAsInTheDocument(Map<String, Seen> seen, int hundredths, String level) {
        Score score = Scorecard.of(Contracts.maturity(), seen).score().orElseThrow();

        assertThat(score.value()).isEqualTo(BigDecimal.valueOf(hundredths, 2));
        assertThat(score.points()).isEqualTo(hundredths / 125);
        assertThat(score.band().name()).isEqualTo(level);
    }

    @Test
    void aReportThatIsNotKnownToParseEarnsNothing() {
        Map<String, Seen> seen = allOf(Contracts.maturity());
        List<Integer> points = Stream.of(THERE, BROKEN, new Seen(false, Optional.of(true)), ABSENT)
                .map(report -> {
                    seen.put(REPORT, report);
                    return Scorecard.of(Contracts.maturity(), seen)
                            .score()
                            .orElseThrow()
                            .points();
                })
                .toList();

        assertThat(points).containsOnly(7);
    }

    @Test
    void withoutASightOfEveryInputThereIsNoScore() {
        Map<String, Seen> seen = allOf(Contracts.maturity());
        seen.remove(REPORT);
        seen.remove("pilot/reports");

        Scorecard card = Scorecard.of(Contracts.maturity(), seen);

        assertThat(card.score()).isEmpty();
        assertThat(card.missing()).extracting(Input::path).containsExactly("pilot/reports", REPORT);
        assertThat(card.earned()).hasSize(3);
    }

    @Test
    void otherPathsDoNotMatter() {
        Map<String, Seen> seen = allOf(Contracts.maturity());
        seen.put("README.md", THERE);

        Scorecard card = Scorecard.of(Contracts.maturity(), seen);

        assertThat(card.score().orElseThrow().value()).isEqualTo("10.00");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "1, 5.0", "20, 100.0", "21, 100.0"})
    void anotherContractHasItsOwnScaleAndClamp(int points, String score) {
        assertThat(Score.of(Contracts.evidence(), points).value()).isEqualTo(score);
    }

    @Test
    void allInputsOfTheOtherContractEarnMoreThanItsClampLetsThrough() {
        Score score = Scorecard.of(Contracts.evidence(), allOf(Contracts.evidence()))
                .score()
                .orElseThrow();

        assertThat(score.points()).isEqualTo(21);
        assertThat(score.value()).isEqualTo("100.0");
    }

    @ParameterizedTest
    @CsvSource({"1, 0.12", "3, 0.38", "5, 0.62", "0, 0.00"})
    void halvesAreRoundedToTheEvenNeighbour(int points, String score) {
        Formula formula = new Formula(new BigDecimal("0.125"), BigDecimal.ZERO, BigDecimal.TEN, 2);

        assertThat(formula.score(points)).isEqualTo(score);
    }

    @Test
    void theClampLiftsToo() {
        Formula formula = new Formula(BigDecimal.ONE, new BigDecimal("2.5"), BigDecimal.TEN, 1);

        assertThat(formula.score(0)).isEqualTo("2.5");
    }

    private static Map<String, Seen> allOf(KpiContract contract) {
        Map<String, Seen> seen = new HashMap<>();
        contract.inputs().forEach(input -> seen.put(input.path(), PARSED));
        return seen;
    }
}
