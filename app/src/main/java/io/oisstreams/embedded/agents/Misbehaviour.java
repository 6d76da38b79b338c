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
    POLICY_GAP(Occasion.RENEWAL),
    /** The cycle fails midway, and its other operations are never signed: a signature deviation once its log is due. */
    FAILED_CYCLE(Occasion.CYCLE),
    /** A cycle makes so many summaries that a day of such cycles exceeds the rate limit: approached, then breached, then blocked. */
    EXCESSIVE_SUMMARIES(Occasion.CYCLE),
    /** A summary costs nearly as much as it may: an alert. */
    CEILING_APPROACH(Occasion.SUMMARY),
    /** A summary costs more than it may: a cost deviation, and execution is blocked until it is resolved. */
    CEILING_BREACH(Occasion.SUMMARY),
    /** The payload is altered after it was signed: a signature deviation, and the orchestrator is halted until it is resolved. */
    ALTERED_PAYLOAD(Occasion.OPERATION),
    /** An ADR is not complied with: a compliance deviation, and production is paused until it is resolved. */
    ADR_VIOLATION(Occasion.ADR_CHECK),
    /** Replays of what promised to be identical are not: a determinism deviation. */
    DETERMINISM_LOSS(Occasion.DETERMINISM_CHECK),
    /** A frozen component changes before all have approved, who do so afterwards: {@code freeze_violation}, for a while. */
    UNAPPROVED_CHANGE(Occasion.BASELINE_CHANGE),
    /** Nobody looks after a deviation before its SLA is missed. */
    NEGLECTED_DEVIATION(Occasion.DEVIATION),
    /** A proposal of low risk is told of more than a week after it was submitted: {@code kpi_1.1}, until it is decided. */
    FORGOTTEN_PROPOSAL(Occasion.PROPOSAL),
    /** Two of three stakeholders never answer, and the proposal times out without its quorum. */
    NO_QUORUM(Occasion.PROPOSAL),
    /** An incident lasts more than twice as long as it may: {@code kpi_2.1}. */
    SLOW_RECOVERY(Occasion.INCIDENT),
    /** An invariant is violated, which nobody sees before the commit: {@code kpi_2.4}, until the month is over. */
    SLIPPED_VIOLATION(Occasion.INCIDENT),
    /** The audit log is damaged, until it is audited again: {@code kpi_3.1}. */
    DAMAGED_LOG(Occasion.LOG_AUDIT),
    /** A commit comes without tests: {@code kpi_3.2}. */
    UNTESTED_COMMIT(Occasion.COMMIT),
    /** A security audit finds what is dangerous: the target is missed. */
    SECURITY_FINDING(Occasion.SECURITY_AUDIT),
    /** The K-state is not 1: {@code kpi_5.1}, until it is again. */
    UNSTABLE_STATE(Occasion.SELF_CHECK),
    /** No snapshot can be made for more than a day: {@code kpi_5.2}. */
    FAILING_BACKUPS(Occasion.BACKUP),
    /** Something that a KPI contract asks for is gone: the score drops until it is back. */
    LOST_ARTIFACT(Occasion.REPOSITORY_LOOK),
    /** Nobody makes the reviews that are due: {@code review_due} stays. */
    SKIPPED_REVIEW(Occasion.REVIEW);

    private final Occasion occasion;

    Misbehaviour(Occasion occasion) {
        this.occasion = occasion;
    }

    /** When it can happen. */
    public Occasion occasion() {
        return occasion;
    }
}
