package io.oisstreams.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpField;

/**
 * How long the head of a request may be. What is longer than a route takes is read all the same up to a limit, because
 * only then is it known which route was meant, and so in which form the client is told.
 */
final class RequestHead {
    /** What is read of path, query and headers together, in bytes; Jetty refuses what is longer. */
    static final int MAX_READ = 128 * 1024;

    static final String LONG_ADDRESS = "path and query are too long";
    static final String LONG_HEADERS = "the headers are too long";

    /** Path and query, in bytes; a tenant id of 1,000 characters fits, even percent-encoded. */
    private static final int MAX_ADDRESS = 16 * 1024;
    /** All headers with their names, in bytes. */
    private static final int MAX_HEADERS = 16 * 1024;

    private static final int SEPARATORS = ": \r\n".length();

    private RequestHead() {}

    /** Refuses a head that is too long, and has the connection closed after the answer, as Jetty does. */
    static void check(Context context) {
        if (address(context.req()) > MAX_ADDRESS) {
            throw refusal(context, ErrorCode.URI_TOO_LONG, LONG_ADDRESS);
        }
        if (headers(context.req()) > MAX_HEADERS) {
            throw refusal(context, ErrorCode.HEADERS_TOO_LARGE, LONG_HEADERS);
        }
    }

    private static ApiException refusal(Context context, ErrorCode code, String message) {
        context.header("Connection", "close");
        return new ApiException(code, message);
    }

    private static int address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : 1 + query.length());
    }

    /** From Jetty's own list: the servlet's takes, for many names, a time that grows with their square. */
    private static int headers(HttpServletRequest request) {
        int length = 0;
        for (HttpField field :
                ServletContextRequest.getServletContextRequest(request).getHeaders()) {
            String value = field.getValue();
            length += field.getName().length() + (value == null ? 0 : value.length()) + SEPARATORS;
        }
        return length;
    }
}
