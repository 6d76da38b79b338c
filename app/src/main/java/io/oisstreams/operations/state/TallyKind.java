package io.oisstreams.operations.state;

/** What is tallied by day and name. The names are stored. */
public enum TallyKind {
    /** Compliant checks, by ADR. */
    ADR,
    /** Verified operations, by agent. */
    AGENT,
    /** Verified operations, by algorithm. */
    ALGORITHM
}
