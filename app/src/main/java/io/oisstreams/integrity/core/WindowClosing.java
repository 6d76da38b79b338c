package io.oisstreams.integrity.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Closes a window: from all that was admitted for it, the one record (contract 4.2, 4.6, 4.7). */
public final class WindowClosing {
    /** The reason under which a replay without a decision is rejected and counted. */
    public static final String UNMATCHED_REPLAY = "UNMATCHED_REPLAY";

    private WindowClosing() {}

    /** The tenant's next window that is due before a time. */
    public static Optional<MeasurementWindow> due(TenantState tenant, long streamTimeMs) {
        return tenant.nextWindowMs()
                .map(tenant.rules().grid()::startingAt)
                .filter(window -> streamTimeMs > window.closesAtMs());
    }

    /** Closes a window of a tenant; each window once, oldest first. */
    public static ClosedWindow close(TenantState tenant, MeasurementWindow window, SignatureCheck check) {
        return close(tenant, window, check, tenant.rules());
    }

    /** The same under the rules that were in force at that time. */
    public static ClosedWindow close(TenantState tenant, MeasurementWindow window, SignatureCheck check, Rules rules) {
        WindowState state = tenant.windowAt(window.startMs());
        List<PendingReplay> settled = tenant.pendingReplays().takeUntil(window);
        settled.stream()
                .filter(replay -> !replay.used())
                .forEach(replay -> state.add(new Fact.Rejected(replay.admissionMs(), UNMATCHED_REPLAY)));

        long asOfMs = window.acceptsUntilMs();
        PolicyLedger policies = tenant.policies();
        EntryJudge judge = new EntryJudge(tenant.keys(), policies, check, asOfMs, window);
        List<Interval> gaps = policies.gaps(window.startMs(), window.endMs(), asOfMs);
        EntryTotals entries = state.entryTotals(judge);
        Circumstances circumstances = new Circumstances(
                policies.everAttested(asOfMs), state.onlyStaleEntries(entries, asOfMs), rules.exclusions());
        Telemetry telemetry =
                state.telemetry(state.counts().all(), entries, window.lengthMs(), window.lengthMs() - totalMs(gaps));
        Score score = Scoring.score(telemetry, circumstances, rules.weights());

        List<Degradation> degradations = state.degradations(judge);
        if (circumstances.policyEverAttested()) {
            gaps.forEach(gap -> degradations.add(policyGap(tenant.tenantId(), gap)));
        }
        degradations.sort(Degradation.ORDER);
        IntegrityRecord record = new IntegrityRecord(
                tenant.tenantId(),
                window,
                score,
                rules.weights(),
                rules.exclusions(),
                List.copyOf(
                        degradations.subList(0, Math.min(degradations.size(), IntegrityRecord.LISTED_DEGRADATIONS))),
                countByType(degradations),
                telemetry,
                Collections.unmodifiableMap(new TreeMap<>(state.rejected())));

        tenant.published(state);
        tenant.keys().forgetSupersededAt(asOfMs);
        policies.forgetSettledBefore(window.endMs(), asOfMs);
        return new ClosedWindow(
                record,
                state.leaves(),
                degradations,
                new ArrayList<>(ClassAlerts.atClose(tenant.alerts(), record)),
                settled);
    }

    static long totalMs(List<Interval> intervals) {
        return intervals.stream().mapToLong(Interval::lengthMs).sum();
    }

    private static Degradation policyGap(String tenantId, Interval gap) {
        return new Degradation(
                DegradationType.POLICY_GAP,
                Dimension.POLICY_CONTINUITY,
                gap.fromMs(),
                tenantId,
                Optional.of(gap.lengthMs()),
                "no attested policy");
    }

    private static Map<String, Long> countByType(List<Degradation> degradations) {
        Map<String, Long> counts = new TreeMap<>();
        degradations.forEach(degradation -> counts.merge(degradation.type().label(), 1L, Long::sum));
        return Collections.unmodifiableMap(counts);
    }
}
