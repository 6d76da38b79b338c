package io.oisstreams.governance.core;

/** What is counted of the decisions in a bucket. Stored by place: new ones come last. */
public enum Counter {
    /** All. */
    EVENTS,
    /** Denied. */
    DENIALS,
    /** Denied in the family security. */
    SECURITY_DENIALS,
    /** A replay was detected. */
    REPLAY_DETECTED,
    /** The guard against replays was not available. */
    REPLAY_GUARD_UNAVAILABLE,
    /** One tenant read another's data. */
    TENANT_MISMATCHES,
    /** Of high or critical risk: the denominator of UAIR. */
    RISKY,
    /** Of these, denied or escalated: its numerator. */
    RISKY_INTERCEPTED,
    /** Allowed: the denominator of GAR. */
    AUTONOMOUS,
    /** Of these, with valid lineage: its numerator. */
    AUTONOMOUS_VALID_LINEAGE,
    /** Terminal: the denominator of TCA. */
    TERMINAL,
    /** Those that AIRT is taken over. */
    INCIDENTS
}
