package io.oisstreams.embedded.agents;

/** When an agent can misbehave: a rate is the share of these that go wrong. */
public enum Occasion {
    /** A decision of the gate, with the replay that follows it. */
    DECISION,
    /** An action of an agent. */
    ACTION,
    /** An entry of the governance chain. */
    ENTRY,
    /** The renewal of a policy's attestation. */
    RENEWAL,
    /** A production cycle. */
    CYCLE,
    /** A summary of a cycle. */
    SUMMARY,
    /** A signed operation of a cycle. */
    OPERATION,
    /** The check of one ADR after a cycle. */
    ADR_CHECK,
    /** The replays of a cycle that must be identical. */
    DETERMINISM_CHECK,
    /** A change of the baseline. */
    BASELINE_CHANGE,
    /** A deviation that the people on call are told of. */
    DEVIATION,
    /** A change proposal. */
    PROPOSAL,
    /** An operational incident. */
    INCIDENT,
    /** An audit of the audit log. */
    LOG_AUDIT,
    /** A commit to the code. */
    COMMIT,
    /** An audit of the security. */
    SECURITY_AUDIT,
    /** A check of the system's own state. */
    SELF_CHECK,
    /** A full snapshot. */
    BACKUP,
    /** A look at the repository. */
    REPOSITORY_LOOK,
    /** A day's reviews of the KPIs. */
    REVIEW
}
