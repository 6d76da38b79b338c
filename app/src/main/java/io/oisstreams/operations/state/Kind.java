package io.oisstreams.operations.state;

import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.RowKind;

/** What a row of operations is, but for the {@link BaseKind}s. The codes are stored: they never change. */
public enum Kind implements RowKind {
    UPDATE(3),
    COST_DAY(4),
    COST_CYCLE(5),
    COST_ALERT(6),
    QUALITY_DAY(7),
    TALLY_DAY(8),
    CYCLE(9),
    CYCLE_DAY(10),
    SIGNED_STEP(11),
    DEVIATION(12),
    DEVIATION_COUNTS(13),
    BASELINE(14),
    FREEZE_ALERT(15),
    REPORT(16),
    READINESS(17),
    REPORT_HEAD(19);

    private final byte code;

    Kind(int code) {
        this.code = (byte) code;
    }

    @Override
    public byte code() {
        return code;
    }
}
