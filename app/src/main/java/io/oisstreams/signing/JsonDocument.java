package io.oisstreams.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.config.StartupException;
import io.oisstreams.crypto.SignatureFamily;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An object in a JSON file that people write too: every fault is said by a {@link StartupException} with the file and the
 * field, and never with the value, which may be a private key.
 */
final class JsonDocument {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final String file;
    private final String path;
    private final JsonNode object;

    private JsonDocument(String file, String path, JsonNode object) {
        this.file = file;
        this.path = path;
        this.object = object;
    }

    /**
     * Reads an object.
     *
     * @param file for messages
     */
    static JsonDocument parse(String file, byte[] content) {
        JsonNode object;
        try {
            object = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new StartupException(
                    file + ": not JSON (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")");
        } catch (IOException e) {
            throw new StartupException(file + ": not JSON");
        }
        return new JsonDocument(file, "", object).mustBeObject();
    }

    static ObjectNode newObject() {
        return JSON.createObjectNode();
    }

    /** The text of a file: indented, with a line feed at its end. */
    static String text(ObjectNode object) {
        try {
            return JSON.writeValueAsString(object) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can be written", impossible);
        }
    }

    /** Refuses other fields than these, all of which must be there. */
    JsonDocument withFields(String... names) {
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        Arrays.asList(names).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw wrong(unknown.iterator().next(), "unknown field");
        }
        for (String name : names) {
            if (!object.has(name)) {
                throw wrong(name, "missing");
            }
        }
        return this;
    }

    /** A text that is not empty. */
    String text(String name) {
        String text = object.path(name).asText("");
        if (!object.path(name).isTextual() || text.isEmpty()) {
            throw wrong(name, "expected a text");
        }
        return text;
    }

    SignatureFamily family(String name) {
        String text = text(name);
        return Arrays.stream(SignatureFamily.values())
                .filter(family -> family.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(name, "expected one of " + Arrays.toString(SignatureFamily.values())));
    }

    byte[] base64(String name) {
        try {
            return Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException e) {
            throw wrong(name, "expected base64");
        }
    }

    /** From the fields valid_from and valid_to. */
    Validity validity() {
        Optional<Instant> to = object.path("valid_to").isNull() ? Optional.empty() : Optional.of(time("valid_to"));
        try {
            return new Validity(time("valid_from"), to);
        } catch (IllegalArgumentException e) {
            throw wrong("valid_to", "not after valid_from");
        }
    }

    /** The objects of a list, each of which knows its place in the file. */
    List<JsonDocument> list(String name) {
        JsonNode list = object.path(name);
        if (!list.isArray()) {
            throw wrong(name, "expected a list");
        }
        List<JsonDocument> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            objects.add(new JsonDocument(file, path(name) + "[" + i + "]", list.get(i)).mustBeObject());
        }
        return objects;
    }

    /** What is wrong with a field, to be thrown. */
    StartupException wrong(String name, String what) {
        return new StartupException(file + ": " + path(name) + ": " + what);
    }

    private Instant time(String name) {
        try {
            return OffsetDateTime.parse(text(name)).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong(name, "expected a time such as 2026-01-31T00:00:00Z");
        }
    }

    private JsonDocument mustBeObject() {
        if (!object.isObject()) {
            throw new StartupException(file + ": " + (path.isEmpty() ? "" : path + ": ") + "expected an object");
        }
        return this;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
