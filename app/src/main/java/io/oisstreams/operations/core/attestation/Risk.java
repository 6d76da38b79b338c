package io.oisstreams.operations.core.attestation;

/**
 * What speaks against the next phase.
 *
 * @param level how much
 * @param text one sentence, plain text that may hold words of events
 */
public record Risk(Level level, String text) {

    /** How much a fact speaks against the next phase. */
    public enum Level {
        /** A limit was broken, or a promise not kept. */
        HIGH("high"),
        /** A limit was approached. */
        MEDIUM("medium"),
        /** Nothing is known. */
        LOW("low");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        /** The name in reports. */
        public String label() {
            return label;
        }
    }
}
