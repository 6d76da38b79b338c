package io.oisstreams.governance.core;

import io.oisstreams.alerting.Alert;
import io.oisstreams.governance.core.RollupAgenda.Due;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tenant's metrics with buckets in memory, and what they have caused. */
final class MetricsRun {
    static final long SETTLE = 60_000;

    private final long windowMs;
    private final Map<Bucket, Counts> buckets = new HashMap<>();
    private final Map<Bucket, Integer> revisions = new HashMap<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Published> rollups = new ArrayList<>();
    private TenantMetrics metrics;
    private TenantMetrics.State kept = TenantMetrics.State.NEW;

    /** A rollup with what tells its content. */
    record Published(
            Bucket bucket, long dueMs, int revision, long events, long denials, BigDecimal cost, Set<String> codes) {}

    MetricsRun(long windowMs) {
        this.windowMs = windowMs;
        this.metrics = restored(TenantMetrics.State.NEW);
    }

    private TenantMetrics restored(TenantMetrics.State state) {
        AlertWindow window = new AlertWindow(
                "t",
                windowMs,
                AlertThresholds.DEFAULT,
                minuteMs -> SecurityTotals.of(counts(new Bucket(Granularity.MINUTE, minuteMs))),
                state.alerts());
        return new TenantMetrics(window, new RollupAgenda(SETTLE, state.rollups()));
    }

    private Counts counts(Bucket bucket) {
        return buckets.getOrDefault(bucket, new Counts());
    }

    private final TenantMetrics.Receiver receiver = new TenantMetrics.Receiver() {
        @Override
        public void alert(Alert alert) {
            alerts.add(alert);
        }

        @Override
        public void rollup(Due due) {
            Counts content = counts(due.bucket());
            rollups.add(new Published(
                    due.bucket(),
                    due.timeMs(),
                    revisions.merge(due.bucket(), 1, Integer::sum) - 1,
                    content.get(Counter.EVENTS),
                    content.get(Counter.DENIALS),
                    content.trustCost(),
                    Set.copyOf(content.byReasonCode().keySet())));
        }
    };

    void decided(Admitted admitted) {
        metrics.decided(admitted.decision(), admitted.admissionMs(), receiver);
        add(admitted.decision());
        kept = metrics.state();
    }

    private void add(Contribution decision) {
        for (Granularity granularity : Granularity.values()) {
            buckets.computeIfAbsent(Bucket.of(granularity, decision.timestampMs()), bucket -> new Counts())
                    .add(decision);
        }
    }

    void tick(long tickMs) {
        if (metrics.tick(tickMs, receiver)) {
            kept = metrics.state();
        }
    }

    /** Goes on with what was to keep, as of the last time that it said so. */
    void restart() {
        metrics = restored(kept);
    }

    List<Alert> alerts() {
        return alerts;
    }

    List<Published> rollups() {
        return rollups;
    }
}
