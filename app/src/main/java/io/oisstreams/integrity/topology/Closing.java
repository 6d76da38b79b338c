package io.oisstreams.integrity.topology;

import io.oisstreams.alerting.Alert;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.integrity.core.ClosedWindow;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.PendingReplay;
import io.oisstreams.integrity.core.RunningJudge;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.core.WindowClosing;
import io.oisstreams.integrity.state.IntegrityState;
import io.oisstreams.streams.Incoming;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a tick does: closes the windows that are due, and judges the open ones. */
final class Closing {
    private final IntegrityState state;
    private final EntryVerification verification;
    private final Published published;
    private final RecordPublication publication;
    private final IntegrityMeters meters;
    private long judgedMomentMs;

    Closing(
            IntegrityState state,
            EntryVerification verification,
            Published published,
            RecordPublication publication,
            IntegrityMeters meters) {
        this.state = state;
        this.verification = verification;
        this.published = published;
        this.publication = publication;
        this.meters = meters;
        // No moment is judged twice: what was read since could make another alert of it.
        this.judgedMomentMs = RunningJudge.momentAt(state.streamTimeMs());
        Set<String> unused = state.heardBeforeJudging(judgedMomentMs);
    }

    /** The time of the tick has come. */
    void tick(long tickMs) {
        verification.join();
        state.advanceTo(tickMs);
        long nowMs = state.streamTimeMs();
        for (TenantState tenant : state.tenants()) {
            closeDueWindows(tenant, nowMs);
        }
        publication.publishReady();
        long momentMs = RunningJudge.momentAt(nowMs);
        if (momentMs > judgedMomentMs) {
            judgedMomentMs = momentMs;
            Set<String> heard = state.heardBeforeJudging(momentMs);
            for (TenantState tenant : state.tenants()) {
                judge(tenant, momentMs, nowMs, heard.contains(tenant.tenantId()));
            }
        }
        state.forgetSettled();
    }

    private void closeDueWindows(TenantState tenant, long nowMs) {
        Optional<MeasurementWindow> due = WindowClosing.due(tenant, nowMs);
        while (due.isPresent()) {
            ClosedWindow closed = WindowClosing.close(tenant, due.get(), verification.check());
            published.closed(closed);
            state.replaysTaken(tenant, closed.settledReplays());
            rejectUnmatched(tenant, closed.unmatchedReplays());
            publication.submit(tenant, state.closed(tenant, closed));
            due = WindowClosing.due(tenant, nowMs);
        }
    }

    private void rejectUnmatched(TenantState tenant, List<PendingReplay> unmatched) {
        for (PendingReplay replay : unmatched) {
            Incoming incoming = new Incoming(
                    Source.REPLAYS.topic(),
                    replay.partition(),
                    replay.offset(),
                    replay.admissionMs(),
                    tenant.tenantId().getBytes(StandardCharsets.UTF_8),
                    replay.value());
            Rejection rejection = new Rejection(
                    RejectionReason.UNMATCHED_REPLAY,
                    "no decision " + replay.requestId() + " in a window that a replay admitted then counts for");
            meters.events().rejected(incoming.topic(), rejection.reason());
            published.rejected(
                    tenant.tenantId(), incoming.rejectedFor(rejection, IntegrityTopology.NAME), replay.admissionMs());
        }
    }

    /** A tenant that was not heard is judged all the same if it can alert: its policies may have ended. */
    private void judge(TenantState tenant, long momentMs, long nowMs, boolean heard) {
        if (!heard && !RunningJudge.canAlert(tenant, momentMs)) {
            return;
        }
        RunningJudge.score(tenant, momentMs, verification.check()).ifPresent(running -> {
            List<Alert> alerts = RunningJudge.alerts(tenant, running, nowMs);
            if (!alerts.isEmpty()) {
                published.alerts(tenant.tenantId(), alerts, nowMs);
                state.changed(tenant);
            }
            if (heard) {
                published.running(running);
            }
        });
    }
}
