package io.oisstreams.http;

import java.util.Optional;

/** Ends a request with an error answer. The message is for the client: it says nothing about the inside. */
public final class ApiException extends RuntimeException {
    private final ErrorCode code;
    private final transient Optional<String> parameter;

    /** @param message a sentence that names what was wrong */
    public ApiException(ErrorCode code, String message) {
        this(code, message, Optional.empty());
    }

    private ApiException(ErrorCode code, String message, Optional<String> parameter) {
        super(message, null, false, false);
        this.code = code;
        this.parameter = parameter;
    }

    /**
     * A parameter that the route declares and that was given wrongly or not at all.
     *
     * @param name as the route declares it
     * @param problem what is wrong, without the name
     */
    public static ApiException parameter(String name, String problem) {
        return new ApiException(ErrorCode.INVALID_PARAMETER, message(name, problem), Optional.of(name));
    }

    /** A parameter that the route doesn't declare. */
    static ApiException unknownParameter(String name, String problem) {
        return new ApiException(ErrorCode.INVALID_PARAMETER, message(name, problem));
    }

    private static String message(String name, String problem) {
        return name + ": " + problem;
    }

    /** What went wrong. */
    public ErrorCode code() {
        return code;
    }

    /** The declared parameter that was wrong, by its name: never a text that the client made up. Empty: none was. */
    public Optional<String> parameter() {
        return parameter;
    }
}
