package io.oisstreams.governance.core;

/** What is counted of the decisions in a bucket. New ones come last. */
public enum Counter {
    /** All. */
    EVENTS(0),
    /** Denied. */
    DENIALS(1),
    /** Denied in the family security. */
    SECURITY_DENIALS(2),
    /** A replay was detected. */
    REPLAY_DETECTED(3),
    /** The guard against replays was not available. */
    REPLAY_GUARD_UNAVAILABLE(4),
    /** One tenant read another's data. */
    TENANT_MISMATCHES(5),
    /** Of high or critical risk: the denominator of UAIR. */
    RISKY(6),
    /** Of these, denied or escalated: its numerator. */
    RISKY_INTERCEPTED(7),
    /** Allowed: the denominator of GAR. */
    AUTONOMOUS(8),
    /** Of these, with valid lineage: its numerator. */
    AUTONOMOUS_VALID_LINEAGE(9),
    /** Terminal: the denominator of TCA. */
    TERMINAL(10),
    /** Those that AIRT is taken over. */
    INCIDENTS(11);

    private final int place;

    Counter(int place) {
        this.place = place;
    }

    /** Its place among all, from 0: in rows too, so it never changes. */
    public int place() {
        return place;
    }
}
