package io.oisstreams.governance.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.ErrorForm;
import io.oisstreams.http.Json;
import java.util.Locale;

/**
 * Errors as WF5 has them: every mistake of the client's is a 400 (but 404 for an unknown tenant) with
 * {@code responseClass} blocked, and a wrong parameter has a code of its own, like {@code invalid_metric_query}.
 */
final class MetricsErrors implements ErrorForm {
    private static final int WRONG_REQUEST = 400;
    private static final int FAILED_INSIDE = 500;

    @Override
    public Answer answer(ApiException problem) {
        String body = "{\"status\":\"error\",\"error\":" + Json.quote(code(problem)) + ",\"message\":"
                + Json.quote(String.valueOf(problem.getMessage())) + ",\"responseClass\":\"blocked\"}";
        return Answer.jsonError(status(problem.code()), body);
    }

    @Override
    public int status(ErrorCode code) {
        boolean asItIs = code == ErrorCode.UNKNOWN_TENANT || code.status() >= FAILED_INSIDE;
        return asItIs ? code.status() : WRONG_REQUEST;
    }

    @Override
    public String name(ErrorCode code) {
        return code == ErrorCode.INVALID_PARAMETER
                ? invalid("<parameter>_") + ", " + invalid("")
                : code.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String schema() {
        return "MetricsError";
    }

    private String code(ApiException problem) {
        return problem.code() == ErrorCode.INVALID_PARAMETER
                ? invalid(problem.parameter().map(name -> name + "_").orElse(""))
                : name(problem.code());
    }

    private static String invalid(String subject) {
        return "invalid_" + subject + "query";
    }
}
