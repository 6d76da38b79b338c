package io.oisstreams.operations.query;

import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.operations.core.OperationsPolicy;
import io.oisstreams.operations.core.freeze.Baseline;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.state.BaselineRows;
import io.oisstreams.operations.state.CostRows;
import io.oisstreams.operations.state.ReportHead;
import io.oisstreams.operations.state.ReportRows;
import io.oisstreams.operations.state.StoredReport;
import io.oisstreams.operations.state.TenantState;
import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.CommittedRows;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowKind;
import io.oisstreams.time.UtcDays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;

/**
 * The rows of one tenant that was heard.
 *
 * @param rows of the tenant's partition
 */
record TenantRows(CommittedRows rows, String tenantId, OperationsPolicy policy) {
    static ApiException unknown(String problem) {
        return new ApiException(ErrorCode.UNKNOWN_RECORD, problem);
    }

    /** The latest tick, in ms; empty: none came. */
    OptionalLong latestMs() {
        return rows.latestMs();
    }

    /** The latest UTC day that is known of. */
    long today() {
        return Math.max(UtcDays.dayOf(latestMs().orElse(0)), state().lastHeardDay());
    }

    /** The first day whose costs are not forgotten. */
    long costsKeptFromDay() {
        return today() - policy.reports().retentionDays();
    }

    TenantState state() {
        return rows.get(key(BaseKind.TENANT), TenantState.class).orElseThrow();
    }

    CostRows costs() {
        return new CostRows(rows, policy.costs());
    }

    /** All versions of the baseline, the first first. */
    List<Baseline> register() {
        return new BaselineRows(rows, policy.freeze()).register(tenantId);
    }

    /** A report that is kept. */
    Optional<StoredReport> report(String name) {
        return rows.get(ReportRows.bodyKey(tenantId, name), StoredReport.class);
    }

    /** The last report of a kind. */
    Optional<ReportHead> lastReport(ReportKind kind) {
        Page<ReportHead> last = new Page<>(1, head -> true);
        reports(kind, 0, Long.MAX_VALUE, last);
        return last.rows().stream().findFirst();
    }

    /**
     * Looks for reports of a kind, newest first.
     *
     * @param fromMs made from then on
     * @param toMs made before
     */
    void reports(ReportKind kind, long fromMs, long toMs, Page<ReportHead> page) {
        rows.backward(
                ReportRows.headsFrom(tenantId, kind, fromMs),
                ReportRows.headsFrom(tenantId, kind, toMs),
                ReportHead.class,
                page);
    }

    /** The published cost report of a day. They are made in the order of their days. */
    Optional<StoredReport> costReport(long day) {
        Page<ReportHead> first = new Page<>(1, head -> head.periodStartMs().orElse(0L) >= UtcDays.startMs(day));
        rows.forward(
                ReportRows.headsFrom(tenantId, ReportKind.DAILY_COST_REPORT, UtcDays.startMs(day + 1)),
                ReportRows.headsFrom(tenantId, ReportKind.DAILY_COST_REPORT, Long.MAX_VALUE),
                ReportHead.class,
                first);
        return first.rows().stream()
                .filter(head -> head.periodStartMs().equals(Optional.of(UtcDays.startMs(day))))
                .findFirst()
                .flatMap(head -> report(head.name()));
    }

    /** The key of a row of this tenant, or the beginning of those of a run of rows. */
    Bytes key(RowKind kind, Object... parts) {
        return RowKey.of(kind, tenantId, parts);
    }
}
