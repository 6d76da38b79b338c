package io.oisstreams.kpis.core.contract;

import java.util.Locale;

/** What a gate says to a release. */
public enum Verdict {
    /** Go on. */
    PASS,
    /** Go on, but the score has dropped. */
    WARN,
    /** Stop. */
    FAIL;

    /** As on {@code kpi.values} and in answers: {@code pass}, {@code warn}, {@code fail}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
