package io.oisstreams.http;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a route answers.
 *
 * @param status the HTTP status
 * @param headers further headers, {@code Content-Type} among them
 * @param body the text, sent in UTF-8
 */
public record Answer(int status, Map<String, String> headers, String body) {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String FOR_EVER = "max-age=31536000, immutable";
    private static final String JSON = "application/json";
    private static final String RETRY_AFTER_SECONDS = "2";
    /** From this status on the same request may well succeed a little later. */
    private static final int FIRST_THAT_PASSES = 502;

    /** Keeps an own copy of the headers, in a fixed order. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** JSON that may be different the next time; no cache keeps it. */
    public static Answer json(String json) {
        return live(200, JSON, json);
    }

    /** JSON that stays as it is for ever; caches may keep it. */
    public static Answer immutableJson(String json) {
        return json(json).with(CACHE_CONTROL, FOR_EVER);
    }

    /** Text of another type that may be different the next time. */
    public static Answer text(String contentType, String text) {
        return live(200, contentType, text);
    }

    /** Text at an address that never has another; caches may keep it. */
    public static Answer immutableText(String contentType, String text) {
        return text(contentType, text).with(CACHE_CONTROL, FOR_EVER);
    }

    /**
     * A document for browsers.
     *
     * @param contentSecurityPolicy what it may load
     */
    public static Answer html(String html, String contentSecurityPolicy) {
        return text("text/html; charset=utf-8", html).with("Content-Security-Policy", contentSecurityPolicy);
    }

    /**
     * An error in a form of one's own. With status 502 to 504 the client is told to ask again a little later.
     *
     * @param status 400 to 599
     * @param json the body
     */
    public static Answer jsonError(int status, String json) {
        Answer answer = live(status, JSON, json);
        return status >= FIRST_THAT_PASSES ? answer.with("Retry-After", RETRY_AFTER_SECONDS) : answer;
    }

    /** An error, in the form that errors have without one of the route's own. */
    static Answer error(ErrorCode code, String message) {
        return jsonError(code.status(), errorJson(code, message));
    }

    private static Answer live(int status, String contentType, String body) {
        return new Answer(status, Map.of(CONTENT_TYPE, contentType, CACHE_CONTROL, "no-store"), body);
    }

    private static String errorJson(ErrorCode code, String message) {
        return "{\"status\":\"error\",\"error\":\"" + code + "\",\"message\":" + Json.quote(message) + "}";
    }

    /** The same with another status. */
    public Answer withStatus(int otherStatus) {
        return new Answer(otherStatus, headers, body);
    }

    private Answer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
