package io.oisstreams.operations.core.attestation;

/** The Markdown templates of the attestation and of the brief, compiled. */
public final class ReportTemplates {
    private ReportTemplates() {}

    /** The templates that this program ships with. */
    public static ReportTemplates shipped() {
        return of(shippedAttestation(), shippedBrief());
    }

    /**
     * Templates of these texts (Mustache; the names are in topology-docs/operations-templates.md).
     *
     * @throws IllegalArgumentException with one line that names the report and the fault
     */
    public static ReportTemplates of(String attestation, String brief) {
        return new ReportTemplates();
    }

    /** The text of the attestation's template that this program ships with. */
    public static String shippedAttestation() {
        return "";
    }

    /** The text of the brief's template that this program ships with. */
    public static String shippedBrief() {
        return "";
    }

    /** The file of the attestation. */
    public String render(Attestation attestation) {
        return "";
    }

    /** The file of the brief. */
    public String render(ReadinessBrief brief) {
        return "";
    }
}
