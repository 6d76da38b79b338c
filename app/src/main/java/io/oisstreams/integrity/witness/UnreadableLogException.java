package io.oisstreams.integrity.witness;

/** A log can't be read now, or what is read is no log. The message is one line and names it. */
public final class UnreadableLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what happened. */
    public UnreadableLogException(String message) {
        super(message);
    }

    /** With what caused it. */
    public UnreadableLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
