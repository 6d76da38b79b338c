package io.oisstreams.http;

import java.util.List;
import java.util.Set;

/**
 * One path that is answered to GET (and HEAD), with all that the interface's description says of it.
 *
 * @param path the path, parameters in braces: {@code /ois/{tenant}/current}
 * @param summary one line
 * @param description some sentences: order, limits, what is special
 * @param parameters every parameter of path and query; a request with any other is refused
 * @param content what a good answer holds
 * @param errors the codes that the route itself answers, without those that every route may
 * @param errorForm how errors are told, whatever goes wrong once the route is known
 * @param handler answers
 */
public record Route(
        String path,
        String summary,
        String description,
        List<Parameter> parameters,
        Content content,
        Set<ErrorCode> errors,
        ErrorForm errorForm,
        Handler handler)
        implements Described {

    /** Keeps own copies. */
    public Route {
        parameters = List.copyOf(parameters);
        errors = Set.copyOf(errors);
    }

    /** A route that tells its errors in the form that most do. */
    public Route(
            String path,
            String summary,
            String description,
            List<Parameter> parameters,
            Content content,
            Set<ErrorCode> errors,
            Handler handler) {
        this(path, summary, description, parameters, content, errors, new PlainErrors(), handler);
    }

    /** The same, but it tells its errors in another form. */
    public Route withErrors(ErrorForm otherForm) {
        return new Route(path, summary, description, parameters, content, errors, otherForm, handler);
    }

    /**
     * What a good answer holds.
     *
     * @param mediaType its type
     * @param schema for JSON, the name of its schema among {@link Routes#schemas}; otherwise empty
     */
    public record Content(String mediaType, String schema) {
        /** JSON with a named schema. */
        public static Content json(String schema) {
            return new Content("application/json", schema);
        }
    }
}
