package io.oisstreams.operations.core.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.attestation.Criterion.Status;
import io.oisstreams.operations.core.attestation.Risk.Level;
import io.oisstreams.operations.core.quality.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecommendationsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static Arguments change(String measure, String present, Status status, Consumer<BriefSample> change) {
        return Arguments.of(measure, present, status, change);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "Completed cycles",
                        "1",
                        Status.NOT_MET,
                        brief -> brief.cycles(List.of(BriefSample.cycle("c", 0, 7, 0)), new CycleCounts(1, 1, 0, 0))),
                change("Weekly attestation", "FAIL", Status.NOT_MET, brief -> brief.attestation(Outcome.FAIL)),
                change(
                        "Weekly attestation",
                        "PASS WITH CONDITIONS",
                        Status.MET,
                        brief -> brief.attestation(Outcome.PASS_WITH_CONDITIONS)),
                change(
                        "Signature verification rate of the first cycles",
                        "50.0%",
                        Status.NOT_MET,
                        brief -> brief.cycles(List.of(BriefSample.cycle("c", 0, 1, 1)), new CycleCounts(1, 1, 0, 0))),
                change(
                        "Signature verification rate of all agents",
                        "99.056604%",
                        Status.NOT_MET,
                        brief -> brief.agent("X", 1, 0)),
                change(
                        "Signature verification rate of all agents",
                        "not measured",
                        Status.NOT_MEASURED,
                        BriefSample::withoutAgents),
                change("ADR compliance rate", "98.979592%", Status.NOT_MET, brief -> brief.week()
                        .adr("ADR-001", 14, 13)),
                change(
                        "ADR compliance rate",
                        "100.0%, without checks: ADR-001",
                        Status.NOT_MEASURED,
                        brief -> brief.week().adr("ADR-001", 0, 0)),
                change("Summaries above the ceiling of 0.05 USD", "2", Status.NOT_MET, brief -> brief.week()
                        .day(1, day -> day.ceiling(0, 2))),
                change("Days above the budget of 500.00 USD", "1", Status.NOT_MET, brief -> brief.week()
                        .day(1, day -> day.budget(true, true))),
                change("Days above the rate of 100 summaries", "2", Status.NOT_MET, brief -> brief.week()
                        .day(1, day -> day.rate(true, true))
                        .day(2, day -> day.rate(true, true))),
                change("Determinism, tier-4", "97.5%", Status.NOT_MET, brief -> brief.week()
                        .tier(Tier.TIER4, 40, 39)),
                change("Determinism, tier-2", "not measured", Status.NOT_MEASURED, brief -> brief.week()
                        .tier(Tier.TIER2, 0, 0)),
                change("Determinism, overall", "94.0%", Status.NOT_MET, brief -> brief.week()
                        .tier(Tier.TIER2, 60, 54)),
                change("Open deviations", "1", Status.NOT_MET, brief -> brief.week()
                        .open("d", Section.SIGNATURES, HOUR)),
                change("Deviations with the SLA missed", "1", Status.NOT_MET, brief -> brief.week()
                        .deviation("d", Section.SIGNATURES, "s", HOUR, Optional.of(HOUR), true)),
                change("Freeze violations", "3", Status.NOT_MET, brief -> brief.baseline("v1.0", "v1.0", 3)));
    }

    private static Criterion criterion(Recommendations recommendations, String measure) {
        return recommendations.criteria().stream()
                .filter(criterion -> criterion.measure().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsReadyMeetsEveryCriterionThatHasATarget() {
        Recommendations recommendations = new BriefSample().recommendations();

        assertThat(recommendations.isReady()).isTrue();
        assertThat(recommendations.risks()).isEmpty();
        assertThat(recommendations.criteria())
                .filteredOn(criterion -> criterion.status() != Status.MET)
                .containsExactly(
                        new Criterion("Cycle completion rate", "none set", "100.0%", Status.NO_TARGET),
                        new Criterion("Error rate", "none set", "0.0%", Status.NO_TARGET));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aCriterionHasItsPresentValueAndStatus(
            String measure, String present, Status status, Consumer<BriefSample> change) {
        BriefSample brief = new BriefSample();
        change.accept(brief);

        Recommendations recommendations = brief.recommendations();

        assertThat(criterion(recommendations, measure).present()).isEqualTo(present);
        assertThat(criterion(recommendations, measure).status()).isEqualTo(status);
        assertThat(recommendations.isReady()).isEqualTo(status == Status.MET);
    }

    @Test
    void ratesAreOfWhatEnded() {
        Recommendations recommendations = new BriefSample()
                .cycles(List.of(), new CycleCounts(20, 7, 2, 1))
                .errors(2)
                .recommendations();

        assertThat(criterion(recommendations, "Cycle completion rate").present())
                .isEqualTo("70.0%");
        assertThat(criterion(recommendations, "Error rate").present()).isEqualTo("2.0%");
    }

    @Test
    void risksComeFromTheFactsTheGreatestFirst() {
        BriefSample brief = new BriefSample()
                .cycles(List.of(BriefSample.cycle("c", 0, 7, 0)), new CycleCounts(4, 1, 2, 1))
                .trend("increasing", "0.5");
        brief.week()
                .open("d1", Section.SIGNATURES, HOUR)
                .deviation("d2", Section.SIGNATURES, "s", HOUR, Optional.of(HOUR), false)
                .day(0, day -> day.ceiling(3, 0).budget(true, false).rate(true, false))
                .tier(Tier.TIER2, 0, 0);

        assertThat(brief.recommendations().risks())
                .containsExactly(
                        new Risk(Level.HIGH, "Deviations that are open: 1 (d1)"),
                        new Risk(Level.HIGH, "Deviations with the SLA missed: 1 (d1)"),
                        new Risk(
                                Level.HIGH,
                                "Criteria that are not met: Completed cycles; Open deviations; Deviations with the SLA"
                                        + " missed"),
                        new Risk(Level.MEDIUM, "Cycles that failed or were halted: 3"),
                        new Risk(Level.MEDIUM, "Approaches to ceiling, budget or rate: 5"),
                        new Risk(Level.MEDIUM, "Costs increase: 0.50 USD a day over 7 days, 0.40 USD over 30"),
                        new Risk(Level.LOW, "Not measured, so nothing is known: Determinism, tier-2"));
    }

    @Test
    void onlyWhatWorksIsProposed() {
        BriefSample brief = new BriefSample().agent("FINN", 21, 20).agent("IDLE", 0, 0);
        brief.week().tier(Tier.TIER4, 40, 39);

        assertThat(brief.recommendations().scope())
                .containsExactly(
                        "Agents whose operations were all verified: LINE, STIG, VEGA.",
                        "Not yet, because operations failed, agents: FINN.",
                        "Operations of the tiers whose replays meet their limit: tier-2.",
                        "Not yet, because replays differ too often: operations of tier-4.",
                        "The limits of ADR-012 as they are. The most that a day used so far: 0.4375 of 500.00 USD,"
                                + " 14 of 100 summaries.",
                        "Baseline version v1.0.");
    }

    @Test
    void withoutAgentsNoneIsProposed() {
        assertThat(new BriefSample().withoutAgents().recommendations().scope())
                .contains("No agent: of none all operations were verified.");
    }

    @Test
    void whoIsReadyCanBeDecidedOnNow() {
        assertThat(new BriefSample().recommendations().timeline())
                .containsExactly(
                        "This brief was due at 2025-12-08T00:00:00Z and written at 2025-12-07T00:05:00Z, in time.",
                        "All criteria that have a target are met: the gate can be decided on now.");
    }

    @Test
    void whoIsNotWaitsForTheNextAttestation() {
        assertThat(new BriefSample()
                        .baseline("v1.0", "v1.0", 1)
                        .withoutAgents()
                        .recommendations()
                        .timeline())
                .last()
                .isEqualTo("Criteria are not met (1) or not measured (1): decide on the gate when they are met, at the"
                        + " earliest with the attestation of 2025-12-14.");
    }

    @Test
    void aBriefIsLateWhenItsTimeIsOver() {
        Instant due = Instant.parse("2025-12-08T00:00:00Z");

        assertThat(new BriefSample().writtenAt(due).brief().isLate()).isFalse();
        assertThat(new BriefSample().writtenAt(due.plusMillis(1)).brief().isLate())
                .isTrue();
    }
}
