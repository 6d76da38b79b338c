package io.oisstreams.integrity.state;

import io.oisstreams.integrity.core.Fact;

/** What a stored fact is. The codes are stored: they never change. */
enum FactKind {
    DECISION(1),
    REPLAY(2),
    ACTION(3),
    ENTRY(4),
    SEEN(5),
    STALE_ENTRY(6),
    REJECTED(7),
    LEAF(8);

    private final int code;

    FactKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static FactKind of(int code) {
        for (FactKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalStateException("the stored state has a fact of unknown kind " + code);
    }

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
        if (fact instanceof Fact.StaleEntry) {
            return STALE_ENTRY;
        }
        return fact instanceof Fact.Leaf ? LEAF : REJECTED;
    }
}
