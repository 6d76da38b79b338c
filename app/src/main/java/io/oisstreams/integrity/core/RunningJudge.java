package io.oisstreams.integrity.core;

import io.oisstreams.alerting.Alert;
import java.util.List;
import java.util.Optional;

/** Scores an open window as if it ended now, and raises and resolves the provisional alert (contract sections 1.2 and 3). */
public final class RunningJudge {
    /** How long after a moment it is judged, so that all that was admitted up to it has been read (contract 1.2), in ms. */
    public static final long SETTLE_MS = 2_000;

    private RunningJudge() {}

    /** The latest moment that can be judged at a tick: a whole minute. None before the first tick. */
    public static long momentAt(long tickMs) {
        if (tickMs < 0) {
            return Long.MIN_VALUE;
        }
        return Math.floorDiv(tickMs - SETTLE_MS, RunningCounts.MOMENT_MS) * RunningCounts.MOMENT_MS;
    }

    /** The running score at a moment; empty when the window has just begun or the tenant is not due a record for it. */
    public static Optional<RunningScore> score(TenantState tenant, long momentMs, SignatureCheck check) {
        MeasurementWindow window = tenant.rules().grid().windowOf(momentMs);
        boolean due =
                tenant.nextWindowMs().filter(next -> next <= window.startMs()).isPresent();
        if (!due || momentMs == window.startMs()) {
            return Optional.empty();
        }
        WindowState state = tenant.windowAt(window.startMs());
        EntryTotals entries =
                state.entryTotals(new EntryJudge(tenant.keys(), tenant.policies(), check, momentMs, window));
        long passedMs = momentMs - window.startMs();
        long gapMs = WindowClosing.totalMs(tenant.policies().gaps(window.startMs(), momentMs, momentMs));
        Telemetry telemetry = state.telemetry(state.counts().upTo(momentMs), entries, passedMs, passedMs - gapMs);
        Circumstances circumstances = new Circumstances(
                tenant.policies().everAttested(momentMs),
                state.onlyStaleEntries(entries, momentMs),
                tenant.rules().exclusions());
        Weights weights = tenant.rules().weights();
        Score score = Scoring.score(telemetry, circumstances, weights);
        return Optional.of(new RunningScore(
                tenant.tenantId(), window, momentMs, score, weights, circumstances.exclusions(), telemetry));
    }

    /** Whether there are enough decisions in the window of a moment for its score to cause alerts. */
    public static boolean canAlert(TenantState tenant, long momentMs) {
        MeasurementWindow window = tenant.rules().grid().windowOf(momentMs);
        return tenant.windowIfSeen(window.startMs())
                .map(state -> state.counts().all().decisions())
                .filter(decisions -> decisions >= tenant.rules().provisionalMinDecisions())
                .isPresent();
    }

    /** The alerts that a running score causes; none before there are enough decisions. */
    public static List<Alert> alerts(TenantState tenant, RunningScore running, long tickMs) {
        return running.telemetry().totalDecisions() < tenant.rules().provisionalMinDecisions()
                ? List.of()
                : ClassAlerts.whileOpen(tenant.alerts(), running, tickMs);
    }
}
