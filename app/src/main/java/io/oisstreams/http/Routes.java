package io.oisstreams.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What one capability answers. The server registers and describes exactly these, so that the two can't differ. */
public interface Routes {
    /** The routes, in the order in which they are described. */
    List<Route> routes();

    /** Streams of events. */
    default List<EventRoute> streams() {
        return List.of();
    }

    /** What browsers are shown. */
    default List<WebPage> pages() {
        return List.of();
    }

    /**
     * The schemas that the routes name: a JSON object of name and JSON Schema 2020-12, with references like
     * {@code #/components/schemas/NAME}.
     */
    default Optional<String> schemas() {
        return Optional.empty();
    }

    /** The text of {@code schemas.json}, a resource in the package of that class. */
    static String schemasBeside(Class<?> type) {
        try (InputStream file = type.getResourceAsStream("schemas.json")) {
            return new String(Objects.requireNonNull(file, "schemas.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading schemas.json", e);
        }
    }
}
