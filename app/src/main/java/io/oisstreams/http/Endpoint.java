package io.oisstreams.http;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A route on the server: checks a request against the route's declaration, has it answered, and writes the answer. */
final class Endpoint implements io.javalin.http.Handler {
    private final String routePath;
    private final Handler handler;
    private final ErrorForm errors;
    private final Map<String, Parameter> pathParameters;
    private final Map<String, Parameter> queryParameters;
    private final List<String> required;

    Endpoint(Route route) {
        this.routePath = route.path();
        this.handler = route.handler();
        this.errors = route.errorForm();
        this.pathParameters = byName(route.parameters(), true);
        this.queryParameters = byName(route.parameters(), false);
        this.required = route.parameters().stream()
                .filter(parameter -> parameter.required() && !parameter.inPath())
                .map(Parameter::name)
                .toList();
    }

    private static Map<String, Parameter> byName(List<Parameter> parameters, boolean inPath) {
        return parameters.stream()
                .filter(parameter -> parameter.inPath() == inPath)
                .collect(Collectors.toUnmodifiableMap(Parameter::name, parameter -> parameter));
    }

    @Override
    public void handle(Context context) {
        write(answer(context), context);
    }

    private Answer answer(Context context) {
        try {
            checkHead(context);
            return handler.handle(request(context));
        } catch (ApiException e) {
            return errors.answer(e);
        } catch (RuntimeException | Error e) { // whatever it is, the client gets an answer in the route's form
            return errors.answer(Errors.logged(routePath, e));
        }
    }

    /** Writes an answer, errors too, with the headers that all answers have. */
    static void write(Answer answer, Context context) {
        context.status(answer.status());
        SecurityHeaders.ALL.forEach(context::header);
        answer.headers().forEach(context::header);
        context.result(answer.body());
    }

    /** Refuses what no path takes: a head that is too long, a body. */
    static void checkHead(Context context) {
        RequestHead.check(context);
        boolean chunked = context.header("Transfer-Encoding") != null;
        if (chunked || context.req().getContentLengthLong() > 0) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "a request here has no body");
        }
    }

    private Request request(Context context) {
        String target = target(context);
        Map<String, String> path = new HashMap<>();
        pathParameters.forEach((name, parameter) -> path.put(name, checked(parameter, context.pathParam(name))));
        Map<String, String> query = new HashMap<>();
        context.queryParamMap().forEach((name, values) -> query.put(name, checkedQuery(name, values)));
        refuseMissing(query);
        return new Request(target, path, query, Optional.ofNullable(context.header(Request.FORWARDED)));
    }

    /** The path and the query as they came; the server itself would drop a parameter that is badly encoded. */
    private static String target(Context context) {
        String query = context.queryString();
        String target = context.req().getRequestURI() + (query == null ? "" : "?" + query);
        try {
            return new URI("http://localhost" + target)
                    .getRawSchemeSpecificPart()
                    .substring("//localhost".length());
        } catch (URISyntaxException e) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "the address is not encoded as RFC 3986 wants it");
        }
    }

    private String checkedQuery(String name, List<String> values) {
        Parameter parameter = queryParameters.get(name);
        if (parameter == null) {
            String known = queryParameters.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw ApiException.unknownParameter(
                    name, "unknown parameter; there " + (known.isEmpty() ? "are none" : "are " + known));
        }
        if (values.size() > 1) {
            throw ApiException.parameter(name, "given more than once");
        }
        return checked(parameter, values.get(0));
    }

    private void refuseMissing(Map<String, String> query) {
        for (String name : required) {
            if (!query.containsKey(name)) {
                throw ApiException.parameter(name, "is required");
            }
        }
    }

    private static String checked(Parameter parameter, String value) {
        parameter.check(value);
        return value;
    }
}
