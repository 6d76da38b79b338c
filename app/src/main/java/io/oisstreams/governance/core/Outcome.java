package io.oisstreams.governance.core;

/** What the gate decided (WF5, event contract). */
public enum Outcome {
    /** The action may run. */
    ALLOW,
    /** It may not. */
    DENY,
    /** A human decides. */
    ESCALATE
}
