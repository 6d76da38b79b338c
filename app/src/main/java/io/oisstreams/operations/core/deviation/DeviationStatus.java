package io.oisstreams.operations.core.deviation;

import java.util.Locale;

/** How far the handling of a deviation is. */
public enum DeviationStatus {
    /** Nobody has answered. */
    OPEN,
    /** Somebody has. */
    ACKNOWLEDGED,
    /** Somebody looks for the cause. */
    INVESTIGATING,
    /** Root cause and plan are known, and it is not resolved. */
    REMEDIATING,
    /** It is resolved. */
    CLOSED;

    /** The name in answers: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
