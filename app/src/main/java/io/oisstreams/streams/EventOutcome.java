package io.oisstreams.streams;

import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;

/** What became of an event that could be read. */
public sealed interface EventOutcome {
    /** It counts. */
    record Accepted() implements EventOutcome {}

    /** The very same event was accepted before. */
    record Repeated() implements EventOutcome {}

    /** It does not count. */
    record Refused(Rejection rejection) implements EventOutcome {}

    /** It does not count, for a reason that is said in a message. */
    static EventOutcome refused(RejectionReason reason, String message) {
        return new Refused(new Rejection(reason, message));
    }
}
