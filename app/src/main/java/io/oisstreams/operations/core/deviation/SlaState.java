package io.oisstreams.operations.core.deviation;

import java.util.Locale;

/** What became of a deviation's SLA. */
public enum SlaState {
    /** Its time is not up. */
    RUNNING,
    /** Root cause and plan, or the resolution, came in time. */
    MET,
    /** They did not. */
    MISSED;

    /** The name in answers: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
