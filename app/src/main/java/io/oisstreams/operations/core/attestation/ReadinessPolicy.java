package io.oisstreams.operations.core.attestation;

/**
 * When the readiness brief is written (OPS 4.1 and 4.2).
 *
 * @param cycles how many completed cycles it needs, positive
 * @param dueAfterHours how long after the end of the attested week it is due, in hours, positive
 */
public record ReadinessPolicy(int cycles, int dueAfterHours) {
    /** @throws IllegalArgumentException naming the field that is not positive */
    public ReadinessPolicy {
        if (cycles < 1) {
            throw new IllegalArgumentException("cycles must be positive: " + cycles);
        }
        if (dueAfterHours < 1) {
            throw new IllegalArgumentException("due_after_hours must be positive: " + dueAfterHours);
        }
    }
}
