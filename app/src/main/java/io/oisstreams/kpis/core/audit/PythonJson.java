package io.oisstreams.kpis.core.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * JSON as Python reads and writes it: {@code json.dumps(value, sort_keys=True)} with all its other defaults. A number with a
 * point or an exponent is a float, any other an integer of any size.
 */
public final class PythonJson {
    /** Python's own limit of the digits of an integer. */
    private static final int MAX_DIGITS = 4300;

    private static final int LONGEST_MESSAGE = 200;
    private static final int FIRST_PRINTABLE = ' ';
    private static final int LAST_PRINTABLE = '~';

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(MAX_DIGITS)
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    // Names of a log need not be the same few, so none is remembered.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private PythonJson() {}

    /**
     * Reads one object.
     *
     * @param utf8 nothing but the object and spaces around it
     * @throws IllegalArgumentException saying what is wrong in one line: no UTF-8, no JSON, no object, a name given twice (which
     *     it names), NaN, an infinity, a number of more than 4300 characters, more than 1000 levels
     */
    public static ObjectNode read(byte[] utf8) {
        try {
            // Decoded here, because the parser would guess UTF-16 and take some malformed UTF-8.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            if (READER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("not an object");
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("not UTF-8", malformed);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not JSON: " + fault(malformed), malformed);
        }
    }

    /**
     * Writes a value, in ASCII.
     *
     * @param value as {@link #read} gives them
     * @throws IllegalArgumentException if a float in it is beyond the range of a double
     */
    public static String write(JsonNode value) {
        StringBuilder text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(JsonNode value, StringBuilder text) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(value, text);
            case ARRAY -> appendArray(value, text);
            case STRING -> appendString(value.textValue(), text);
            case NUMBER -> text.append(value.isIntegralNumber() ? value.asText() : repr(value.doubleValue()));
            default -> text.append(value.asText());
        }
    }

    private static String repr(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a number beyond the range of a double");
        }
        return PythonFloat.repr(number);
    }

    private static void appendObject(JsonNode object, StringBuilder text) {
        List<Map.Entry<String, JsonNode>> members = object.properties().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey, PythonJson::compareCodePoints))
                .toList();
        String separator = "{";
        for (Map.Entry<String, JsonNode> member : members) {
            text.append(separator);
            appendString(member.getKey(), text);
            text.append(": ");
            append(member.getValue(), text);
            separator = ", ";
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private static void appendArray(JsonNode array, StringBuilder text) {
        text.append('[');
        for (Iterator<JsonNode> elements = array.elements(); elements.hasNext(); ) {
            append(elements.next(), text);
            text.append(elements.hasNext() ? ", " : "");
        }
        text.append(']');
    }

    private static void appendString(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\f' -> text.append("\\f");
                case '\b' -> text.append("\\b");
                default -> appendCharacter(c, text);
            }
        }
        text.append('"');
    }

    private static void appendCharacter(char c, StringBuilder text) {
        if (c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE) {
            text.append(c);
            return;
        }
        text.append("\\u");
        for (int shift = Character.SIZE - 4; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }

    /** The order of Python's strings; Java's is that of UTF-16, in which U+10000 comes before U+FFFF. */
    private static int compareCodePoints(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int i = 0;
        while (i < length) {
            int codePoint = one.codePointAt(i);
            int otherCodePoint = other.codePointAt(i);
            if (codePoint != otherCodePoint) {
                return Integer.compare(codePoint, otherCodePoint);
            }
            i += Character.charCount(codePoint);
        }
        return Integer.compare(one.length(), other.length());
    }

    /** Without the parser's advice on how to program it, and with nothing that a terminal would obey. */
    private static String fault(JsonProcessingException malformed) {
        String message =
                malformed.getOriginalMessage().replaceFirst(": enable `.*", "").replaceAll("\\p{C}", "?");
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }
}
