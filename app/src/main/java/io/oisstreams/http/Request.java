package io.oisstreams.http;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request whose parameters were checked against the route's declaration.
 *
 * @param target path and query as the client sent them, percent-encoded: what another instance is asked
 * @param path the path's parameters, decoded
 * @param query the query's parameters, decoded
 * @param forwarded set if another instance asks: the value of {@link #FORWARDED}
 */
public record Request(String target, Map<String, String> path, Map<String, String> query, Optional<String> forwarded) {
    /** The header of requests from instance to instance. A request that has it is never sent on. */
    public static final String FORWARDED = "X-Ois-Forwarded";

    /** Keeps own copies of the maps. */
    public Request {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** A part of the path, decoded. */
    public String pathText(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route's path has no {" + name + "}");
        }
        return value;
    }

    /** A time in the path, in milliseconds since the epoch. */
    public long pathTime(String name) {
        return Times.parse(name, pathText(name));
    }

    /** A day in the path. */
    public LocalDate pathDate(String name) {
        return Times.date(name, pathText(name));
    }

    /** A parameter of the query, decoded. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A parameter of the query that the route declares as required, decoded. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("the route doesn't require " + name));
    }

    /** A time in the query, in milliseconds since the epoch. */
    public OptionalLong time(String name) {
        String value = query.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Times.parse(name, value));
    }

    /** A day in the query. */
    public Optional<LocalDate> date(String name) {
        return text(name).map(value -> Times.date(name, value));
    }

    /** A whole number in the query, from 0. */
    public OptionalLong count(String name) {
        String value = query.get(name);
        return value == null
                ? OptionalLong.empty()
                : OptionalLong.of(
                        Parameter.query(name, Parameter.Kind.COUNT, "").count(value));
    }

    /** The query's {@code limit}: how many rows at most, 1 to 1000. */
    public int limit() {
        return text("limit")
                .map(value -> Parameter.query("limit", Parameter.Kind.LIMIT, "").limit(value))
                .orElse(Parameter.DEFAULT_LIMIT);
    }
}
