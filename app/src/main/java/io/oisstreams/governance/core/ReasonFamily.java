package io.oisstreams.governance.core;

import java.util.Locale;

/** Family of a reason code (WF5, event contract). A closed list: it is a dimension of metrics. */
public enum ReasonFamily {
    /** The context of trust. */
    TRUST_CONTEXT,
    /** A policy. */
    POLICY,
    /** Security. */
    SECURITY,
    /** A human in the loop. */
    HITL,
    /** An adapter. */
    ADAPTER,
    /** Every other. */
    UNKNOWN;

    /** The name in events, rollups and answers: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
