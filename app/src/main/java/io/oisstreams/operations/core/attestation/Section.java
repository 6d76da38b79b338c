package io.oisstreams.operations.core.attestation;

/** What a weekly attestation is about (OPS 2.2, attestation scope), and which deviations belong to it. */
public enum Section {
    /** Checks of the ADRs. */
    ADR_COMPLIANCE("ADR compliance"),
    /** Verdicts about signed operations. */
    SIGNATURES("Signature verification"),
    /** Ceiling, budget and rate. */
    ECONOMIC_SAFETY("Economic safety"),
    /** Replays. */
    DETERMINISM("Determinism");

    private final String label;

    Section(String label) {
        this.label = label;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }
}
