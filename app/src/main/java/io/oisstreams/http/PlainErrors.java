package io.oisstreams.http;

/** The form of all errors but those of routes with a form of their own. */
final class PlainErrors implements ErrorForm {
    static final String SCHEMA = "Error";

    @Override
    public Answer answer(ApiException problem) {
        return Answer.error(problem.code(), String.valueOf(problem.getMessage()));
    }

    @Override
    public int status(ErrorCode code) {
        return code.status();
    }

    @Override
    public String name(ErrorCode code) {
        return code.name();
    }

    @Override
    public String schema() {
        return SCHEMA;
    }
}
