package io.oisstreams.kpis.core.contract;

/** A file is no contract. The message is one line: {@code FILE:LINE: field: what was expected, what came}. */
public final class InvalidContractException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidContractException(String message) {
        super(message);
    }

    InvalidContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
