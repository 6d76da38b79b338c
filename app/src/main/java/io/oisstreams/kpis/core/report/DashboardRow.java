package io.oisstreams.kpis.core.report;

import io.oisstreams.kpis.core.Category;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Status;
import io.oisstreams.kpis.core.kpi.OperationalKpis;

/** The rows of the dashboard in its order, one for each KPI (KPI, dashboard template). */
public enum DashboardRow {
    APPROVAL_TIME("Approval Time (Low)", "<48h", "1.1", ValueForm.HOURS, "N/A"),
    QUORUM_RATE("Quorum Rate", "≥95%", "1.2", ValueForm.PERCENT, "N/A"),
    STAKEHOLDER_RESPONSE("Stakeholder Response", "<24-72h", "1.3", ValueForm.HOURS, "N/A"),
    RTO("RTO (File Corruption)", "<5min", "2.1", ValueForm.MINUTES, "Untested"),
    RPO("RPO (Data Loss)", "0", "2.2", ValueForm.MINUTES, "Untested"),
    MTBF("MTBF", "≥90 days", "2.3", ValueForm.DAYS, "N/A"),
    VIOLATION_DETECTION("Violation Detection", "100%", "2.4", ValueForm.PERCENT, "N/A"),
    LOG_INTEGRITY("Log Integrity", "100%", "3.1", ValueForm.PERCENT, "N/A"),
    TEST_COVERAGE("Test Coverage", "≥80%", "3.2", ValueForm.PERCENT, "N/A"),
    SECURITY_FINDINGS("Security Findings", "0 crit/high", "3.3", ValueForm.NUMBER, "No audits"),
    SYSTEM_UPTIME("System Uptime", "≥99.5%", "4.1", ValueForm.PERCENT, "N/A"),
    DOC_COVERAGE("Doc Coverage", "≥90%", "4.2", ValueForm.PERCENT, "N/A"),
    K_STATE("K-State", "1", "5.1", ValueForm.STATE, "N/A"),
    BACKUP_FRESHNESS("Backup Freshness", "<24h", "5.2", ValueForm.AGE, "N/A");

    /** Columns of a value with its mark. */
    static final int VALUE_COLUMNS = 9;

    private final String label;
    private final String target;
    private final String kpiId;
    private final ValueForm form;
    private final String noData;

    DashboardRow(String label, String target, String kpiId, ValueForm form, String noData) {
        this.label = label;
        this.target = target;
        this.kpiId = kpiId;
        this.form = form;
        this.noData = noData;
    }

    /** What the row is called. */
    public String label() {
        return label;
    }

    /** The target as the dashboard writes it. */
    public String target() {
        return target;
    }

    /** The KPI that the row shows. */
    public Definition definition() {
        return OperationalKpis.find(kpiId).orElseThrow();
    }

    /** The id of the KPI. */
    public String kpiId() {
        return kpiId;
    }

    /** The box that the row is in. */
    public Category category() {
        return definition().category();
    }

    /** The value and the mark of its status, in at most {@link #VALUE_COLUMNS}. A value that stands for no data is not shown. */
    String text(Judged judged) {
        if (judged.value().isEmpty() || judged.status() == Status.NO_DATA) {
            return noData;
        }
        String mark = " " + mark(judged.status());
        String value = form.text(judged.value().orElseThrow());
        return DisplayText.cut(value, VALUE_COLUMNS - DisplayWidth.of(mark)) + mark;
    }

    /** All are two columns wide in every terminal, which the sign of a warning is not. */
    private static String mark(Status status) {
        return switch (status) {
            case MET -> "✅";
            case MISSED -> "❌";
            case WARNING -> "🔶";
            case CRITICAL -> "🚨";
            case NO_DATA -> "";
        };
    }
}
