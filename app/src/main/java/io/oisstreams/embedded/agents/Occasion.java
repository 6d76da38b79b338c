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
    RENEWAL
}
