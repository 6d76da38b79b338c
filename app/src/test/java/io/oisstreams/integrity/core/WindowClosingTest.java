package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.Facts.E;
import static io.oisstreams.integrity.core.Facts.HOUR;
import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.core.Facts.WINDOW;
import static io.oisstreams.integrity.core.Facts.action;
import static io.oisstreams.integrity.core.Facts.attested;
import static io.oisstreams.integrity.core.Facts.decision;
import static io.oisstreams.integrity.core.Facts.entry;
import static io.oisstreams.integrity.core.Facts.replay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oisstreams.crypto.SignatureFamily;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From all that was admitted for a window, the one record: contract 4.1, 4.2, 4.6, 4.7 and 4.8. */
class WindowClosingTest {
    private final TenantState tenant = Facts.healthyTenant(Facts.RULES);

    private void apply(Fact... facts) {
        for (Fact fact : facts) {
            tenant.apply(S, fact);
        }
    }

    private ClosedWindow close() {
        return WindowClosing.close(tenant, WINDOW, Facts.CHECK);
    }

    private static Rules silent(int windows) {
        return new Rules(Facts.GRID, Weights.DEFAULT, Map.of(), windows, 2);
    }

    /** Closes all that is due; the starts of the windows that got a record, in hours from S. */
    private static List<Long> closeDue(TenantState tenant, long streamTimeMs) {
        List<Long> closed = new ArrayList<>();
        Optional<MeasurementWindow> due = WindowClosing.due(tenant, streamTimeMs);
        while (due.isPresent()) {
            WindowClosing.close(tenant, due.get(), Facts.CHECK);
            closed.add((due.get().startMs() - S) / HOUR);
            due = WindowClosing.due(tenant, streamTimeMs);
        }
        return closed;
    }

    @Test
    void aHealthyWindowHasAPerfectRecord() {
        apply(entry(S + 1, "e"), decision(S + 2, "r", Optional.of("e")), replay(S + 3, "r"), action(S + 4, false));

        ClosedWindow closed = close();

        assertThat(closed.record().tenantId()).isEqualTo("acme");
        assertThat(closed.record().window()).isEqualTo(WINDOW);
        assertThat(closed.record().telemetry()).isEqualTo(new Telemetry(1, 1, 1, 0, 1, 1, HOUR, HOUR, 3, 1, 1));
        assertThat(closed.record().score().ois()).hasValue(new BigDecimal("1.000000"));
        assertThat(closed.degradations()).isEmpty();
        assertThat(closed.alerts()).isEmpty();
        assertThat(closed.unmatchedReplays()).isEmpty();
    }

    @Test
    void whatDegradedIsListedInOrderOfTimeTypeAndSubject() {
        tenant.policies().add(Facts.revoked(S + 100, "p", "1"));
        tenant.policies().add(attested(S + 1_100, "p", "1"));
        apply(
                decision(S + 100, "r", Optional.of("missing")),
                decision(S + 100, "q", Optional.empty()),
                action(S + 100, true),
                action(S + 50, true),
                new Facts.EntryBuilder(S + 100, "e2").brokenLink().build(),
                new Facts.EntryBuilder(S + 100, "e1")
                        .signedBy(SignatureFamily.ML_DSA_65)
                        .dependsOn(VendorDependency.PROPRIETARY_ALGORITHM)
                        .build());

        ClosedWindow closed = close();

        assertThat(closed.degradations())
                .extracting(
                        degradation -> degradation.timestampMs() - S,
                        degradation -> degradation.type().label(),
                        Degradation::subject,
                        Degradation::dimension)
                .containsExactly(
                        tuple(50L, "agent_scope_violation", "action at 50", Dimension.AGENT_SCOPE_INTEGRITY),
                        tuple(100L, "agent_scope_violation", "action at 100", Dimension.AGENT_SCOPE_INTEGRITY),
                        tuple(100L, "broken_predecessor_hash", "e2", Dimension.EVIDENCE_SURVIVABILITY),
                        tuple(100L, "missing_chain_entry", "missing", Dimension.EVIDENCE_SURVIVABILITY),
                        tuple(100L, "missing_chain_entry", "r", Dimension.DECISION_REPRODUCIBILITY),
                        tuple(100L, "policy_gap", "acme", Dimension.POLICY_CONTINUITY),
                        tuple(100L, "replay_failure", "q", Dimension.DECISION_REPRODUCIBILITY),
                        tuple(100L, "single_family_attestation", "e1", Dimension.SIGNER_DIVERSITY),
                        tuple(100L, "vendor_dependent_verification", "e1", Dimension.EVIDENCE_SURVIVABILITY),
                        tuple(100L, "vendor_dependent_verification", "e1", Dimension.VERIFICATION_INDEPENDENCE));
        assertThat(closed.record().listedDegradations()).isEqualTo(closed.degradations());
        assertThat(closed.record().degradationCounts())
                .containsExactly(
                        Map.entry("agent_scope_violation", 2L),
                        Map.entry("broken_predecessor_hash", 1L),
                        Map.entry("missing_chain_entry", 2L),
                        Map.entry("policy_gap", 1L),
                        Map.entry("replay_failure", 1L),
                        Map.entry("single_family_attestation", 1L),
                        Map.entry("vendor_dependent_verification", 2L));
        assertThat(closed.record().telemetry()).isEqualTo(new Telemetry(2, 0, 2, 2, 3, 0, HOUR, HOUR - 1_000, 1, 2, 1));
        assertThat(closed.degradations().get(0).detail()).isEqualTo("agent agent acted outside its scope");
        assertThat(closed.degradations().get(5).durationMs()).hasValue(1_000L);
    }

    @Test
    void theNamesOfDegradationsAreThoseOfTheContract() {
        assertThat(DegradationType.values())
                .extracting(DegradationType::label)
                .containsExactlyInAnyOrder(
                        "replay_failure",
                        "missing_chain_entry",
                        "agent_scope_violation",
                        "broken_predecessor_hash",
                        "expired_signature",
                        "invalid_signature",
                        "unresolved_policy_reference",
                        "policy_gap",
                        "single_family_attestation",
                        "two_family_attestation",
                        "no_family_attestation",
                        "vendor_dependent_verification",
                        "proprietary_key_resolution");
    }

    @Test
    void theFirstThousandAreListedAndAllAreCounted() {
        for (int i = 1_000; i >= 0; i--) {
            apply(action(S + i, true));
        }

        ClosedWindow closed = close();

        assertThat(closed.degradations()).hasSize(1_001);
        assertThat(closed.record().listedDegradations())
                .isEqualTo(closed.degradations().subList(0, 1_000));
        assertThat(closed.record().listedDegradations().get(999).timestampMs()).isEqualTo(S + 999);
        assertThat(closed.record().degradationCounts()).containsExactly(Map.entry("agent_scope_violation", 1_001L));
    }

    @Test
    void aPolicyGapIsNoEventWhileNoPolicyWasEverAttested() {
        TenantState without = new TenantState("acme", Facts.RULES);
        without.heard(WINDOW);

        ClosedWindow closed = WindowClosing.close(without, WINDOW, Facts.CHECK);

        assertThat(closed.degradations()).isEmpty();
        assertThat(closed.record().score().incomplete()).containsKey(Dimension.POLICY_CONTINUITY);
        assertThat(closed.record().telemetry().attestedPolicyMs()).isZero();
    }

    @Test
    void keysAndPoliciesAdmittedAfterTheWindowStoppedAcceptingDoNotCount() {
        apply(new Facts.EntryBuilder(S + 1, "e").policy("q", "1").build());
        tenant.policies().add(new Attestation(E + 5_001, E, "q", "1", 0, Optional.empty(), false));
        tenant.keys()
                .add(Facts.key(E + 5_001, SignatureFamily.ML_DSA_65)
                        .status(KeyVersion.Status.REVOKED)
                        .build());

        ClosedWindow closed = close();

        assertThat(closed.degradations())
                .extracting(Degradation::type)
                .containsExactly(DegradationType.UNRESOLVED_POLICY_REFERENCE);
        assertThat(tenant.keys().resolve("ML_DSA_65", E + 5_001).orElseThrow().status())
                .isEqualTo(KeyVersion.Status.REVOKED);
    }

    @Test
    void entriesAreJudgedAtTheLastMomentThatTheWindowAccepts() {
        apply(new Facts.EntryBuilder(S + 1, "e").policy("q", "1").build());
        tenant.policies().add(new Attestation(E + 5_000, E, "q", "1", 0, Optional.empty(), false));

        assertThat(close().record().telemetry().verifiableChainEntries()).isEqualTo(1);
    }

    @Test
    void onlyStaleEntriesMakeEvidenceSurvivabilityZero() {
        apply(
                new Fact.StaleEntry(S + 1, Digest.of("id of old"), 1, "old"),
                decision(S + 2, "r", Optional.of("old")),
                replay(S + 3, "r"));

        IntegrityRecord record = close().record();

        assertThat(record.score().of(Dimension.EVIDENCE_SURVIVABILITY)).hasValue(new BigDecimal("0.000000"));
        assertThat(record.score().of(Dimension.DECISION_REPRODUCIBILITY)).hasValue(new BigDecimal("1.000000"));
        assertThat(record.score().ois()).isEmpty();
        assertThat(record.telemetry().totalChainEntries()).isZero();
    }

    @Test
    void aStaleEntryBesideAnotherOneChangesNothing() {
        apply(new Fact.StaleEntry(S + 1, Digest.of("id of old"), 1, "old"), entry(S + 2, "e"));

        assertThat(close().record().score().of(Dimension.EVIDENCE_SURVIVABILITY))
                .hasValue(new BigDecimal("1.000000"));
    }

    @Test
    void rejectionsAreCountedByReason() {
        apply(
                new Fact.Rejected(S + 1, "CLOCK_SKEW"),
                new Fact.Rejected(S + 2, "NOT_AVRO"),
                new Fact.Rejected(S + 3, "CLOCK_SKEW"));

        assertThat(close().record().rejected()).containsExactly(Map.entry("CLOCK_SKEW", 2L), Map.entry("NOT_AVRO", 1L));
    }

    @Test
    void replaysWhoseDecisionNeverCameAreHandedOverAndCounted() {
        PendingReplay unmatched = new PendingReplay("r", S + 1, 0, 1, new byte[] {1}, Set.of());
        PendingReplay mayBelongToTheNext = new PendingReplay("r", E - 5_000, 0, 2, new byte[] {1}, Set.of());
        tenant.pendingReplays().add(unmatched);
        tenant.pendingReplays().add(mayBelongToTheNext);

        ClosedWindow closed = close();
        ClosedWindow next = WindowClosing.close(tenant, WINDOW.next(), Facts.CHECK);

        assertThat(closed.unmatchedReplays()).containsExactly(unmatched);
        assertThat(closed.record().rejected()).containsExactly(Map.entry("UNMATCHED_REPLAY", 1L));
        assertThat(next.unmatchedReplays()).containsExactly(mayBelongToTheNext);
    }

    @Test
    void exclusionsReachTheRecordAndTheScore() {
        Rules rules = new Rules(
                Facts.GRID, Weights.DEFAULT, Map.of(Dimension.DECISION_REPRODUCIBILITY, "no decisions here"), 7, 2);
        TenantState excluding = Facts.healthyTenant(rules);
        excluding.apply(S, entry(S + 1, "e"));

        IntegrityRecord record =
                WindowClosing.close(excluding, WINDOW, Facts.CHECK).record();

        assertThat(record.exclusions()).isEqualTo(rules.exclusions());
        assertThat(record.score().ois()).hasValue(new BigDecimal("1.000000"));
    }

    @Test
    void whatNoLaterWindowNeedsIsForgottenAtClose() {
        tenant.keys()
                .add(Facts.key(S + 1, SignatureFamily.ML_DSA_65)
                        .publicKey("new")
                        .build());
        for (int i = 0; i < 9; i++) {
            tenant.policies().add(attested(S + i, "p", "1", 0, E));
        }

        close();

        assertThat(tenant.snapshot().keys()).hasSize(3);
        assertThat(tenant.snapshot().attestations()).hasSize(1);
    }

    // Silent windows

    @Test
    void sevenSilentWindowsGetARecordThenNone() {
        apply(action(S + 1, false));

        assertThat(closeDue(tenant, S + 20 * HOUR)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(tenant.nextWindowMs()).isEmpty();
    }

    @Test
    void withoutSilentWindowsOnlyThoseGetARecordInWhichTheTenantIsHeard() {
        TenantState terse = new TenantState("acme", silent(0));
        for (long hour : new long[] {0, 1, 3}) {
            MeasurementWindow window = Facts.GRID.startingAt(S + hour * HOUR);
            terse.heard(window);
            terse.apply(window.startMs(), action(window.startMs() + 1, false));
        }

        assertThat(closeDue(terse, S + 20 * HOUR)).containsExactly(0L, 1L, 3L);
        assertThat(terse.nextWindowMs()).isEmpty();
    }

    @Test
    void aTenantThatIsHeardAgainIsDueAgainFromThatWindowOn() {
        TenantState silent = new TenantState("acme", silent(2));
        silent.heard(WINDOW);
        silent.apply(S, action(S + 1, false));
        assertThat(closeDue(silent, S + 10 * HOUR)).containsExactly(0L, 1L, 2L);

        MeasurementWindow later = Facts.GRID.startingAt(S + 12 * HOUR);
        silent.heard(later);
        silent.apply(later.startMs(), action(later.startMs() + 1, false));

        assertThat(closeDue(silent, S + 20 * HOUR)).containsExactly(12L, 13L, 14L);
    }

    @Test
    void aTenantHeardBeforeItsLastSilentWindowIsClosedSkipsOnlyTheSilentOnes() {
        TenantState silent = new TenantState("acme", silent(1));
        silent.heard(WINDOW);
        silent.apply(S, action(S + 1, false));
        MeasurementWindow later = Facts.GRID.startingAt(S + 3 * HOUR);
        silent.heard(later);
        silent.apply(later.startMs(), action(later.startMs() + 1, false));

        assertThat(closeDue(silent, S + 20 * HOUR)).containsExactly(0L, 1L, 3L, 4L);
    }

    @Test
    void silenceIsCountedInARow() {
        TenantState silent = new TenantState("acme", silent(2));
        silent.heard(WINDOW);
        for (long hour : new long[] {0, 2, 4}) {
            long startMs = S + hour * HOUR;
            silent.apply(startMs, action(startMs + 1, false));
        }

        assertThat(closeDue(silent, S + 20 * HOUR)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void rejectedTelemetryDoesNotMakeATenantHeard() {
        apply(new Fact.Rejected(S + 1, "NOT_AVRO"), replay(S + 3, "r"));

        assertThat(tenant.windowAt(S).heard()).isFalse();
        apply(new Fact.Seen(S + 4, Source.KEYS, Facts.id("k"), 1));
        assertThat(tenant.windowAt(S).heard()).isTrue();
    }

    @Test
    void theFirstWindowIsTheEarliestInWhichTheTenantIsHeard() {
        TenantState fresh = new TenantState("acme", Facts.RULES);
        assertThat(fresh.nextWindowMs()).isEmpty();
        assertThat(WindowClosing.due(fresh, Long.MAX_VALUE)).isEmpty();

        fresh.heard(WINDOW.next());
        fresh.heard(WINDOW);
        fresh.heard(WINDOW.next());

        assertThat(fresh.nextWindowMs()).hasValue(S);
    }

    @Test
    void aTenantOfWhichNothingIsLeftIsBlank() {
        TenantState fresh = new TenantState("acme", Facts.RULES);
        assertThat(fresh.isBlank()).isTrue();
        fresh.apply(S, new Fact.Rejected(S, "NOT_AVRO"));
        assertThat(fresh.isBlank()).isFalse();
        fresh.forgetWindow(S);
        assertThat(fresh.isBlank()).isTrue();
        fresh.link("c", 0, ChainState.GENESIS, "h", false);
        assertThat(fresh.isBlank()).isFalse();
        assertThat(tenant.isBlank()).isFalse();
    }

    // Alerts

    @Test
    void aLowClassFiresForTheCompositeAndEachDimensionOnceAndResolvesOnce() {
        apply(entry(S + 1, "e"), decision(S + 2, "r", Optional.empty()));
        tenant.heard(WINDOW);
        for (int hour = 1; hour <= 3; hour++) {
            long start = S + hour * HOUR;
            tenant.apply(start, entry(start + 1, "e" + hour));
            tenant.apply(start, decision(start + 2, "r", Optional.empty()));
            tenant.apply(start, replay(start + 3, hour == 1 ? "other" : "r"));
        }

        assertThat(describe(close()))
                .containsExactly(
                        "ois_class  critical 0.750000 0.80 firing",
                        "ois_dimension_class decision_reproducibility critical 0.000000 0.80 firing");
        assertThat(describe(WindowClosing.close(tenant, WINDOW.next(), Facts.CHECK)))
                .isEmpty();
        assertThat(describe(WindowClosing.close(tenant, WINDOW.next().next(), Facts.CHECK)))
                .containsExactly(
                        "ois_class  critical 1.000000 0.80 resolved",
                        "ois_dimension_class decision_reproducibility critical 1.000000 0.80 resolved");
        assertThat(describe(WindowClosing.close(tenant, WINDOW.next().next().next(), Facts.CHECK)))
                .isEmpty();
    }

    @Test
    void anAlertTellsWindowAndMomentAndSaysWhatIsWrong() {
        apply(entry(S + 1, "e"), decision(S + 2, "r", Optional.empty()));

        assertThat(close().alerts()).allSatisfy(alert -> {
            assertThat(alert.tenantId()).isEqualTo("acme");
            assertThat(alert.windowStartMs()).isEqualTo(S);
            assertThat(alert.windowEndMs()).isEqualTo(E);
            assertThat(alert.detectedAtMs()).isEqualTo(WINDOW.closesAtMs());
        });
    }

    @Test
    void aWindowWithoutScoreLeavesAlertsAsTheyAre() {
        apply(entry(S + 1, "e"), decision(S + 2, "r", Optional.empty()));
        close();

        ClosedWindow empty = WindowClosing.close(tenant, WINDOW.next(), Facts.CHECK);

        assertThat(empty.record().score().ois()).isEmpty();
        assertThat(empty.alerts()).isEmpty();
        assertThat(tenant.snapshot().firing()).hasSize(2);
    }

    @Test
    void fromAttentionToCriticalTheOldAlertResolvesAndAnotherFires() {
        for (int i = 0; i < 10; i++) {
            apply(decision(S + 2 + i, "r" + i, Optional.empty()));
            if (i > 0) {
                apply(replay(S + 20, "r" + i));
            }
        }
        apply(entry(S + 1, "e"));
        tenant.apply(E, entry(E + 1, "f"));
        tenant.apply(E, decision(E + 1, "r", Optional.empty()));

        assertThat(describe(close()))
                .containsExactly("ois_dimension_class decision_reproducibility warning 0.900000 0.95 firing");
        assertThat(describe(WindowClosing.close(tenant, WINDOW.next(), Facts.CHECK)))
                .containsExactly(
                        "ois_class  critical 0.750000 0.80 firing",
                        "ois_dimension_class decision_reproducibility warning 0.000000 0.95 resolved",
                        "ois_dimension_class decision_reproducibility critical 0.000000 0.80 firing");
    }

    private static List<String> describe(ClosedWindow closed) {
        return closed.alerts().stream()
                .map(alert -> String.join(
                        " ",
                        alert.rule(),
                        alert.subject().orElse(""),
                        alert.severity().name().toLowerCase(java.util.Locale.ROOT),
                        alert.value().map(BigDecimal::toPlainString).orElse("none"),
                        alert.threshold().map(BigDecimal::toPlainString).orElse("none"),
                        alert.firing() ? "firing" : "resolved"))
                .toList();
    }
}
