package io.oisstreams.rows;

/** Rows of a capability that only tests have. */
enum Kind implements RowKind {
    CYCLE,
    CYCLE_DAY,
    TALLY_DAY,
    SIGNED_STEP,
    COST_CYCLE,
    REPORT,
    REPORT_HEAD,
    COST_DAY;

    @Override
    public byte code() {
        return (byte) (10 + ordinal());
    }
}
