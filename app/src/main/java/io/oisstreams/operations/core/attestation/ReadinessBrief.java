package io.oisstreams.operations.core.attestation;

/**
 * The readiness brief (OPS 4).
 *
 * @param facts what it is about
 * @param limits what they are measured by
 * @param policy when it is written
 */
public record ReadinessBrief(ReadinessFacts facts, AttestationPolicy limits, ReadinessPolicy policy) {
    /** The name of its file. */
    public static final String FILE_NAME = "PHASE3_READINESS_BRIEF.md";
}
