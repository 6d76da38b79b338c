package io.oisstreams.integrity.core;

/** The six integrity dimensions, in the order of OIS section 6. */
public enum Dimension {
    /** DR, OIS section 4.1. */
    DECISION_REPRODUCIBILITY("decision_reproducibility", "w_DR"),
    /** ASI, OIS section 4.2. */
    AGENT_SCOPE_INTEGRITY("agent_scope_integrity", "w_ASI"),
    /** ES, OIS section 4.3. */
    EVIDENCE_SURVIVABILITY("evidence_survivability", "w_ES"),
    /** PC, OIS section 4.4. */
    POLICY_CONTINUITY("policy_continuity", "w_PC"),
    /** SD, OIS section 4.5. */
    SIGNER_DIVERSITY("signer_diversity", "w_SD"),
    /** VI, OIS section 4.6. */
    VERIFICATION_INDEPENDENCE("verification_independence", "w_VI");

    private final String fieldName;
    private final String weightName;

    Dimension(String fieldName, String weightName) {
        this.fieldName = fieldName;
        this.weightName = weightName;
    }

    /** The name in the report's {@code dimensions} object (OIS section 9). */
    public String fieldName() {
        return fieldName;
    }

    /** The name in the report's {@code weights} object (OIS section 6). */
    public String weightName() {
        return weightName;
    }
}
