package io.oisstreams.operations.topology;

import io.oisstreams.operations.core.report.ReportFile;
import io.oisstreams.operations.core.report.ReportKind;
import io.oisstreams.operations.core.report.ReportPolicy;
import io.oisstreams.operations.state.ReportRows;
import io.oisstreams.operations.state.StoredReport;
import io.oisstreams.rows.Rows;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reports: published once, and kept for queries. */
final class Reports {
    private final ReportPolicy policy;
    private final Rows rows;
    private final Published published;

    Reports(ReportPolicy policy, Rows rows, Published published) {
        this.policy = policy;
        this.rows = rows;
        this.published = published;
    }

    /** How reports of a kind are named. */
    ReportFile file(ReportKind kind) {
        return policy.file(kind);
    }

    /** Whether a report of that name was published, and is kept. */
    boolean isPublished(String tenantId, String name) {
        return rows.has(ReportRows.bodyKey(tenantId, name));
    }

    /**
     * Publishes a report.
     *
     * @param timeMs when it is made, in stream time, in ms
     * @param period what it is about; empty: no period
     */
    void publish(String tenantId, ReportKind kind, String name, long timeMs, Optional<Period> period, String content) {
        StoredReport report = new StoredReport(
                kind,
                name,
                timeMs,
                period.map(Period::startMs),
                period.map(Period::endMs),
                content.getBytes(StandardCharsets.UTF_8));
        ReportRows.put(rows, tenantId, report);
        published.report(tenantId, report);
    }

    /** From when to when, in ms, the end exclusive. */
    record Period(long startMs, long endMs) {}
}
