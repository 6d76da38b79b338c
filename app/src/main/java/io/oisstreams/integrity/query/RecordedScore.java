package io.oisstreams.integrity.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.oisstreams.http.Json;
import io.oisstreams.integrity.core.Classification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.StringJoiner;

/**
 * The score of a record's JSON as a short object. Numbers are copied digit by digit. The score stands at the beginning of a record, so
 * that the degradation events behind it are not read.
 */
final class RecordedScore {
    private static final JsonFactory JSON = new JsonFactory();

    private String start = "";
    private String end = "";
    private String ois = "null";

    private RecordedScore() {}

    static String of(String record) {
        try (JsonParser parser = JSON.createParser(record)) {
            return new RecordedScore().read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a store has a record that is not JSON", e);
        }
    }

    private String read(JsonParser parser) throws IOException {
        parser.nextToken();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "measurement_window" -> readWindow(parser);
                case "ois" -> ois = parser.getText();
                case "dimensions" -> {
                    return json(dimensions(parser));
                }
                default -> parser.skipChildren();
            }
        }
        throw new IllegalStateException("a store has a record without dimensions");
    }

    private void readWindow(JsonParser parser) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            switch (field) {
                case "start" -> start = parser.getText();
                case "end" -> end = parser.getText();
                default -> parser.skipChildren();
            }
        }
    }

    /** In the order of the record, which is that of the document. */
    private static String dimensions(JsonParser parser) throws IOException {
        StringJoiner values = new StringJoiner(",", "[", "]");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            parser.nextToken();
            values.add(parser.getText());
        }
        return values.toString();
    }

    private String json(String dimensions) {
        String classification = ois.equals("null")
                ? "null"
                : Json.quote(Classification.of(new BigDecimal(ois)).label());
        return "{\"window_start\":" + Json.quote(start) + ",\"window_end\":" + Json.quote(end) + ",\"ois\":" + ois
                + ",\"classification\":" + classification + ",\"dimensions\":" + dimensions + "}";
    }
}
