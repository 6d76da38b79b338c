package io.oisstreams.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writing JSON around values that are JSON already and must not change. */
public final class Json {
    private Json() {}

    /** The text as a JSON string, with its quotes. */
    public static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
