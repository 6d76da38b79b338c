package io.oisstreams.operations.core.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.quality.Tier;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AttestationTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);

    private static Arguments breach(Section section, String text, Consumer<WeekSample> change) {
        return Arguments.of(section, text, change);
    }

    /** What breaks a section that has deviations. */
    static Stream<Arguments> breaches() {
        return Stream.of(
                breach(
                        Section.ADR_COMPLIANCE,
                        "1 of 98 checks of required ADRs were not compliant",
                        week -> week.adr("ADR-009", 14, 13)),
                breach(
                        Section.SIGNATURES,
                        "2 of 107 operations were not verified",
                        week -> week.signatures("ED25519", 98, 2)),
                breach(Section.ECONOMIC_SAFETY, "summaries above the ceiling of 0.05 USD: 3", week -> week.day(
                                2, day -> day.ceiling(0, 1))
                        .day(6, day -> day.ceiling(0, 2))),
                breach(
                        Section.DETERMINISM,
                        "tier-4 97.5% (39 of 40) is below 100.0%",
                        week -> week.tier(Tier.TIER4, 40, 39)),
                breach(Section.DETERMINISM, "tier-2 89.90099% (908 of 1010) is below 90.0%", week -> week.tier(
                                Tier.TIER2, 1010, 908)
                        .tier(Tier.TIER4, 10_000, 10_000)),
                breach(
                        Section.DETERMINISM,
                        "overall 94.0% (94 of 100) is below 95.0%",
                        week -> week.tier(Tier.TIER2, 60, 54)));
    }

    private static Finding failure(Section section, String text) {
        return new Finding(section, true, text);
    }

    private static Finding condition(Section section, String text) {
        return new Finding(section, false, text);
    }

    @Test
    void aGoodWeekPasses() {
        Attestation attestation = WeekSample.good().attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.PASS);
        assertThat(attestation.findings()).isEmpty();
        assertThat(attestation.notChecked()).isEmpty();
    }

    @Test
    void limitsThatAreJustReachedHold() {
        WeekSample week = WeekSample.good().tier(Tier.TIER4, 100, 100).tier(Tier.TIER2, 100, 90);

        assertThat(week.attestation().findings()).isEmpty();
    }

    @Test
    void aRateBelowItsLimitByLessThanItsTextShowsIsBelow() {
        WeekSample week = WeekSample.good().tier(Tier.TIER4, 10_000_000_000L, 9_999_999_999L);

        assertThat(week.attestation().findings())
                .containsExactly(failure(
                        Section.DETERMINISM,
                        "tier-4 100.0% (9999999999 of 10000000000) is below 100.0%; no deviation was opened for it"));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aBrokenSectionWithoutADeviationFails(Section section, String text, Consumer<WeekSample> change) {
        WeekSample week = WeekSample.good();
        change.accept(week);

        Attestation attestation = week.attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(attestation.findings()).containsExactly(failure(section, text + "; no deviation was opened for it"));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aBrokenSectionWhoseDeviationsWereResolvedIsACondition(
            Section section, String text, Consumer<WeekSample> change) {
        WeekSample week = WeekSample.good().resolved("d1", section, HOUR, HOUR);
        change.accept(week);

        Attestation attestation = week.attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.PASS_WITH_CONDITIONS);
        assertThat(attestation.findings())
                .containsExactly(
                        condition(section, text + "; the week's deviations of this kind were all resolved"),
                        condition(section, "deviations resolved in the week: 1, with the SLA missed: 0 (d1)"));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void aBrokenSectionWithAnOpenDeviationFails(Section section, String text, Consumer<WeekSample> change) {
        WeekSample week = WeekSample.good().resolved("d1", section, HOUR, HOUR).open("d2", section, HOUR);
        change.accept(week);

        Attestation attestation = week.attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(attestation.findings())
                .containsExactly(
                        failure(section, text + "; not all of the week's deviations of this kind were resolved"),
                        failure(section, "deviations open at the week's end: 1, with the SLA missed: 1 (d2)"),
                        condition(section, "deviations resolved in the week: 1, with the SLA missed: 0 (d1)"));
    }

    @Test
    void deviationsOfAnotherSectionExcuseNothing() {
        WeekSample week = WeekSample.good().adr("ADR-001", 2, 1).resolved("d1", Section.SIGNATURES, HOUR, HOUR);

        Attestation attestation = week.attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(attestation.failures()).singleElement().satisfies(finding -> assertThat(finding.text())
                .endsWith("no deviation was opened for it"));
    }

    @Test
    void aDeviationOfAnEarlierWeekExcusesNothing() {
        WeekSample week = WeekSample.good()
                .adr("ADR-001", 2, 1)
                .deviation("d1", Section.ADR_COMPLIANCE, "s", Duration.ofMillis(-1), Optional.of(HOUR), false);

        assertThat(week.attestation().failures()).singleElement().satisfies(finding -> assertThat(finding.text())
                .endsWith("no deviation was opened for it"));
    }

    @ParameterizedTest
    @EnumSource
    void aDeviationThatWasResolvedInTheWeekIsACondition(Section section) {
        WeekSample week = WeekSample.good()
                .deviation("d1", section, "s", HOUR, Optional.of(HOUR), true)
                .resolved("d2", section, HOUR, HOUR);

        Attestation attestation = week.attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.PASS_WITH_CONDITIONS);
        assertThat(attestation.findings())
                .containsExactly(
                        condition(section, "deviations resolved in the week: 2, with the SLA missed: 1 (d1, d2)"));
    }

    @ParameterizedTest
    @EnumSource
    void anOpenDeviationFailsTheWeekHoweverOldItIs(Section section) {
        WeekSample week = WeekSample.good().open("d1", section, Duration.ofDays(-30));

        Attestation attestation = week.attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(attestation.findings())
                .containsExactly(failure(section, "deviations open at the week's end: 1, with the SLA missed: 1 (d1)"));
    }

    @Test
    void anEarlierDeviationThatWasResolvedInTheWeekIsACondition() {
        WeekSample week = WeekSample.good().resolved("d1", Section.SIGNATURES, HOUR.negated(), HOUR.multipliedBy(2));

        assertThat(week.attestation().findings())
                .containsExactly(condition(
                        Section.SIGNATURES, "deviations resolved in the week: 1, with the SLA missed: 0 (d1)"));
    }

    @Test
    void whatIsResolvedWhenTheWeekHasEndedIsOpen() {
        WeekSample justBefore = WeekSample.good()
                .resolved("d1", Section.SIGNATURES, HOUR, WEEK.minus(HOUR).minusMillis(1));
        WeekSample atTheEnd = WeekSample.good().resolved("d1", Section.SIGNATURES, HOUR, WEEK.minus(HOUR));

        assertThat(justBefore.attestation().outcome()).isEqualTo(Outcome.PASS_WITH_CONDITIONS);
        assertThat(atTheEnd.attestation().outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void approachesAreConditions() {
        WeekSample week = WeekSample.good()
                .day(0, day -> day.ceiling(2, 0))
                .day(1, day -> day.budget(true, false).ceiling(1, 0))
                .day(2, day -> day.budget(true, false))
                .day(3, day -> day.rate(true, false));

        Attestation attestation = week.attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.PASS_WITH_CONDITIONS);
        assertThat(attestation.findings())
                .containsExactly(
                        condition(Section.ECONOMIC_SAFETY, "summaries that approached the ceiling of 0.05 USD: 3"),
                        condition(
                                Section.ECONOMIC_SAFETY,
                                "the daily budget of 500.00 USD was approached on 2025-12-01, 2025-12-02"),
                        condition(
                                Section.ECONOMIC_SAFETY,
                                "the rate limit of 100 summaries a day was approached on 2025-12-03"));
    }

    @Test
    void breachesOfBudgetAndRateFailWhateverWasResolved() {
        WeekSample week = WeekSample.good()
                .resolved("d1", Section.ECONOMIC_SAFETY, HOUR, HOUR)
                .day(0, day -> day.budget(false, true))
                .day(6, day -> day.rate(false, true));

        Attestation attestation = week.attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(attestation.failures())
                .containsExactly(
                        failure(Section.ECONOMIC_SAFETY, "the daily budget of 500.00 USD was exceeded on 2025-11-30"),
                        failure(
                                Section.ECONOMIC_SAFETY,
                                "the rate limit of 100 summaries a day was exceeded on 2025-12-06"));
    }

    @Test
    void oneFailureAmongConditionsFails() {
        WeekSample week = WeekSample.good()
                .resolved("d1", Section.SIGNATURES, HOUR, HOUR)
                .day(1, day -> day.rate(true, false))
                .open("d2", Section.DETERMINISM, HOUR);

        Attestation attestation = week.attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(attestation.conditions()).hasSize(2);
        assertThat(attestation.failures()).hasSize(1);
    }

    @Test
    void anAdrThatIsNotRequiredDoesNotCount() {
        WeekSample week = WeekSample.good().adr("ADR-099", 5, 0);

        assertThat(week.attestation().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aWeekWithoutAnyEventPassesAndNothingWasChecked() {
        Attestation attestation = new WeekSample().attestation();

        assertThat(attestation.outcome()).isEqualTo(Outcome.PASS);
        assertThat(attestation.notChecked())
                .containsExactly(
                        "ADR-001, ADR-002, ADR-007, ADR-008, ADR-009, ADR-010, ADR-012 (no checks)",
                        "signatures (no operations)",
                        "the ceiling (no summaries)",
                        "tier-4 determinism (no replays)",
                        "tier-2 determinism (no replays)",
                        "overall determinism (no replays)");
    }

    @Test
    void anAdrWithoutChecksIsNamed() {
        WeekSample week = WeekSample.good().adr("ADR-008", 0, 0);

        assertThat(week.attestation().outcome()).isEqualTo(Outcome.PASS);
        assertThat(week.attestation().notChecked()).containsExactly("ADR-008 (no checks)");
    }

    @Test
    void manyDeviationsAreCountedAndTheFirstAreNamed() {
        WeekSample week = WeekSample.good();
        for (int i = 1; i <= 10_000; i++) {
            week.open("d" + i, Section.SIGNATURES, HOUR);
        }

        assertThat(week.attestation().findings())
                .containsExactly(failure(
                        Section.SIGNATURES,
                        "deviations open at the week's end: 10000, with the SLA missed: 10000 "
                                + "(d1, d2, d3, d4, d5 and 9995 more)"));
    }
}
