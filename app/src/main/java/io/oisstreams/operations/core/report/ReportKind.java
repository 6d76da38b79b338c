package io.oisstreams.operations.core.report;

import java.util.Locale;

/** The reports of the operations document (OPS sections 2.2 to 2.4 and 4). */
public enum ReportKind {
    /** For each tenant and UTC day. */
    DAILY_COST_REPORT("{date}", "application/json"),
    /** For each cycle that ends. */
    SIGNATURE_LOG("{cycle_id}", "application/json"),
    /** For each tenant and week. */
    WEEKLY_ATTESTATION("{date}", "text/markdown"),
    /** For each tenant, once. */
    READINESS_BRIEF("", "text/markdown");

    private final String placeholder;
    private final String mediaType;

    ReportKind(String placeholder, String mediaType) {
        this.placeholder = placeholder;
        this.mediaType = mediaType;
    }

    /** What stands in the name's pattern for what tells one report of the kind from another; empty: there is but one. */
    String placeholder() {
        return placeholder;
    }

    /** Media type of the file. */
    public String mediaType() {
        return mediaType;
    }

    /** The name in the policy and in answers: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
