package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.Facts.E;
import static io.oisstreams.integrity.core.Facts.HOUR;
import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.core.Facts.WINDOW;
import static io.oisstreams.integrity.core.Facts.action;
import static io.oisstreams.integrity.core.Facts.decision;
import static io.oisstreams.integrity.core.Facts.entry;
import static io.oisstreams.integrity.core.Facts.replay;
import static io.oisstreams.integrity.core.RunningCounts.Counter.ACTIONS;
import static io.oisstreams.integrity.core.RunningCounts.Counter.DECISIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.alerting.Alert;
import io.oisstreams.alerting.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Provisional scores: contract 1.2 and 3. What they say of a moment depends on admission times alone. */
class RunningScoreTest {
    private static final long MOMENT = S + 120_000;
    private final TenantState tenant = Facts.healthyTenant(Facts.RULES);

    private RunningScore at(long momentMs) {
        return RunningJudge.score(tenant, momentMs, Facts.CHECK).orElseThrow();
    }

    private void apply(Fact... facts) {
        for (Fact fact : facts) {
            tenant.apply(S, fact);
        }
    }

    // Counters

    @Test
    void countersAreReadAsOfAMomentWhateverWasReadBefore() {
        RunningCounts counts = new RunningCounts();
        counts.add(DECISIONS, 1, MOMENT + 1);
        counts.add(DECISIONS, 1, MOMENT);
        counts.add(DECISIONS, 1, MOMENT - 59_999);
        counts.add(DECISIONS, 1, MOMENT - 60_000);
        counts.add(ACTIONS, 5, -5_000);

        assertThat(counts.upTo(MOMENT - 60_000).decisions()).isEqualTo(1);
        assertThat(counts.upTo(MOMENT).decisions()).isEqualTo(3);
        assertThat(counts.all().decisions()).isEqualTo(4);
        counts.add(DECISIONS, 1, MOMENT - 5);
        counts.add(DECISIONS, 1, MOMENT + 60_000);
        assertThat(counts.upTo(MOMENT).decisions()).isEqualTo(4);
        assertThat(counts.upTo(MOMENT + 60_000).decisions()).isEqualTo(6);
        assertThat(counts.all().decisions()).isEqualTo(6);
        assertThat(counts.all().actions()).isEqualTo(5);
        assertThat(counts.all().violations()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"62000, 60000", "61999, 0", "121999, 60000", "122000, 120000", "2000, 0", "1999, -60000"})
    void aTickJudgesTheLatestMinuteThatIsTwoSecondsOld(long tickMs, long expectedMs) {
        assertThat(RunningJudge.momentAt(tickMs)).isEqualTo(expectedMs);
    }

    // The score of a moment

    @Test
    void theWindowIsScoredAsIfItEndedNow() {
        apply(
                entry(S + 1_000, "e"),
                decision(S + 2_000, "r1", Optional.of("e")),
                replay(S + 3_000, "r1"),
                decision(S + 4_000, "r2", Optional.of("missing")),
                action(S + 5_000, true),
                action(S + 6_000, false));

        RunningScore running = at(MOMENT);

        assertThat(running.telemetry()).isEqualTo(new Telemetry(2, 1, 2, 1, 2, 1, 120_000, 120_000, 3, 1, 1));
        assertThat(running.momentMs()).isEqualTo(MOMENT);
        assertThat(running.window()).isEqualTo(WINDOW);
        assertThat(running.score().ois()).hasValue(new BigDecimal("0.700000"));
    }

    @Test
    void policyIsAttestedUpToTheMomentOnly() {
        TenantState late = new TenantState("acme", Facts.RULES);
        late.heard(WINDOW);
        late.policies().add(Facts.attested(S + 115_000, "p", "1"));

        assertThat(RunningJudge.score(late, S + 60_000, Facts.CHECK)
                        .orElseThrow()
                        .score()
                        .of(Dimension.POLICY_CONTINUITY))
                .isEmpty();
        assertThat(RunningJudge.score(late, MOMENT, Facts.CHECK)
                        .orElseThrow()
                        .telemetry()
                        .attestedPolicyMs())
                .isEqualTo(5_000);
    }

    @Test
    void thereIsNoneAtAWindowsStartOrForATenantThatIsNotDue() {
        assertThat(RunningJudge.score(tenant, S, Facts.CHECK)).isEmpty();
        assertThat(RunningJudge.score(tenant, S - 60_000, Facts.CHECK)).isEmpty();
        assertThat(RunningJudge.score(tenant, S + 60_000, Facts.CHECK)).isPresent();
        assertThat(RunningJudge.score(tenant, E + 60_000, Facts.CHECK)).isPresent();
        assertThat(RunningJudge.score(new TenantState("new", Facts.RULES), MOMENT, Facts.CHECK))
                .isEmpty();
    }

    @Test
    void whatWasReadOfLaterTimesDoesNotCount() {
        apply(decision(S + 2_000, "r1", Optional.of("e")), replay(S + 3_000, "r1"), entry(S + 4_000, "e"));
        RunningScore before = at(MOMENT);
        TenantState other = Facts.healthyTenant(Facts.RULES);
        other.keys()
                .add(Facts.key(MOMENT + 1, io.oisstreams.crypto.SignatureFamily.ML_DSA_65)
                        .status(KeyVersion.Status.REVOKED)
                        .build());
        other.policies().add(Facts.revoked(MOMENT + 1, "p", "1"));
        for (Fact fact : List.<Fact>of(
                decision(S + 2_000, "r1", Optional.of("e")),
                replay(S + 3_000, "r1"),
                entry(S + 4_000, "e"),
                entry(MOMENT + 2, "late"),
                decision(MOMENT + 3, "r2", Optional.empty()),
                action(MOMENT + 4, true),
                new Fact.StaleEntry(MOMENT + 5, Digest.of("id of stale"), 1, "stale"))) {
            other.apply(S, fact);
        }

        assertThat(RunningJudge.score(other, MOMENT, Facts.CHECK)).hasValue(before);
    }

    @Test
    void aReplayAfterTheMomentDoesNotCountThen() {
        apply(decision(S + 2_000, "r", Optional.empty()), replay(MOMENT + 1, "r"));

        assertThat(at(MOMENT).telemetry().decisionsReplayed()).isZero();
        assertThat(at(MOMENT + 60_000).telemetry().decisionsReplayed()).isEqualTo(1);
    }

    /** An entry asked for at 19.5 s and admitted at 20.5 s is missing at 20 s, in whatever order these are read. */
    @Test
    void anEntryThatCameAfterTheMomentWasMissingThenWhateverWasReadFirst() {
        Fact.Decision first = decision(MOMENT - 600, "r1", Optional.of("e"));
        Fact.Decision second = decision(MOMENT - 500, "r2", Optional.of("e"));
        Fact.Decision third = decision(MOMENT + 600, "r3", Optional.of("e"));
        Fact.Entry entry = entry(MOMENT + 500, "e");
        List<List<Fact>> orders = List.of(
                List.of(first, second, third, entry),
                List.of(first, second, entry, third),
                List.of(first, entry, second, third),
                List.of(entry, first, second, third));
        List<Telemetry> then = new ArrayList<>();
        List<Telemetry> later = new ArrayList<>();

        for (List<Fact> order : orders) {
            TenantState reader = Facts.healthyTenant(Facts.RULES);
            order.forEach(fact -> reader.apply(S, fact));
            then.add(RunningJudge.score(reader, MOMENT, Facts.CHECK)
                    .orElseThrow()
                    .telemetry());
            later.add(RunningJudge.score(reader, MOMENT + 60_000, Facts.CHECK)
                    .orElseThrow()
                    .telemetry());
        }

        assertThat(then).containsOnly(then.get(0));
        assertThat(then.get(0).totalChainEntries()).isEqualTo(1);
        assertThat(later).containsOnly(later.get(0));
        assertThat(later.get(0).totalChainEntries()).isEqualTo(1);
        assertThat(later.get(0).verifiableChainEntries()).isEqualTo(1);
    }

    @Test
    void anEntryThatWasThereBeforeItsDecisionWasNeverMissing() {
        apply(entry(S + 1_000, "e"), decision(MOMENT - 5_000, "r", Optional.of("e")));

        assertThat(at(S + 60_000).telemetry().totalChainEntries()).isEqualTo(1);
        assertThat(at(MOMENT).telemetry().totalChainEntries()).isEqualTo(1);
    }

    @Test
    void theFirstOfSeveralReplaysReproducesADecisionThatIsReadAfterThem() {
        apply(replay(S + 1, "r"), replay(MOMENT + 1, "r"), decision(S + 2, "r", Optional.empty()));

        assertThat(at(MOMENT).telemetry().decisionsReplayed()).isEqualTo(1);
    }

    @Test
    void anEntryIdThatIsUsedTwiceIsThereFromItsFirstAdmission() {
        tenant.apply(S - HOUR, entry(S - 10, "e"));
        apply(entry(MOMENT + 1, "e"), replay(S + 1, "r"), decision(MOMENT - 1, "r", Optional.of("e")));

        assertThat(at(MOMENT).telemetry().decisionsReplayed()).isEqualTo(1);
    }

    @Test
    void anEntryIdThatIsUsedTwiceInAWindowIsThereFromItsFirstAdmissionToo() {
        apply(
                entry(MOMENT - 2, "e"),
                entry(MOMENT + 1, "e"),
                replay(S + 1, "r"),
                decision(MOMENT - 1, "r", Optional.of("e")));

        assertThat(at(MOMENT).telemetry().decisionsReplayed()).isEqualTo(1);
        assertThat(at(MOMENT).telemetry().totalChainEntries()).isEqualTo(1);
    }

    @Test
    void aStaleEntryAtTheMomentCounts() {
        apply(new Fact.StaleEntry(MOMENT, Digest.of("id of old"), 1, "old"));

        assertThat(at(MOMENT).score().of(Dimension.EVIDENCE_SURVIVABILITY)).hasValue(new BigDecimal("0.000000"));
    }

    @Test
    void aStaleEntryAfterTheMomentDoesNotMakeEvidenceSurvivabilityZeroThen() {
        apply(new Fact.StaleEntry(MOMENT + 1, Digest.of("id of old"), 1, "old"));

        assertThat(at(MOMENT).score().of(Dimension.EVIDENCE_SURVIVABILITY)).isEmpty();
        assertThat(at(MOMENT + 60_000).score().of(Dimension.EVIDENCE_SURVIVABILITY))
                .hasValue(new BigDecimal("0.000000"));
    }

    // Alerts

    private List<Alert> alertsAt(long momentMs) {
        return RunningJudge.alerts(tenant, at(momentMs), momentMs + 2_345);
    }

    @Test
    void aRunningScoreBelowABandFiresOnceAndResolvesOnce() {
        apply(
                entry(S + 1_000, "e"),
                decision(S + 2_000, "r1", Optional.empty()),
                decision(S + 3_000, "r2", Optional.empty()),
                replay(S + 4_000, "r1"));

        List<Alert> fired = alertsAt(MOMENT);
        List<Alert> again = alertsAt(MOMENT + 60_000);
        apply(replay(MOMENT + 65_000, "r2"));
        List<Alert> resolved = alertsAt(MOMENT + 120_000);
        List<Alert> quiet = alertsAt(MOMENT + 180_000);

        assertThat(fired).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("ois_running_class");
            assertThat(alert.severity()).isEqualTo(Severity.WARNING);
            assertThat(alert.firing()).isTrue();
            assertThat(alert.subject()).hasValue("2026-05-21T00:00:00Z");
            assertThat(alert.value()).hasValue(new BigDecimal("0.875000"));
            assertThat(alert.threshold()).hasValue(new BigDecimal("0.95"));
            assertThat(alert.windowStartMs()).isEqualTo(S);
            assertThat(alert.windowEndMs()).isEqualTo(E);
            assertThat(alert.detectedAtMs()).isEqualTo(MOMENT + 2_345);
            assertThat(alert.message()).isEqualTo("provisional: the running OIS is 0.875000, Attention");
        });
        assertThat(again).isEmpty();
        assertThat(resolved).singleElement().satisfies(alert -> {
            assertThat(alert.firing()).isFalse();
            assertThat(alert.alertId()).isEqualTo(fired.get(0).alertId());
            assertThat(alert.detectedAtMs()).isEqualTo(MOMENT + 122_345);
        });
        assertThat(quiet).isEmpty();
    }

    @Test
    void noAlertBeforeThereAreEnoughDecisions() {
        apply(entry(S + 1_000, "e"), decision(S + 2_000, "r1", Optional.empty()));
        assertThat(alertsAt(MOMENT)).isEmpty();

        apply(decision(MOMENT + 1, "r2", Optional.empty()));

        assertThat(alertsAt(MOMENT + 60_000)).hasSize(1);
    }

    @Test
    void onlyATenantWithEnoughDecisionsInTheWindowCanAlert() {
        assertThat(RunningJudge.canAlert(new TenantState("new", Facts.RULES), MOMENT))
                .isFalse();
        apply(decision(S + 2_000, "r1", Optional.empty()));
        assertThat(RunningJudge.canAlert(tenant, MOMENT)).isFalse();

        apply(decision(S + 3_000, "r2", Optional.empty()));

        assertThat(RunningJudge.canAlert(tenant, MOMENT)).isTrue();
        assertThat(RunningJudge.canAlert(tenant, E + 60_000)).isFalse();
    }

    @Test
    void aScoreThatCannotBeComputedLeavesTheAlertAsItIs() {
        TenantState noEntries = Facts.healthyTenant(Facts.RULES);
        noEntries.apply(S, decision(S + 2_000, "r1", Optional.empty()));
        noEntries.apply(S, decision(S + 3_000, "r2", Optional.empty()));
        RunningScore running =
                RunningJudge.score(noEntries, MOMENT, Facts.CHECK).orElseThrow();

        assertThat(running.score().ois()).isEmpty();
        assertThat(RunningJudge.alerts(noEntries, running, MOMENT)).isEmpty();
    }

    @Test
    void theRecordEndsTheProvisionalAlert() {
        apply(
                entry(S + 1_000, "e"),
                decision(S + 2_000, "r1", Optional.empty()),
                decision(S + 3_000, "r2", Optional.empty()));
        Alert fired = alertsAt(MOMENT).get(0);

        List<Alert> alerts = WindowClosing.close(tenant, WINDOW, Facts.CHECK).alerts();

        assertThat(alerts.get(0).alertId()).isEqualTo(fired.alertId());
        assertThat(alerts.get(0).firing()).isFalse();
        assertThat(alerts.get(0).value()).isEmpty();
        assertThat(alerts.get(0).detectedAtMs()).isEqualTo(WINDOW.closesAtMs());
        assertThat(alerts.get(0).message()).contains("closed");
    }

    @Test
    void anExcludedDimensionIsOneInTheRunningScoreToo() {
        Rules rules =
                new Rules(Facts.GRID, Weights.DEFAULT, Map.of(Dimension.EVIDENCE_SURVIVABILITY, "no chain"), 7, 2);
        TenantState excluding = Facts.healthyTenant(rules);

        assertThat(RunningJudge.score(excluding, MOMENT, Facts.CHECK)
                        .orElseThrow()
                        .score()
                        .of(Dimension.EVIDENCE_SURVIVABILITY))
                .hasValue(new BigDecimal("1.000000"));
    }
}
