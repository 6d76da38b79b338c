package io.oisstreams.operations.core.deviation;

import io.oisstreams.operations.core.report.ShortText;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody did about a deviation, from {@code deviation.updates} (contract section 2).
 *
 * @param actor who did it
 * @param note in words; empty: nothing was said
 * @param admissionMs when the update was admitted, in ms
 */
public record DeviationUpdate(Kind kind, String actor, Optional<String> note, long admissionMs) {
    /** Keeps of long texts their beginnings. */
    public DeviationUpdate {
        actor = ShortText.of(actor);
        note = note.map(ShortText::of);
    }

    /** What was done. */
    public enum Kind {
        /** It was taken notice of. */
        ACKNOWLEDGED,
        /** Somebody looks for its cause. */
        INVESTIGATION_STARTED,
        /** How far they are. */
        STATUS_UPDATE,
        /** Its cause is known. */
        ROOT_CAUSE_IDENTIFIED,
        /** There is a plan against it. */
        REMEDIATION_PROPOSED,
        /** It is over. */
        RESOLVED;

        /** The name in events: lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
