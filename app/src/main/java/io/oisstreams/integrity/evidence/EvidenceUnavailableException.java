package io.oisstreams.integrity.evidence;

/** What was published can't be read now; later it may. The message is one line. */
public final class EvidenceUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EvidenceUnavailableException(String message) {
        super(message);
    }

    EvidenceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
