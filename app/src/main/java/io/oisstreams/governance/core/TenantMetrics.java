package io.oisstreams.governance.core;

import io.oisstreams.alerting.Alert;
import io.oisstreams.governance.core.RollupAgenda.Due;
import java.util.List;

/**
 * What time and decisions cause for one tenant: alerts and rollups. Time is judged in full minutes, each from the decisions that were
 * admitted up to it, so that it does not matter whether a tick or the next decision makes it known that the minute has passed (contract
 * section 1.2). Not for several threads.
 */
public final class TenantMetrics {
    /** How long after a minute a tick makes it pass: what was admitted until then has been read by now (contract section 1.2), in ms. */
    public static final long SETTLE_MS = 2_000;

    private final AlertWindow alerts;
    private final RollupAgenda agenda;

    /** A tenant as it was left. */
    public TenantMetrics(AlertWindow alerts, RollupAgenda agenda) {
        this.alerts = alerts;
        this.agenda = agenda;
    }

    /** What there is to keep: nothing but this depends on what came before. */
    public record State(AlertWindow.State alerts, List<Due> rollups) {
        /** Of a tenant that was never heard of. */
        public static final State NEW = new State(AlertWindow.State.NEW, List.of());
    }

    /** What there is to keep. */
    public State state() {
        return new State(alerts.state(), agenda.due());
    }

    /** Where what it causes goes. */
    public interface Receiver {
        /** An alert fired or was resolved. */
        void alert(Alert alert);

        /** A rollup is to be published, with the content that its bucket has now. */
        void rollup(Due due);
    }

    /**
     * A tick was read: the minutes that lie the settle time before it have passed.
     *
     * @return whether there is anything new to keep
     */
    public boolean tick(long tickMs, Receiver receiver) {
        return passTo(tickMs - SETTLE_MS, receiver);
    }

    /** A decision was admitted, at a time in ms; its buckets do not have it yet, and get it right after this. */
    public void decided(Contribution decision, long admissionMs, Receiver receiver) {
        passTo(admissionMs - 1, receiver);
        long minuteMs = Granularity.MINUTE.startOf(decision.timestampMs());
        alerts.add(SecurityTotals.of(decision), minuteMs, admissionMs, receiver::alert);
        agenda.changed(decision.timestampMs(), admissionMs);
    }

    private boolean passTo(long timeMs, Receiver receiver) {
        boolean moved = alerts.passTo(timeMs, receiver::alert);
        List<Due> due = agenda.takeUntil(timeMs);
        due.forEach(receiver::rollup);
        return moved || !due.isEmpty();
    }
}
