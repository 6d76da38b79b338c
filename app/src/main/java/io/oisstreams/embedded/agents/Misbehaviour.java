package io.oisstreams.embedded.agents;

/** What can go wrong, each with what it should lead to. At most one of them at one {@link Occasion}. */
public enum Misbehaviour {
    /** The replay gives another receipt: {@code replay_failure}. */
    REPLAY_DIFFERS(Occasion.DECISION),
    /** There is no replay: {@code replay_failure}. */
    REPLAY_MISSING(Occasion.DECISION),
    /** The decision's timestamp lies hours from its admission: rejected as CLOCK_SKEW, its replay as UNMATCHED_REPLAY. */
    CLOCK_SKEW(Occasion.DECISION),
    /** The decision is sent twice, as producers do that try again: harmless, a counter. */
    EXACT_DUPLICATE(Occasion.DECISION),
    /** Another decision under the same event id: rejected as DUPLICATE_CONFLICT. */
    CONFLICTING_DUPLICATE(Occasion.DECISION),
    /** An action outside its scope: {@code agent_scope_violation}. */
    SCOPE_VIOLATION(Occasion.ACTION),
    /** An action outside its scope that was escalated: harmless. */
    ESCALATED_ACTION(Occasion.ACTION),
    /** A link to an entry that is not there; all entries are unverifiable until a re-attestation some entries later. */
    BROKEN_LINK(Occasion.ENTRY),
    /** The entry never arrives: {@code missing_chain_entry}, and the chain is broken until a re-attestation. */
    MISSING_ENTRY(Occasion.ENTRY),
    /** The entry arrives minutes late, after its successors: the chain is broken until then. */
    LATE_ENTRY(Occasion.ENTRY),
    /** One post-quantum family signs instead of three: {@code single_family_attestation}. */
    SINGLE_FAMILY(Occasion.ENTRY),
    /** The signatures expire before the window ends: {@code expired_signature}. */
    EXPIRED_SIGNATURE(Occasion.ENTRY),
    /** Signed with a key that only the vendor can tell: {@code vendor_dependent_verification}. */
    VENDOR_KEY(Occasion.ENTRY),
    /** The attestation is renewed too late: {@code policy_gap}. */
    POLICY_GAP(Occasion.RENEWAL);

    private final Occasion occasion;

    Misbehaviour(Occasion occasion) {
        this.occasion = occasion;
    }

    /** When it can happen. */
    public Occasion occasion() {
        return occasion;
    }
}
