package io.oisstreams.operations.core.deviation;

import io.oisstreams.operations.core.report.ShortText;

/**
 * What was detected.
 *
 * @param subject what deviated: the id of a cycle, a summary, a check
 * @param message in words, for people
 * @param detectedAtMs admission time of what showed it, in ms: the start of the clock
 * @param causeId what showed it: a topic and an id of an event
 */
public record Detection(
        String tenantId, DeviationType type, String subject, String message, long detectedAtMs, String causeId) {
    /** Keeps of a long message its beginning. */
    public Detection {
        message = ShortText.of(message);
    }
}
