package io.oisstreams.console.state;

import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.RowKind;

/** What a row of the console is, but for the {@link BaseKind}s. The codes are stored: they never change. */
public enum Kind implements RowKind {
    /** How a tenant stands. */
    OVERVIEW(3),
    /** An alert that is firing. */
    FIRING(4),
    /** A deviation that is open. */
    OPEN(5);

    private final byte code;

    Kind(int code) {
        this.code = (byte) code;
    }

    @Override
    public byte code() {
        return code;
    }
}
