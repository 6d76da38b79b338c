package io.oisstreams.http;

import java.util.List;
import java.util.Set;

/** What the interface's description says of a path. */
interface Described {
    /** The path, parameters in braces. */
    String path();

    /** One line. */
    String summary();

    /** Some sentences. */
    String description();

    /** Every parameter of path and query; a request with any other is refused. */
    List<Parameter> parameters();

    /** What a good answer holds. */
    Route.Content content();

    /** The codes that the path itself answers, without those that every one may. */
    Set<ErrorCode> errors();

    /** How errors are told. */
    ErrorForm errorForm();
}
