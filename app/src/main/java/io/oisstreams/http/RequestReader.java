package io.oisstreams.http;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks requests against the parameters that a route declares. */
final class RequestReader {
    private final Map<String, Parameter> pathParameters;
    private final Map<String, Parameter> queryParameters;
    private final List<String> required;

    RequestReader(List<Parameter> parameters) {
        this.pathParameters = byName(parameters, true);
        this.queryParameters = byName(parameters, false);
        this.required = parameters.stream()
                .filter(parameter -> parameter.required() && !parameter.inPath())
                .map(Parameter::name)
                .toList();
    }

    private static Map<String, Parameter> byName(List<Parameter> parameters, boolean inPath) {
        return parameters.stream()
                .filter(parameter -> parameter.inPath() == inPath)
                .collect(Collectors.toUnmodifiableMap(Parameter::name, parameter -> parameter));
    }

    /**
     * The request.
     *
     * @throws ApiException if a parameter is unknown, missing or wrong
     */
    Request read(Context context) {
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
