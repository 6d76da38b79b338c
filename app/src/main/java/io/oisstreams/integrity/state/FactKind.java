package io.oisstreams.integrity.state;

import io.oisstreams.integrity.core.Fact;

/** The tag of a stored fact. New kinds go at the end: ordinals are stored. */
enum FactKind {
    DECISION,
    REPLAY,
    ACTION,
    ENTRY,
    SEEN,
    STALE_ENTRY,
    REJECTED;

    static FactKind of(Fact fact) {
        if (fact instanceof Fact.Decision) {
            return DECISION;
        } else if (fact instanceof Fact.Replay) {
            return REPLAY;
        } else if (fact instanceof Fact.Action) {
            return ACTION;
        } else if (fact instanceof Fact.Entry) {
            return ENTRY;
        } else if (fact instanceof Fact.Seen) {
            return SEEN;
        }
        return fact instanceof Fact.StaleEntry ? STALE_ENTRY : REJECTED;
    }
}
