package io.oisstreams.operations.state;

import io.oisstreams.operations.core.report.ReportPolicy;
import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.utils.Bytes;

/** The tenants of a partition, and the days and weeks that they get reports of. For the stream thread only. */
public final class Tenants {
    /** From the last day of a tenant to one on which it has got its last reports: that day's, and the last week's. */
    private static final int LAST_REPORTS_DAYS = UtcDays.WEEK + 2;

    private final Rows rows;
    private final Agenda<Due> agenda;
    private final long settleMs;
    private final ReportPolicy policy;

    /**
     * Those of the rows.
     *
     * @param settleMs how long after the end of a day, and the skew, it is closed, in ms
     * @param policy after how many days without events a tenant gets no reports until it is heard again, and how long they are kept
     */
    public Tenants(Rows rows, Agenda<Due> agenda, long settleMs, ReportPolicy policy) {
        this.rows = rows;
        this.agenda = agenda;
        this.settleMs = settleMs;
        this.policy = policy;
    }

    /** An event of the tenant counts; its day and week, by time of admission in ms, will be reported. */
    public void heard(String tenantId, long admissionMs) {
        long day = UtcDays.dayOf(admissionMs);
        Optional<TenantState> known = find(tenantId);
        if (known.isPresent() && known.get().lastHeardDay() == day) {
            return;
        }
        // An earlier day, too: around midnight it depends on the topics which of two events is read first.
        rows.put(key(tenantId), known.map(state -> state.heardOn(day)).orElseGet(() -> TenantState.first(day)));
        report(tenantId, day);
        agenda.add(week(tenantId, UtcDays.weekEnd(day)));
    }

    /** A day will be reported; nothing happens if that is known. */
    public void report(String tenantId, long day) {
        agenda.add(new Due(UtcDays.startMs(day + 1), Due.Kind.DAY_END, tenantId, Long.toString(day)));
        agenda.add(new Due(UtcDays.closeMs(day, settleMs), Due.Kind.DAY_CLOSE, tenantId, Long.toString(day)));
    }

    /** A day was closed: the next will be reported, unless the tenant was silent for long; then all is forgotten in its time. */
    public void afterDay(String tenantId, long day) {
        if (isAwake(tenantId, day)) {
            report(tenantId, day + 1);
        } else {
            long expiryDay = day + LAST_REPORTS_DAYS + policy.retentionDays();
            agenda.add(
                    new Due(UtcDays.closeMs(expiryDay, settleMs), Due.Kind.EXPIRY, tenantId, Long.toString(expiryDay)));
        }
    }

    /** A week was closed, by its end: the next will be attested, unless the tenant was silent for long. */
    public void afterWeek(String tenantId, long weekEnd) {
        if (isAwake(tenantId, weekEnd)) {
            agenda.add(week(tenantId, weekEnd + UtcDays.WEEK));
        }
    }

    private boolean isAwake(String tenantId, long day) {
        return day - state(tenantId).lastHeardDay() < policy.silentDays();
    }

    /** An event of the last day before the week's end is part of it, so it is closed when that day is. */
    private Due week(String tenantId, long weekEnd) {
        return new Due(UtcDays.closeMs(weekEnd - 1, settleMs), Due.Kind.WEEK_CLOSE, tenantId, Long.toString(weekEnd));
    }

    /** Whether the tenant was ever heard. */
    public boolean knows(String tenantId) {
        return find(tenantId).isPresent();
    }

    /** A tenant that was heard. */
    public TenantState state(String tenantId) {
        return find(tenantId).orElseThrow();
    }

    /** Changes what is known of a tenant that was heard. */
    public void change(String tenantId, UnaryOperator<TenantState> change) {
        rows.put(key(tenantId), change.apply(state(tenantId)));
    }

    private Optional<TenantState> find(String tenantId) {
        return rows.get(key(tenantId), TenantState.class);
    }

    private static Bytes key(String tenantId) {
        return RowKey.of(BaseKind.TENANT, tenantId);
    }
}
