package io.oisstreams.operations.core.freeze;

import java.util.Locale;

/** Components of the baseline (OPS section 1.2). */
public enum Component {
    AGENT_CONTRACTS,
    ORCHESTRATOR_LOGIC,
    ADR_COMPLIANCE_CHECKS,
    ECONOMIC_CONSTRAINTS,
    SIGNATURE_REQUIREMENTS,
    DETERMINISM_THRESHOLDS,
    EVIDENCE_RECORDS,
    /** Whatever may be changed freely. */
    UNFROZEN;

    /** The name on {@code baseline.changes}: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
