package io.oisstreams.kpis.core;

import java.util.Locale;

/** How a KPI stands. */
public enum Status {
    /** Its target is met. */
    MET,
    /** Its target is not met. */
    MISSED,
    /** It crossed the threshold of a warning. */
    WARNING,
    /** It crossed the threshold of what is critical. */
    CRITICAL,
    /** Nothing is known that it could be judged by. */
    NO_DATA;

    /** As it is published. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Met or missed. */
    public static Status ofTarget(boolean met) {
        return met ? MET : MISSED;
    }
}
