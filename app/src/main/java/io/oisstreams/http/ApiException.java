package io.oisstreams.http;

/** Ends a request with an error answer. The message is for the client: it says nothing about the inside. */
public final class ApiException extends RuntimeException {
    private final ErrorCode code;

    /** @param message a sentence that names what was wrong */
    public ApiException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** A wrong parameter, by its name. */
    static ApiException parameter(String name, String problem) {
        return new ApiException(ErrorCode.INVALID_PARAMETER, name + ": " + problem);
    }

    /** What went wrong. */
    public ErrorCode code() {
        return code;
    }

    /** The answer that tells the client. */
    Answer answer() {
        return Answer.error(code, String.valueOf(getMessage()));
    }
}
