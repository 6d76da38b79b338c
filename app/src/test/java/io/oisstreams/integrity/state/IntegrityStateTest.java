package io.oisstreams.integrity.state;

import static io.oisstreams.integrity.core.Facts.E;
import static io.oisstreams.integrity.core.Facts.HOUR;
import static io.oisstreams.integrity.core.Facts.RULES;
import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.core.Facts.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.integrity.core.Attestation;
import io.oisstreams.integrity.core.ChainState;
import io.oisstreams.integrity.core.ClosedWindow;
import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.Facts;
import io.oisstreams.integrity.core.KeyVersion;
import io.oisstreams.integrity.core.PendingReplay;
import io.oisstreams.integrity.core.RecordLog;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.core.WindowClosing;
import io.oisstreams.tlog.CompactRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What survives a restart, and what is deleted in its time. */
class IntegrityStateTest {
    private static final long LONG_AFTER = S + 40 * HOUR;
    private final StateStore rows = new StateStore();
    private IntegrityState state = new IntegrityState(rows.store(), RULES);

    @AfterEach
    void close() {
        rows.close();
    }

    private TenantState acme() {
        return state.tenant("acme");
    }

    private void restart() {
        state.write();
        state = new IntegrityState(rows.store(), RULES);
    }

    private void closeDue() {
        Optional<io.oisstreams.integrity.core.MeasurementWindow> due = WindowClosing.due(acme(), state.streamTimeMs());
        while (due.isPresent()) {
            WindowClosing.close(acme(), due.get(), Facts.CHECK);
            state.changed(acme());
            due = WindowClosing.due(acme(), state.streamTimeMs());
        }
    }

    private void hear(Fact fact) {
        acme().heard(WINDOW);
        state.changed(acme());
        state.apply(acme(), WINDOW, fact);
    }

    @Test
    void streamTimeSurvivesAndNeverGoesBack() {
        assertThat(state.streamTimeMs()).isEqualTo(Long.MIN_VALUE);
        state.advanceTo(S + 5);
        state.advanceTo(S);
        restart();

        assertThat(state.streamTimeMs()).isEqualTo(S + 5);
    }

    @Test
    void everythingOfAnOpenWindowSurvives() {
        acme().keys().add(Facts.keys(S).get(0));
        acme().policies().add(Facts.attested(S, "p", "1"));
        acme().link("c", 0, ChainState.GENESIS, "h0", false);
        state.chainChanged(acme(), "c");
        state.changed(acme());
        PendingReplay waiting = new PendingReplay("w", S + 1, 0, 1, new byte[] {1}, Set.of());
        PendingReplay taken = new PendingReplay("t", S + 1, 0, 2, new byte[] {1}, Set.of());
        state.replayWaits(acme(), waiting);
        state.replayWaits(acme(), taken);
        restart();
        state.replaysTaken(acme(), acme().pendingReplays().use("t", WINDOW));
        hear(Facts.decision(S + 1, "r", Optional.of("e")));
        hear(Facts.replay(S + 2, "r"));
        restart();
        hear(Facts.entry(S + 3, "e"));
        restart();

        assertThat(acme().snapshot().keys()).hasSize(1);
        assertThat(acme().snapshot().attestations()).hasSize(1);
        assertThat(acme().chain("c").whole()).isTrue();
        assertThat(acme().pendingReplays().use("t", WINDOW)).isEmpty();
        ClosedWindow closed = WindowClosing.close(acme(), WINDOW, Facts.CHECK);
        assertThat(closed.record().telemetry().decisionsReplayed()).isEqualTo(1);
        assertThat(closed.unmatchedReplays()).containsExactly(waiting);
        assertThat(state.tenants()).extracting(TenantState::tenantId).containsExactly("acme");
    }

    @Test
    void aRecordThatWasNotPublishedSurvivesWithItsLeaves() {
        hear(new Fact.Leaf(S + 1, Source.KEYS, "k", new byte[32]));
        state.advanceTo(WINDOW.closesAtMs() + 1);
        ClosedWindow closed = WindowClosing.close(acme(), WINDOW, Facts.CHECK);
        state.closed(acme(), closed);
        state.advanceTo(LONG_AFTER);
        state.forgetSettled();
        restart();
        restart();

        assertThat(state.unpublished()).hasSize(1);
        UnpublishedRecord waiting = state.unpublished().get(0);
        assertThat(waiting.record()).isEqualTo(closed.record());
        assertThat(waiting.leaves().root()).isEqualTo(closed.leaves().root());

        RecordLog after = new RecordLog("ab".repeat(32), CompactRange.EMPTY.append(new byte[32]));
        state.published(acme(), WINDOW, after);
        restart();
        assertThat(state.unpublished()).isEmpty();
        assertThat(acme().log()).isEqualTo(after);
    }

    @Test
    void theNumberOfUsedEventsSurvives() {
        assertThat(acme().nextPosition(Source.ENTRIES)).hasValue(0);
        assertThat(acme().nextPosition(Source.ENTRIES)).hasValue(1);
        assertThat(acme().nextPosition(Source.KEYS)).hasValue(0);
        assertThat(acme().nextPosition(Source.DECISIONS)).isEmpty();
        state.changed(acme());
        restart();

        assertThat(acme().nextPosition(Source.ENTRIES)).hasValue(2);
    }

    @Test
    void whatWasNotWrittenIsLost() {
        hear(Facts.decision(S + 1, "r", Optional.empty()));

        state = new IntegrityState(rows.store(), RULES);

        assertThat(state.tenants()).isEmpty();
    }

    @Test
    void entriesOfAClosedWindowArePresentForTheNextAfterARestart() {
        hear(Facts.entry(S + 1, "e"));
        hear(new Fact.StaleEntry(S + 2, Digest.of("id of stale"), 1, "stale"));
        hear(Facts.action(S + 3, true));
        state.advanceTo(WINDOW.closesAtMs() + 1);
        closeDue();
        restart();

        for (String entry : List.of("e", "stale")) {
            state.apply(acme(), WINDOW.next(), Facts.decision(E + 10_000, "r " + entry, Optional.of(entry)));
            state.apply(acme(), WINDOW.next(), Facts.replay(E + 10_001, "r " + entry));
        }

        ClosedWindow next = WindowClosing.close(acme(), WINDOW.next(), Facts.CHECK);
        assertThat(next.record().telemetry().decisionsReplayed()).isEqualTo(2);
        assertThat(next.record().telemetry().totalAgentActions()).isZero();
    }

    @Test
    void theRowsOfAWindowAreDeletedWhenItIsForgotten() {
        for (int i = 0; i < 100; i++) {
            hear(new Fact.Rejected(S + i, "x".repeat(WindowJournal.FULL_BYTES)));
            state.write();
        }
        hear(Facts.action(S + 200, false));
        restart();
        assertThat(rows.keys()).hasSizeGreaterThan(100);

        state.advanceTo(LONG_AFTER);
        closeDue();
        state.forgetSettled();
        state.write();

        assertThat(rows.keys()).extracting(StateKey::kindOf).containsExactly(StateKey.Kind.STREAM_TIME);
    }

    /** A restart between the close of a window and the time when it is forgotten. */
    @Test
    void theRowsOfAWindowClosedBeforeARestartAreDeletedInTheirTime() {
        hear(Facts.action(S + 1, false));
        state.advanceTo(WINDOW.closesAtMs() + 1);
        closeDue();
        state.forgetSettled();
        restart();

        state.advanceTo(LONG_AFTER);
        closeDue();
        state.forgetSettled();
        state.write();

        assertThat(rows.keys()).extracting(StateKey::kindOf).doesNotContain(StateKey.Kind.JOURNAL);
    }

    @Test
    void aTenantOfWhichOnlyRejectionsWereSeenLeavesNothingBehind() {
        state.apply(acme(), WINDOW, new Fact.Rejected(S, "NOT_AVRO"));
        state.advanceTo(WINDOW.closesAtMs() + 1);
        restart();
        state.advanceTo(LONG_AFTER);
        state.forgetSettled();
        state.write();

        assertThat(state.tenants()).isEmpty();
        assertThat(rows.keys()).containsExactly(StateKey.streamTime());
    }

    @Test
    void aTenantThatFellSilentWithoutKeysOrPoliciesLeavesNothingBehind() {
        hear(Facts.action(S + 1, false));
        restart();
        state.advanceTo(LONG_AFTER);
        closeDue();
        state.forgetSettled();
        state.write();

        assertThat(state.tenants()).isEmpty();
        assertThat(rows.keys()).containsExactly(StateKey.streamTime());
    }

    @Test
    void aTenantThatOnlyEverRevokedLeavesNothingBehindEither() {
        hear(Facts.action(S + 1, false));
        acme().policies().add(Facts.revoked(S + 1, "p", "1"));
        restart();
        assertThat(rows.keys()).extracting(StateKey::kindOf).contains(StateKey.Kind.ATTESTATION);

        state.advanceTo(LONG_AFTER);
        closeDue();
        state.forgetSettled();
        state.write();

        assertThat(state.tenants()).isEmpty();
        assertThat(rows.keys()).containsExactly(StateKey.streamTime());
    }

    /** The records of a batch have one append time. */
    @Test
    void ofVersionsOfAKeyAdmittedTogetherTheLastCountsAfterARestartToo() {
        KeyVersion active = Facts.keys(S).get(0);
        KeyVersion revoked =
                Facts.key(S, active.family()).status(KeyVersion.Status.REVOKED).build();
        for (KeyVersion version : List.of(active, revoked, active)) {
            acme().keys().add(version);
            state.changed(acme());
        }

        restart();

        assertThat(acme().keys().resolve(active.keyId(), S)).hasValue(active);
    }

    @Test
    void keysAndAttestationsAreWrittenOnceEach() {
        for (int i = 0; i < 5; i++) {
            acme().policies().add(Facts.attested(S + i, "p", "v" + i));
            state.changed(acme());
            state.write();
        }
        restart();
        acme().policies().add(Facts.attested(S + 9, "p", "v9"));
        state.changed(acme());
        restart();

        assertThat(acme().snapshot().attestations())
                .extracting(Attestation::policyVersion)
                .containsExactly("v0", "v1", "v2", "v3", "v4", "v9");
    }

    @Test
    void aTenantThatIsRememberedIsNotBlank() {
        hear(Facts.action(S + 1, false));

        state.forgetSettled();

        assertThat(state.tenants()).hasSize(1);
    }
}
