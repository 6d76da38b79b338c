package io.oisstreams.http;

import java.util.function.Function;

/**
 * A path of which a browser asks for documents and what they load. It is no part of the interface that {@code /openapi.json} describes:
 * its query is for the document's own program.
 *
 * @param path the path; may end with {@code <rest>}, which takes all that follows, slashes too
 * @param answer gets what {@code <rest>} is, decoded, or the empty text
 */
public record WebPage(String path, Function<String, Answer> answer) {
    private static final String REST = "rest";

    /** What {@link #path} ends with if it answers for all that follows. */
    public static final String ANY = "<" + REST + ">";

    Answer answer(io.javalin.http.Context context) {
        return answer.apply(path.endsWith(ANY) ? context.pathParam(REST) : "");
    }
}
