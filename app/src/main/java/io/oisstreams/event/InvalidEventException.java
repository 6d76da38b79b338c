package io.oisstreams.event;

/** Input that cannot be an event. It carries the {@link Rejection} and no stack trace: bad input is no fault of the code. */
public final class InvalidEventException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RejectionReason reason;

    /** Input refused for that reason; the message names the field if it is about one. */
    public InvalidEventException(RejectionReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Why it is refused. */
    public Rejection rejection() {
        return new Rejection(reason, String.valueOf(getMessage()));
    }

    static InvalidEventException invalid(String field, String expected, String found) {
        return new InvalidEventException(
                RejectionReason.INVALID_FIELD, field + ": expected " + expected + ", found " + found);
    }
}
