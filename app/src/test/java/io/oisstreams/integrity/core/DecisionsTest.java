package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.Facts.E;
import static io.oisstreams.integrity.core.Facts.HOUR;
import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.core.Facts.SETTLE;
import static io.oisstreams.integrity.core.Facts.decision;
import static io.oisstreams.integrity.core.Facts.entry;
import static io.oisstreams.integrity.core.Facts.replay;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** DR, and the missing entries of ES (contract 4.3), as a window's state counts them. */
class DecisionsTest {
    private final TenantState tenant = new TenantState("acme", Facts.RULES);

    private void apply(Fact... facts) {
        for (Fact fact : facts) {
            tenant.apply(S, fact);
        }
    }

    private Telemetry telemetry() {
        return telemetryOf(S);
    }

    private Telemetry telemetryOf(long startMs) {
        WindowState state = tenant.windowAt(startMs);
        return state.telemetry(state.counts().all(), state.entryTotals(judge()), HOUR, 0);
    }

    private EntryJudge judge() {
        return new EntryJudge(tenant.keys(), tenant.policies(), Facts.CHECK, E + 5_000, Facts.WINDOW);
    }

    private List<Degradation> degradations() {
        List<Degradation> degradations = tenant.windowAt(S).degradations(judge());
        degradations.removeIf(degradation -> degradation.dimension() != Dimension.DECISION_REPRODUCIBILITY
                && degradation.type() != DegradationType.MISSING_CHAIN_ENTRY);
        degradations.sort(Degradation.ORDER);
        return degradations;
    }

    private void assertReproduced(long expected, long decisions) {
        assertThat(telemetry().decisionsReplayed()).isEqualTo(expected);
        assertThat(telemetry().totalDecisions()).isEqualTo(decisions);
    }

    private void assertFailure(String detail) {
        assertReproduced(0, 1);
        assertThat(degradations())
                .containsExactly(new Degradation(
                        DegradationType.REPLAY_FAILURE,
                        Dimension.DECISION_REPRODUCIBILITY,
                        S + 1,
                        "r",
                        Optional.empty(),
                        detail));
    }

    @Test
    void aReplayAfterItsDecisionReproducesIt() {
        apply(decision(S + 1, "r", Optional.empty()), replay(S + 2, "r"));

        assertReproduced(1, 1);
        assertThat(degradations()).isEmpty();
    }

    @Test
    void aReplayBeforeItsDecisionReproducesIt() {
        apply(replay(S - 5_000, "r"), decision(S + 1, "r", Optional.empty()));

        assertReproduced(1, 1);
    }

    @Test
    void aReplayInTheLastMillisecondOfTheSettleTimeCounts() {
        apply(decision(E + 5_000, "r", Optional.empty()), replay(E + 5_000 + SETTLE, "r"));

        assertReproduced(1, 1);
    }

    @Test
    void withoutReplayItIsAFailure() {
        apply(decision(S + 1, "r", Optional.empty()), replay(S + 2, "another"));

        assertFailure("no replay");
    }

    @Test
    void aReplayWithAnotherHashIsAFailure() {
        apply(decision(S + 1, "r", Optional.empty()), new Fact.Replay(S + 2, "r", Optional.of("receipt of another")));

        assertFailure("the replay gave another receipt hash, or none");
    }

    @Test
    void aReplayWithoutHashIsAFailure() {
        apply(decision(S + 1, "r", Optional.empty()), new Fact.Replay(S + 2, "r", Optional.empty()));

        assertFailure("the replay gave another receipt hash, or none");
    }

    @Test
    void aDecisionWithoutReceiptIsAFailureWhateverTheReplayGave() {
        apply(
                decision(S + 1, "r", Optional.empty(), Optional.empty()),
                new Fact.Replay(S + 2, "r", Optional.empty()),
                replay(S + 3, "r"));

        assertFailure("the decision has no receipt hash");
    }

    @Test
    void aReplayOfAnotherRequestWithTheSameHashIsNone() {
        apply(
                decision(S + 1, "r", Optional.of("hash"), Optional.empty()),
                new Fact.Replay(S + 2, "other", Optional.of("hash")));

        assertFailure("no replay");
    }

    @Test
    void oneGoodReplayIsEnough() {
        apply(
                decision(S + 1, "r", Optional.empty()),
                new Fact.Replay(S + 2, "r", Optional.empty()),
                replay(S + 3, "r"),
                replay(S + 4, "r"),
                new Fact.Replay(S + 5, "r", Optional.of("x")));

        assertReproduced(1, 1);
    }

    @Test
    void twoDecisionsOfOneRequestCountEach() {
        apply(
                decision(S + 1, "r", Optional.empty()),
                decision(S + 2, "r", Optional.empty()),
                decision(S + 3, "r", Optional.of("other receipt"), Optional.empty()),
                replay(S + 4, "r"),
                decision(S + 5, "r", Optional.empty()));

        assertReproduced(3, 4);
        assertThat(degradations())
                .singleElement()
                .extracting(Degradation::timestampMs)
                .isEqualTo(S + 3);
    }

    @Test
    void theEntryMayComeBeforeTheDecisionOrAfterIt() {
        apply(
                entry(S + 1, "before"),
                decision(S + 2, "r1", Optional.of("before")),
                decision(S + 3, "r2", Optional.of("after")),
                replay(S + 4, "r1"),
                replay(S + 5, "r2"));
        assertReproduced(1, 2);

        apply(entry(E + 5_000, "after"));

        assertReproduced(2, 2);
        assertThat(telemetry().totalChainEntries()).isEqualTo(2);
        assertThat(degradations()).isEmpty();
    }

    @Test
    void aReplayDoesNotHelpWhileTheEntryIsMissing() {
        apply(decision(S + 1, "r", Optional.of("e")), replay(S + 2, "r"));

        assertReproduced(0, 1);
        assertThat(telemetry().totalChainEntries()).isEqualTo(1);
        assertThat(telemetry().totalAttestations()).isZero();
        assertThat(degradations())
                .containsExactly(
                        new Degradation(
                                DegradationType.MISSING_CHAIN_ENTRY,
                                Dimension.EVIDENCE_SURVIVABILITY,
                                S + 1,
                                "e",
                                Optional.empty(),
                                "1 decision refers to it"),
                        new Degradation(
                                DegradationType.MISSING_CHAIN_ENTRY,
                                Dimension.DECISION_REPRODUCIBILITY,
                                S + 1,
                                "r",
                                Optional.empty(),
                                "chain entry e is missing"));
    }

    @Test
    void theEntryDoesNotHelpWhileTheReplayIsMissing() {
        apply(decision(S + 1, "r", Optional.of("e")), entry(S + 2, "e"));

        assertFailure("no replay");
    }

    @Test
    void aMissingEntryCountsOnceHoweverManyDecisionsReferToIt() {
        apply(
                decision(S + 2, "r1", Optional.of("e")),
                decision(S + 1, "r2", Optional.of("e")),
                decision(S + 3, "r3", Optional.of("f")));

        assertThat(telemetry().totalChainEntries()).isEqualTo(2);
        assertThat(degradations())
                .filteredOn(degradation -> degradation.dimension() == Dimension.EVIDENCE_SURVIVABILITY)
                .extracting(Degradation::subject, Degradation::timestampMs, Degradation::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("e", S + 1, "2 decisions refer to it"),
                        org.assertj.core.groups.Tuple.tuple("f", S + 3, "1 decision refers to it"));
    }

    @Test
    void anEntryOfTheWindowBeforeIsPresent() {
        tenant.apply(S - HOUR, entry(S - HOUR + 1, "e"));
        apply(decision(S + 1, "r", Optional.of("e")), replay(S + 2, "r"));

        assertReproduced(1, 1);
        assertThat(telemetry().totalChainEntries()).isZero();
    }

    @Test
    void anEntryOfTheWindowBeforeIsPresentAfterThatWindowWasClosed() {
        tenant.apply(S - HOUR, entry(S - HOUR + 1, "e"));
        tenant.published(tenant.windowAt(S - HOUR));

        apply(decision(S + 1, "r", Optional.of("e")), replay(S + 2, "r"));

        assertReproduced(1, 1);
    }

    @Test
    void anEntryTwoWindowsBeforeIsMissing() {
        tenant.apply(S - 2 * HOUR, entry(S - HOUR - 1, "e"));
        apply(decision(S + 1, "r", Optional.of("e")), replay(S + 2, "r"));

        assertReproduced(0, 1);
        assertThat(telemetry().totalChainEntries()).isEqualTo(1);
    }

    @Test
    void aForgottenWindowTakesItsEntriesAndAllBeforeItAlong() {
        tenant.apply(S - HOUR, entry(S - HOUR + 1, "e"));

        tenant.forgetWindow(S - HOUR);

        apply(decision(S + 1, "r", Optional.of("e")), replay(S + 2, "r"));
        assertReproduced(0, 1);
    }

    @Test
    void anEntryOfTheNextWindowIsPresentIfItWasAdmittedBeforeThisOneStoppedAccepting() {
        apply(
                decision(S + 1, "r1", Optional.of("in time")),
                decision(S + 2, "r2", Optional.of("late")),
                replay(S + 3, "r1"),
                replay(S + 4, "r2"),
                replay(S + 5, "r3"),
                replay(S + 6, "r4"));

        tenant.apply(E, entry(E + 5_000, "in time"));
        tenant.apply(E, entry(E + 5_001, "late"));
        apply(decision(S + 7, "r3", Optional.of("in time")), decision(S + 8, "r4", Optional.of("late")));

        assertReproduced(2, 4);
        assertThat(degradations())
                .filteredOn(degradation -> degradation.dimension() == Dimension.DECISION_REPRODUCIBILITY)
                .extracting(Degradation::subject)
                .containsExactly("r2", "r4");
    }

    @Test
    void aStaleEntryIsPresentForDecisionsOfTheWindowOfItsAdmissionAndTheNext() {
        apply(decision(S + 1, "r", Optional.of("old")), replay(S + 2, "r"));
        apply(new Fact.StaleEntry(S + 3, Digest.of("id of old"), 1, "old"));
        tenant.apply(E, decision(E + 1, "q", Optional.of("old")));
        tenant.apply(E, replay(E + 2, "q"));

        assertReproduced(1, 1);
        assertThat(telemetry().totalChainEntries()).isZero();
        assertThat(telemetryOf(E).decisionsReplayed()).isEqualTo(1);
    }

    @Test
    void windowsOfMonthsTakeReplaysAndEntriesToTheirEnd() {
        long days40 = 40 * 24 * HOUR;
        WindowGrid grid = new WindowGrid(days40, SETTLE);
        MeasurementWindow window = grid.windowOf(S);
        long late = window.endMs() - 1;
        TenantState slow = new TenantState("acme", new Rules(grid, Weights.DEFAULT, Map.of(), 7, 2));

        slow.apply(window.startMs(), replay(late, "r"));
        slow.apply(window.startMs(), entry(late, "e"));
        slow.apply(window.startMs(), decision(late, "r", Optional.of("e")));

        assertThat(slow.windowAt(window.startMs()).counts().all().reproduced()).isEqualTo(1);
    }

    @Test
    void aTenantKnowsTheRequestsOfItsDecisionsOnly() {
        apply(replay(S + 1, "replayed"), decision(S + 2, "decided", Optional.empty()));

        assertThat(tenant.knowsRequest(Facts.WINDOW, "decided")).isTrue();
        assertThat(tenant.knowsRequest(Facts.WINDOW, "replayed")).isFalse();
        assertThat(tenant.knowsRequest(Facts.WINDOW.next(), "decided")).isFalse();
    }

    @Test
    void aReplayWaitsForADecisionOfAWindowThatAcceptsIt() {
        PendingReplay waiting = new PendingReplay("r", S + 1, 0, 7, new byte[] {1}, Set.of());
        PendingReplay early = new PendingReplay("r", S - 5_001, 0, 6, new byte[] {1}, Set.of());
        tenant.pendingReplays().add(waiting);
        tenant.pendingReplays().add(early);

        assertThat(tenant.pendingReplays().use("other", Facts.WINDOW)).isEmpty();
        assertThat(tenant.pendingReplays().use("r", Facts.WINDOW)).containsExactly(waiting.usedIn(Facts.WINDOW));
        assertThat(tenant.pendingReplays().use("r", Facts.WINDOW)).isEmpty();
        assertThat(tenant.isBlank()).isFalse();
        assertThat(tenant.pendingReplays().use("r", Facts.WINDOW.previous()))
                .containsExactly(early.usedIn(Facts.WINDOW.previous()));
        assertThat(tenant.isBlank()).isTrue();
    }

    @Test
    void unmatchedReplaysAreTakenInTheOrderOfTheirAdmission() {
        PendingReplay last = new PendingReplay("a", E - 5_001, 0, 3, new byte[0], Set.of());
        PendingReplay first = new PendingReplay("zz", S + 1, 0, 1, new byte[0], Set.of());
        PendingReplay second = new PendingReplay("m", S + 1, 0, 2, new byte[0], Set.of());
        PendingReplay forNext = new PendingReplay("b", E - 5_000, 0, 4, new byte[0], Set.of());
        List.of(last, second, forNext, first).forEach(tenant.pendingReplays()::add);

        assertThat(tenant.pendingReplays().takeUntil(Facts.WINDOW)).containsExactly(first, second, last);
        assertThat(tenant.pendingReplays().takeUntil(Facts.WINDOW)).isEmpty();
        assertThat(tenant.pendingReplays().takeUntil(Facts.WINDOW.next())).containsExactly(forNext);
    }

    @Test
    void pendingReplaysAreEqualByContent() {
        PendingReplay one = new PendingReplay("a", 1, 2, 3, new byte[] {4}, Set.of());

        assertThat(one).isEqualTo(new PendingReplay("a", 1, 2, 3, new byte[] {4}, Set.of()));
        assertThat(one).hasSameHashCodeAs(new PendingReplay("a", 1, 2, 3, new byte[] {4}, Set.of()));
        assertThat(one)
                .isNotEqualTo(new PendingReplay("b", 1, 2, 3, new byte[] {4}, Set.of()))
                .isNotEqualTo(new PendingReplay("a", 9, 2, 3, new byte[] {4}, Set.of()))
                .isNotEqualTo(new PendingReplay("a", 1, 9, 3, new byte[] {4}, Set.of()))
                .isNotEqualTo(new PendingReplay("a", 1, 2, 9, new byte[] {4}, Set.of()))
                .isNotEqualTo(new PendingReplay("a", 1, 2, 3, new byte[] {9}, Set.of()))
                .isNotEqualTo("a");
    }

    // Deduplication

    @Test
    void anIdIsKnownInItsOwnWindowAndInNeighboursThatStillAccept() {
        Digest id = Facts.id("event");
        tenant.remember(Facts.WINDOW, new Fact.Seen(S, Source.ACTIONS, id, 42));
        tenant.remember(Facts.WINDOW.next(), new Fact.Seen(E, Source.ACTIONS, Facts.id("another"), 43));

        assertThat(tenant.contentCrcOf(Source.ACTIONS, Facts.WINDOW, S + 1, id)).hasValue(42);
        assertThat(tenant.contentCrcOf(Source.ACTIONS, Facts.WINDOW.next(), E + 5_000, id))
                .hasValue(42);
        assertThat(tenant.contentCrcOf(Source.ACTIONS, Facts.WINDOW.next(), E + 5_001, id))
                .isEmpty();
        assertThat(tenant.contentCrcOf(Source.ACTIONS, Facts.WINDOW.previous(), S - 5_000, id))
                .hasValue(42);
        assertThat(tenant.contentCrcOf(Source.ACTIONS, Facts.WINDOW.previous(), S - 5_001, id))
                .isEmpty();
        assertThat(tenant.contentCrcOf(Source.DECISIONS, Facts.WINDOW, S + 1, id))
                .isEmpty();
        assertThat(tenant.contentCrcOf(Source.ACTIONS, Facts.WINDOW, S + 1, Facts.id("other")))
                .isEmpty();
    }
}
