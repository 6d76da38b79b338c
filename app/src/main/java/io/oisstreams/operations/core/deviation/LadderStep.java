package io.oisstreams.operations.core.deviation;

import java.util.List;
import java.util.Optional;

/**
 * A step of a ladder.
 *
 * @param atMinutes when it is due, in minutes after the detection, not negative
 * @param actor who is to act; empty: nobody in particular
 * @param recipients who is to be told; may be empty
 * @param text what is to happen, as the document says it
 */
public record LadderStep(int atMinutes, Optional<String> actor, List<String> recipients, String text) {
    /** Throws {@link IllegalArgumentException}, naming the policy's field, if one is missing or out of its range. */
    public LadderStep {
        PolicyField.atLeast("at_minutes", 0, atMinutes);
        PolicyField.present("actor", actor).ifPresent(name -> PolicyField.text("actor", name));
        recipients = PolicyField.names("recipients", recipients);
        PolicyField.text("text", text);
    }
}
