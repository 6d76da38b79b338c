package io.oisstreams.event;

import static io.oisstreams.event.InvalidEventException.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.oisstreams.crypto.CanonicalJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The JSON form of the values of a field: text, numbers, times, bytes, symbols. Part of {@link AvroJson}. */
final class JsonScalar {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final Pattern LARGE_INTEGER = Pattern.compile("-?[1-9][0-9]{15,18}");

    /** The longest number that the JSON parser takes too. Reading one takes time in the square of its length. */
    private static final int LONGEST_NUMBER = 1000;

    private static final int LONGEST_QUOTE = 64;

    private JsonScalar() {}

    static Object read(JsonNode json, Schema type, String path) throws InvalidEventException {
        return switch (type.getType()) {
            case STRING -> checkUnicode(text(json, "a string", path), path);
            case BOOLEAN -> {
                if (!json.isBoolean()) {
                    throw invalid(path, "true or false", describe(json));
                }
                yield json.booleanValue();
            }
            case INT -> {
                if (!json.isIntegralNumber() || !json.canConvertToInt()) {
                    throw invalid(path, "an integer of 32 bits", describe(json));
                }
                yield json.intValue();
            }
            case LONG -> type.getLogicalType() == null ? integer(json, path) : time(json, path);
            case DOUBLE -> finite(json, path);
            case BYTES ->
                type.getLogicalType() instanceof LogicalTypes.Decimal decimal
                        ? decimal(json, decimal, path)
                        : bytes(json, path);
            case ENUM -> symbol(json, type, path);
            default -> throw new IllegalArgumentException("unsupported type " + type);
        };
    }

    static JsonNode write(Object value) {
        if (value instanceof BigDecimal decimal) {
            return TextNode.valueOf(decimal.stripTrailingZeros().toPlainString());
        } else if (value instanceof Instant time) {
            return LongNode.valueOf(time.toEpochMilli());
        } else if (value instanceof Long number) {
            return LongNode.valueOf(number);
        } else if (value instanceof Integer number) {
            return IntNode.valueOf(number);
        } else if (value instanceof Double number) {
            return DecimalNode.valueOf(CanonicalJson.decimal(number));
        } else if (value instanceof Boolean truth) {
            return BooleanNode.valueOf(truth);
        } else if (value instanceof ByteBuffer buffer) {
            return TextNode.valueOf(Base64.getEncoder().encodeToString(FieldBytes.of(buffer)));
        }
        // Text, and the symbols of enums.
        return TextNode.valueOf(value.toString());
    }

    /** A time in milliseconds or ISO 8601 with its zone; digits beyond milliseconds are cut off. */
    static Instant time(JsonNode json, String path) throws InvalidEventException {
        if (!json.isTextual() || isLargeInteger(json)) {
            return Instant.ofEpochMilli(integer(json, path));
        }
        try {
            return Instant.ofEpochMilli(
                    OffsetDateTime.parse(json.textValue()).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException notATime) {
            throw invalid(path, "milliseconds or ISO 8601 with a zone (2026-05-21T14:32:00Z)", describe(json));
        }
    }

    static String text(JsonNode json, String expected, String path) throws InvalidEventException {
        if (!json.isTextual()) {
            throw invalid(path, expected, describe(json));
        }
        return json.textValue();
    }

    /** The text, if it has a form in UTF-8, which half of a surrogate pair has not. */
    static String checkUnicode(String text, String path) throws InvalidEventException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    throw invalid(path, "Unicode text", "a surrogate without its pair");
                }
                i++;
            }
        }
        return text;
    }

    /** What a value is, short enough for a message. */
    static String describe(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> "the string \"" + shorten(json.textValue()) + "\"";
            case NUMBER, BOOLEAN -> shorten(json.asText());
            case NULL -> "null";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "nothing";
        };
    }

    static String shorten(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }

    /** Integers that not every reader holds exactly are strings in the canonical form (RFC 8785 appendix D). */
    private static boolean isLargeInteger(JsonNode json) {
        return json.isTextual() && LARGE_INTEGER.matcher(json.textValue()).matches();
    }

    private static long integer(JsonNode json, String path) throws InvalidEventException {
        if (isLargeInteger(json)) {
            try {
                return Long.parseLong(json.textValue());
            } catch (NumberFormatException tooLarge) {
                throw invalid(path, "an integer of 64 bits", describe(json));
            }
        }
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw invalid(path, "an integer of 64 bits", describe(json));
        }
        return json.longValue();
    }

    private static double finite(JsonNode json, String path) throws InvalidEventException {
        double number = json.isNumber() ? json.doubleValue() : Double.NaN;
        if (!Double.isFinite(number)) {
            throw invalid(path, "a finite number", describe(json));
        }
        return number;
    }

    private static BigDecimal decimal(JsonNode json, LogicalTypes.Decimal type, String path)
            throws InvalidEventException {
        int wholeDigits = type.getPrecision() - type.getScale();
        String expected = "a decimal with at most " + wholeDigits + " digits before the point";
        BigDecimal number = exact(json, expected, path);
        // Asked before rounding: 1e999999999 and its inverse would be written out digit by digit.
        long exponent = (long) number.precision() - number.scale();
        if (number.signum() != 0 && exponent > wholeDigits) {
            throw invalid(path, expected, describe(json));
        }
        if (number.signum() == 0 || exponent < -type.getScale()) {
            return BigDecimal.valueOf(0, type.getScale());
        }
        BigDecimal rounded = number.setScale(type.getScale(), RoundingMode.HALF_EVEN);
        if (rounded.precision() > type.getPrecision()) {
            throw invalid(path, expected, describe(json));
        }
        return rounded;
    }

    private static BigDecimal exact(JsonNode json, String expected, String path) throws InvalidEventException {
        if (json.isNumber()) {
            return json.decimalValue();
        }
        String text = text(json, expected, path);
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            throw invalid(path, expected, describe(json));
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException exponentTooLarge) {
            throw invalid(path, expected, describe(json));
        }
    }

    private static ByteBuffer bytes(JsonNode json, String path) throws InvalidEventException {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text(json, "base64", path)));
        } catch (IllegalArgumentException notBase64) {
            throw invalid(path, "base64", describe(json));
        }
    }

    private static Object symbol(JsonNode json, Schema type, String path) throws InvalidEventException {
        String symbol = text(json, "one of " + type.getEnumSymbols(), path);
        if (!type.hasEnumSymbol(symbol)) {
            symbol = type.getEnumDefault();
        }
        if (symbol == null) {
            throw invalid(path, "one of " + type.getEnumSymbols(), describe(json));
        }
        return SpecificData.get().createEnum(symbol, type);
    }
}
