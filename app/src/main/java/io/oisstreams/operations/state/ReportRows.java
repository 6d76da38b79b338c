package io.oisstreams.operations.state;

import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import org.apache.kafka.common.utils.Bytes;

/** Where reports are kept: bodies by name; by kind and time what is said of them, so that a list needs no bodies. */
public final class ReportRows {
    private ReportRows() {}

    /** Keeps a report. */
    public static void put(Rows rows, String tenantId, StoredReport report) {
        rows.put(bodyKey(tenantId, report.name()), report);
        rows.put(
                RowKey.of(Kind.REPORT_HEAD, tenantId, report.kind().name(), report.timestampMs(), report.name()),
                ReportHead.of(report));
    }

    /** Forgets all that were made before a time, in ms. */
    static void forgetBefore(Rows rows, String tenantId, long timeMs) {
        for (ReportKind kind : ReportKind.values()) {
            for (Bytes head : rows.keys(headsFrom(tenantId, kind, 0), headsFrom(tenantId, kind, timeMs))) {
                rows.delete(head);
                rows.delete(bodyKey(tenantId, RowKey.lastText(head)));
            }
        }
    }

    /** The key of a {@link StoredReport}. */
    public static Bytes bodyKey(String tenantId, String name) {
        return RowKey.of(Kind.REPORT, tenantId, name);
    }

    /** What no key of a {@link ReportHead} of that kind, made at that time in ms or later, lies before. */
    public static Bytes headsFrom(String tenantId, ReportKind kind, long timeMs) {
        return RowKey.of(Kind.REPORT_HEAD, tenantId, kind.name(), timeMs);
    }
}
