package io.oisstreams.http;

import java.util.List;
import java.util.Optional;

/** What one capability answers. The server registers and describes exactly these, so that the two can't differ. */
public interface Routes {
    /** The routes, in the order in which they are described. */
    List<Route> routes();

    /**
     * The schemas that the routes name: a JSON object of name and JSON Schema 2020-12, with references like
     * {@code #/components/schemas/NAME}.
     */
    default Optional<String> schemas() {
        return Optional.empty();
    }
}
