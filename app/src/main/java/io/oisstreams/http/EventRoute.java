package io.oisstreams.http;

import java.util.List;
import java.util.Set;

/**
 * One path that is answered to GET with a stream of server-sent events, with all that the interface's description says of it.
 *
 * @param path the path, parameters in braces
 * @param summary one line
 * @param description some sentences: which events there are and what they hold
 * @param parameters every parameter of path and query; a request with any other is refused
 * @param errors the codes that the route itself answers, without those that every route may
 * @param handler takes the streams
 */
public record EventRoute(
        String path,
        String summary,
        String description,
        List<Parameter> parameters,
        Set<ErrorCode> errors,
        EventHandler handler)
        implements Described {
    static final String MEDIA_TYPE = "text/event-stream";

    /** Keeps own copies. */
    public EventRoute {
        parameters = List.copyOf(parameters);
        errors = Set.copyOf(errors);
    }

    @Override
    public Route.Content content() {
        return new Route.Content(MEDIA_TYPE, "");
    }

    @Override
    public ErrorForm errorForm() {
        return new PlainErrors();
    }
}
