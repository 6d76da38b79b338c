package io.oisstreams.operations.core.attestation;

/**
 * A measure that a gate may ask for, as it stands.
 *
 * @param measure what is measured
 * @param required what it should be
 * @param present what it is
 * @param status how the two compare
 */
public record Criterion(String measure, String required, String present, Status status) {

    /** How a measure stands to what it should be. */
    public enum Status {
        /** It is what it should be. */
        MET("met"),
        /** It is not. */
        NOT_MET("not met"),
        /** There was nothing to measure, or not all was measured. */
        NOT_MEASURED("not measured"),
        /** Nobody has said what it should be. */
        NO_TARGET("no target");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** The name in reports. */
        public String label() {
            return label;
        }

        static Status of(boolean met) {
            return met ? MET : NOT_MET;
        }
    }
}
