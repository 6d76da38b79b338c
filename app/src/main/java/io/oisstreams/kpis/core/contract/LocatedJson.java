package io.oisstreams.kpis.core.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A JSON value and the line of each part of it. Strict: UTF-8, one value, no name twice. Decimals are exact. */
final class LocatedJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();

    private LocatedJson(String file) {
        this.file = file;
    }

    /**
     * A value with its place.
     *
     * @param lines by path, such as {@code bands[1].at_least}; the whole is the empty path
     */
    record Document(String file, JsonNode root, Map<String, Integer> lines) {
        /** A fault at that path, or at the nearest thing around it that is in the file. */
        InvalidContractException fault(String path, String fault) {
            String known = path;
            while (!lines.containsKey(known)) {
                known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
            }
            return new InvalidContractException(place(file, lines.getOrDefault(known, 1), path) + fault);
        }

        /** A fault of a name that is in an object; the name may be anything, so it is no part of the path. */
        InvalidContractException faultOfName(String path, String name, String fault) {
            int line = lines.getOrDefault(child(path, name), 1);
            return new InvalidContractException(place(file, line, path) + fault);
        }
    }

    /** @throws InvalidContractException with file and line if the content is not such JSON */
    static Document parse(String file, byte[] content) {
        LocatedJson reader = new LocatedJson(file);
        try (JsonParser parser = FACTORY.createParser(text(file, content))) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new InvalidContractException(file + ":1: expected an object, got nothing");
            }
            JsonNode root = reader.read(parser, "");
            if (parser.nextToken() != null) {
                throw new InvalidContractException(
                        file + ":" + line(parser) + ": expected nothing after the object, got more");
            }
            return new Document(file, root, Map.copyOf(reader.lines));
        } catch (JsonProcessingException e) {
            // Of what is too long the parser doesn't always tell the place.
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String what = e.getOriginalMessage().replaceFirst("(?s)\\s*(: enable `|\\(start marker).*", "");
            throw new InvalidContractException(file + ":" + line + ": not JSON: " + what, e);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static String text(String file, byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            // Decoded here, because the parser would guess UTF-16 and take some malformed UTF-8.
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            String before = new String(content, 0, bytes.position(), StandardCharsets.UTF_8);
            long line = before.chars().filter(character -> character == '\n').count() + 1;
            throw new InvalidContractException(file + ":" + line + ": not UTF-8", e);
        }
    }

    private static String place(String file, int line, String path) {
        return file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ");
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private JsonNode read(JsonParser parser, String path) throws IOException {
        lines.put(path, line(parser));
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, path);
            case START_ARRAY -> readArray(parser, path);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(parser, path);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private JsonNode readObject(JsonParser parser, String path) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (object.has(name)) {
                throw new InvalidContractException(place(file, line(parser), path) + "expected each name once, got "
                        + ContractText.quoted(name) + " again");
            }
            parser.nextToken();
            object.set(name, read(parser, child(path, name)));
        }
        return object;
    }

    private JsonNode readArray(JsonParser parser, String path) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(parser, path + "[" + array.size() + "]"));
        }
        return array;
    }

    private JsonNode readNumber(JsonParser parser, String path) throws IOException {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException exponentTooLarge) {
            throw new InvalidContractException(
                    place(file, line(parser), path) + "not JSON: a number with too large an exponent",
                    exponentTooLarge);
        }
    }

    /** The path of a name inside an object. */
    static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
