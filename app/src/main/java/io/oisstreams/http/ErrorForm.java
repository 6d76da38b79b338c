package io.oisstreams.http;

/** How a route tells its errors: the status, the body, and what the interface's description says of both. */
public interface ErrorForm {
    /** The answer that tells the client; its body is JSON. */
    Answer answer(ApiException problem);

    /** The HTTP status of an error with this code, as {@link #answer} gives it. */
    int status(ErrorCode code);

    /** The code as the body's {@code error} has it; a pattern if that depends on more than the code. */
    String name(ErrorCode code);

    /** The name of the body's JSON schema: among {@link Routes#schemas}, or {@code Error}, which is always there. */
    String schema();
}
