package io.oisstreams.http;

import java.util.Map;

/** What every answer says to browsers. No CORS header: other sites' pages may not read answers. */
final class SecurityHeaders {
    static final Map<String, String> ALL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer");

    private SecurityHeaders() {}
}
