package io.oisstreams.kpis.query;

import io.oisstreams.alerting.Alert;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.kpis.state.KpiRows;
import io.oisstreams.kpis.state.TenantState;
import io.oisstreams.kpis.state.ValueRows;
import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.CommittedRows;
import io.oisstreams.rows.RowKey;
import io.oisstreams.time.UtcDays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The rows of one tenant that was heard.
 *
 * @param rows of the tenant's partition
 * @param contracts in use
 */
record TenantRows(CommittedRows rows, String tenantId, List<KpiContract> contracts) {
    /** The worst first, of equally bad ones the newest. */
    private static final Comparator<Alert> WORST_FIRST = Comparator.comparing(Alert::severity)
            .thenComparingLong(Alert::detectedAtMs)
            .reversed();

    static ApiException unknown(String problem) {
        return new ApiException(ErrorCode.UNKNOWN_RECORD, problem);
    }

    /** The latest tick, in ms; empty: none came. */
    OptionalLong latestMs() {
        return rows.latestMs();
    }

    /** The latest UTC day that is known of; it is not closed. */
    long today() {
        TenantState state = rows.get(RowKey.of(BaseKind.TENANT, tenantId), TenantState.class)
                .orElseThrow();
        return Math.max(UtcDays.dayOf(latestMs().orElse(0)), state.lastHeardDay());
    }

    /** When values are looked at that are not published yet, in ms: the latest tick, but after the beginning of that day. */
    long nowMs() {
        return Math.max(latestMs().orElse(0), UtcDays.startMs(today()) + 1);
    }

    /** All KPIs as they stand: what is in the rows counts, whether a tick has come since or not. */
    LiveValues live() {
        return LiveValues.of(
                new KpiRows(rows).figures(tenantId, today(), nowMs(), Long.MAX_VALUE),
                ValueRows.latest(rows, tenantId));
    }

    /** The alerts that are firing, the worst first. */
    List<Alert> alerts() {
        return rows.beginningWith(RowKey.of(Kind.ALERT, tenantId), Alert.class).stream()
                .map(row -> row.value)
                .sorted(WORST_FIRST)
                .toList();
    }
}
