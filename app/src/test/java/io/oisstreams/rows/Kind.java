package io.oisstreams.rows;

/** Rows of a capability that only tests have. */
enum Kind implements RowKind {
    CYCLE(10),
    CYCLE_DAY(11),
    TALLY_DAY(12),
    SIGNED_STEP(13),
    COST_CYCLE(14),
    REPORT(15),
    REPORT_HEAD(16),
    COST_DAY(17);

    private final byte code;

    Kind(int code) {
        this.code = (byte) code;
    }

    @Override
    public byte code() {
        return code;
    }
}
