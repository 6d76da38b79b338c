package io.oisstreams.operations.core.deviation;

import io.oisstreams.alerting.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A step in the life of a deviation, as it is published.
 *
 * @param step its number in the deviation, from 0
 * @param recipients who is to be told; may be empty
 * @param detectedAtMs when the deviation was detected, in ms
 * @param slaDueAtMs when its time is up, in ms
 * @param timestampMs when this was due or happened, in ms
 * @param actor who acts or acted; empty: nobody in particular
 * @param message in words
 */
public record DeviationEvent(
        String deviationId,
        String tenantId,
        DeviationType type,
        Kind kind,
        int step,
        Severity severity,
        String subject,
        List<String> recipients,
        long detectedAtMs,
        long slaDueAtMs,
        long timestampMs,
        Optional<String> actor,
        String message) {

    /** What happened. */
    public enum Kind {
        /** It was detected. */
        OPENED,
        /** A step of its ladder was due. */
        ESCALATION_STEP,
        /** It is under investigation, and a status update was due. */
        STATUS_UPDATE_DUE,
        /** Somebody did something about it. */
        UPDATE_RECEIVED,
        /** Its time was up without root cause and plan. */
        SLA_MISSED,
        /** What follows that. */
        EMERGENCY_ESCALATION,
        /** It was resolved. */
        CLOSED;

        /** The name in events: lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
