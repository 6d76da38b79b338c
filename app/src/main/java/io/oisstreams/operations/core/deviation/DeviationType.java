package io.oisstreams.operations.core.deviation;

import java.util.Locale;

/** Kinds of deviation, each with its own ladder (OPS 3.1). */
public enum DeviationType {
    /** A signature of an operation does not hold, or is missing. */
    SIGNATURE_VERIFICATION_FAILURE,
    /** A summary cost more than the ceiling. */
    COST_CEILING_BREACH,
    /** A check of an ADR failed. */
    ADR_COMPLIANCE_FAILURE,
    /** Determinism fell below a threshold. */
    DETERMINISM_THRESHOLD_FAILURE;

    /** The name in events and policies: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
