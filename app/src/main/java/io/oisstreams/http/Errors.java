package io.oisstreams.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes errors without a route the same JSON: Javalin's (no such path), and Jetty's (what isn't HTTP or is too long). */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final String INTERNAL = "something failed inside; the server's log has it";

    private Errors() {}

    static void register(RoutesConfig routes) {
        routes.exception(HttpResponseException.class, Errors::ofJavalin);
        routes.exception(Exception.class, (e, context) -> {
            ApiException told = logged(context.endpoint().path, e);
            Endpoint.write(new PlainErrors().answer(told), context);
        });
    }

    /** Logs what failed inside; the client is told only that something did. */
    static ApiException logged(String path, Throwable failure) {
        LOG.error("GET {} failed", path, failure);
        return new ApiException(ErrorCode.INTERNAL_ERROR, INTERNAL);
    }

    /** What failed outside of every route. It must not be thrown on: Javalin would come back with it for ever. */
    static void ofJava(HttpServletResponse response, Error failure) {
        LOG.error("A request failed", failure);
        response.setStatus(ErrorCode.INTERNAL_ERROR.status());
    }

    private static void ofJavalin(HttpResponseException e, Context context) {
        Endpoint.write(ofStatus(e.getStatus()), context);
        if (e.getStatus() == ErrorCode.METHOD_NOT_ALLOWED.status()) {
            context.header("Allow", "GET, HEAD");
        }
    }

    /** Jetty's own errors, before a request is one: Jetty calls this instead of writing a page. */
    static boolean ofJetty(Request request, Response response, Callback callback) {
        Answer answer = ofStatus(response.getStatus());
        response.setStatus(answer.status());
        Map<String, String> headers = new TreeMap<>(SecurityHeaders.ALL);
        headers.putAll(answer.headers());
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Content.Sink.write(response, true, answer.body(), callback);
        return true;
    }

    private static Answer ofStatus(int status) {
        return switch (status) {
            case 404 -> Answer.error(ErrorCode.UNKNOWN_PATH, "no such path; /openapi.json lists what there is");
            case 405 -> Answer.error(ErrorCode.METHOD_NOT_ALLOWED, "only GET and HEAD are answered");
            case 414 -> Answer.error(ErrorCode.URI_TOO_LONG, RequestHead.LONG_ADDRESS);
            case 431 -> Answer.error(ErrorCode.HEADERS_TOO_LARGE, RequestHead.LONG_HEADERS);
            case 503 -> Answer.error(ErrorCode.OVERLOADED, "the server is busy or stopping");
            default ->
                status < 500
                        ? Answer.error(ErrorCode.BAD_REQUEST, "the request is not one that this server takes")
                                .withStatus(status)
                        : Answer.error(ErrorCode.INTERNAL_ERROR, INTERNAL);
        };
    }
}
