package io.oisstreams.rows;

/** The rows that every capability has. Their codes are stored: they never change. */
public enum BaseKind implements RowKind {
    /** The latest tick of the partition. */
    LATEST(0),
    /** A tenant that was heard. */
    TENANT(1),
    /** Something that time will cause. */
    AGENDA(2),
    /** How often the rows of a tenant changed. */
    VERSION(18);

    private final byte code;

    BaseKind(int code) {
        this.code = (byte) code;
    }

    @Override
    public byte code() {
        return code;
    }
}
