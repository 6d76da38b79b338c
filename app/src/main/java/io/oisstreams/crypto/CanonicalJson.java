package io.oisstreams.crypto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of JSON that hashes are made over (RFC 8785). Takes less than the RFC does, so that no reader
 * anywhere can see another value: integers only, and only those that every IEEE 754 double holds exactly.
 */
public final class CanonicalJson {
    private static final BigInteger MAX_INTEGER = BigInteger.ONE.shiftLeft(53);
    private static final int MAX_DEPTH = 100;

    private CanonicalJson() {}

    /**
     * The canonical bytes, UTF-8, of an object without fractions.
     *
     * @throws IllegalArgumentException with the JSON path of the first value that has none: a fraction (1.0 too), an
     *     integer beyond 2^53 either way, a string or name with a lone surrogate, a node that isn't JSON, more than 100
     *     levels
     */
    public static byte[] of(ObjectNode object) {
        check(object, new Path(null, "$"), 1, false);
        return canonical(object);
    }

    /**
     * The canonical bytes, UTF-8, of an object that may have decimal fractions, but only such that are exactly what their canonical
     * text says: those of at most 15 digits, for instance.
     *
     * @throws IllegalArgumentException as {@link #of} does, and for a number that a double does not stand for
     */
    public static byte[] withFractions(ObjectNode object) {
        check(object, new Path(null, "$"), 1, true);
        return canonical(object);
    }

    private static byte[] canonical(ObjectNode object) {
        try {
            return new JsonCanonicalizer(object.toString()).getEncodedUTF8();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Jackson wrote what the canonicalizer can't read", impossible);
        }
    }

    private static void check(JsonNode node, Path path, int depth, boolean fractions) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(path + ": more than " + MAX_DEPTH + " levels");
        }
        switch (node.getNodeType()) {
            case OBJECT -> {
                for (Map.Entry<String, JsonNode> property : node.properties()) {
                    Path propertyPath = new Path(path, "." + property.getKey());
                    checkText(property.getKey(), propertyPath);
                    check(property.getValue(), propertyPath, depth + 1, fractions);
                }
            }
            case ARRAY -> {
                for (int i = 0; i < node.size(); i++) {
                    check(node.get(i), new Path(path, "[" + i + "]"), depth + 1, fractions);
                }
            }
            case NUMBER -> {
                if (fractions && !node.isIntegralNumber()) {
                    checkFraction(node, path);
                } else {
                    checkNumber(node, path);
                }
            }
            case STRING -> checkText(node.textValue(), path);
            case BOOLEAN, NULL -> {}
            default -> throw new IllegalArgumentException(path + ": not JSON: " + node.getNodeType());
        }
    }

    private static void checkNumber(JsonNode node, Path path) {
        if (!node.isIntegralNumber()) {
            throw new IllegalArgumentException(path + ": not an integer: " + node);
        }
        if (node.bigIntegerValue().abs().compareTo(MAX_INTEGER) > 0) {
            throw new IllegalArgumentException(path + ": an integer beyond 2^53: " + node);
        }
    }

    private static void checkFraction(JsonNode node, Path path) {
        double nearest = node.doubleValue();
        if (!Double.isFinite(nearest) || decimal(nearest).compareTo(node.decimalValue()) != 0) {
            throw new IllegalArgumentException(path + ": more digits than a double holds: " + node);
        }
    }

    private static void checkText(String text, Path path) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    throw new IllegalArgumentException(path + ": a lone surrogate at index " + i);
                }
                i++;
            }
        }
    }

    /** Where we are; becomes text only when something is wrong there. */
    private record Path(@Nullable Path parent, String step) {
        @Override
        public String toString() {
            return parent == null ? step : parent + step;
        }
    }

    /** The decimal that RFC 8785 writes for a finite double: the same everywhere, while Java's own form differs between its versions. */
    public static BigDecimal decimal(double number) {
        try {
            return new BigDecimal(NumberToJSON.serializeNumber(number));
        } catch (IOException e) {
            throw new IllegalArgumentException("not finite: " + number, e);
        }
    }
}
