package io.oisstreams.kpis.state;

import io.oisstreams.rows.Agenda;
import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** The tenants of a partition, and the days of which they get values. For the stream thread only. */
public final class Tenants {
    private final Rows rows;
    private final Agenda<Due> agenda;
    private final long settleMs;
    private final int silentDays;
    private final int retentionDays;

    /**
     * Those of the rows.
     *
     * @param settleMs how long after the end of a day, and the skew, it is closed, in ms
     * @param silentDays after how many days without events a tenant gets no values until it is heard again
     * @param retentionDays for how many days they are kept
     */
    public Tenants(Rows rows, Agenda<Due> agenda, long settleMs, int silentDays, int retentionDays) {
        this.rows = rows;
        this.agenda = agenda;
        this.settleMs = settleMs;
        this.silentDays = silentDays;
        this.retentionDays = retentionDays;
    }

    /** An event counts for a day, which is not closed. */
    public void heard(String tenantId, long day) {
        Optional<TenantState> known = find(tenantId);
        if (known.isPresent() && known.get().lastHeardDay() == day) {
            return;
        }
        // An earlier day, too: around midnight it depends on the topics which of two events is read first.
        rows.put(key(tenantId), known.map(state -> state.heardOn(day)).orElseGet(() -> new TenantState(day)));
        agenda.add(close(tenantId, day));
    }

    /** A day was closed: the next one will be, unless the tenant was silent for long; then all is forgotten in its time. */
    public void afterDay(String tenantId, long day) {
        if (day - find(tenantId).orElseThrow().lastHeardDay() < silentDays) {
            agenda.add(close(tenantId, day + 1));
        } else {
            long expiryDay = day + 1 + retentionDays;
            agenda.add(
                    new Due(UtcDays.closeMs(expiryDay, settleMs), Due.Kind.EXPIRY, tenantId, Long.toString(expiryDay)));
        }
    }

    private Due close(String tenantId, long day) {
        return new Due(UtcDays.closeMs(day, settleMs), Due.Kind.DAY_CLOSE, tenantId, Long.toString(day));
    }

    private Optional<TenantState> find(String tenantId) {
        return rows.get(key(tenantId), TenantState.class);
    }

    private static Bytes key(String tenantId) {
        return RowKey.of(BaseKind.TENANT, tenantId);
    }
}
