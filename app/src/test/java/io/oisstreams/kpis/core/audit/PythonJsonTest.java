package io.oisstreams.kpis.core.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected texts are those that Python 3.11 wrote. */
class PythonJsonTest {
    private static final String WRAPPED = "{\"x\": ";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Stream<Arguments> floats() {
        return Stream.of(
                arguments("5e-324", "5e-324"),
                arguments("1.7976931348623157e+308", "1.7976931348623157e+308"),
                arguments("2e-3", "0.002"),
                arguments("2.0E-3", "0.002"),
                arguments("1.0E23", "1e+23"),
                arguments("5.684341886080802e-14", "5.684341886080802e-14"),
                arguments("1e22", "1e+22"),
                arguments("1e16", "1e+16"),
                arguments("1E15", "1000000000000000.0"),
                arguments("9999999999999998.0", "9999999999999998.0"),
                arguments("123456789012345680.0", "1.2345678901234568e+17"),
                arguments("0.0001", "0.0001"),
                arguments("0.00001", "1e-05"),
                arguments("0.000123", "0.000123"),
                arguments("-0.0", "-0.0"),
                arguments("0.0", "0.0"),
                arguments("1.0", "1.0"),
                arguments("100.0", "100.0"),
                arguments("-1.5", "-1.5"),
                arguments("1e21", "1e+21"),
                arguments("1e-7", "1e-07"),
                arguments("123e-20", "1.23e-18"),
                arguments("2.2250738585072014e-308", "2.2250738585072014e-308"),
                arguments("4.35", "4.35"),
                arguments("0.1", "0.1"),
                arguments("9007199254740993.0", "9007199254740992.0"),
                arguments("1e100", "1e+100"),
                arguments("8.41E21", "8.41e+21"),
                arguments("2.0e44", "2e+44"),
                arguments("1.1754943508222875e-38", "1.1754943508222875e-38"),
                arguments("12345678901234567.0", "1.2345678901234568e+16"),
                arguments("0.30000000000000004", "0.30000000000000004"));
    }

    static Stream<Arguments> integersAndOthers() {
        return Stream.of(
                arguments("0", "0"),
                arguments("-0", "0"),
                arguments("-7", "-7"),
                arguments("9223372036854775808", "9223372036854775808"),
                arguments(
                        "-123456789012345678901234567890123456789012345678901234567890",
                        "-123456789012345678901234567890123456789012345678901234567890"),
                arguments("true", "true"),
                arguments("false", "false"),
                arguments("null", "null"),
                arguments("[]", "[]"),
                arguments("{}", "{}"),
                arguments("[ ]", "[]"),
                arguments("[1,2.5,\"a\",null,[true]]", "[1, 2.5, \"a\", null, [true]]"),
                arguments(
                        "{\"b\":1,\"a\":{\"d\":[{}],\"c\":false}}", "{\"a\": {\"c\": false, \"d\": [{}]}, \"b\": 1}"));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("\"\\u0000\\u001f\\b\\t\\n\\f\\r\"", "\"\\u0000\\u001f\\b\\t\\n\\f\\r\""),
                arguments("\"\u007f\u0080\"", "\"\\u007f\\u0080\""),
                arguments("\"\\\"\\\\\\/\"", "\"\\\"\\\\/\""),
                arguments("\"\u1ebf B\u1ed1 C\u01b0\u1eddng\"", "\"\\u1ebf B\\u1ed1 C\\u01b0\\u1eddng\""),
                arguments("\"\ud83d\ude00\"", "\"\\ud83d\\ude00\""),
                arguments("\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\""),
                arguments("\"\\uD83D\"", "\"\\ud83d\""),
                arguments("\"\\ude00\\ud83d\"", "\"\\ude00\\ud83d\""),
                arguments("\"\\uFFFF\\u00e9\\u2028\"", "\"\\uffff\\u00e9\\u2028\""));
    }

    static Stream<Arguments> namesInTheOrderOfCodePoints() {
        return Stream.of(
                arguments(
                        "{\"\\uffff\":1,\"\\ud800\\udc00\":2,\"a\":3,\"Z\":4,\"\\ud800\":5,\"\":6}",
                        "{\"\": 6, \"Z\": 4, \"a\": 3, \"\\ud800\": 5, \"\\uffff\": 1, \"\\ud800\\udc00\": 2}"),
                arguments(
                        "{\"aa\":1,\"a\":2,\"a\\ud83d\\ude01\":3,\"a\\ud83d\\ude00\":4,\"a\\ue000\":5}",
                        "{\"a\": 2, \"aa\": 1, \"a\\ue000\": 5, \"a\\ud83d\\ude00\": 4, \"a\\ud83d\\ude01\": 3}"));
    }

    @ParameterizedTest
    @MethodSource({"floats", "integersAndOthers", "texts", "namesInTheOrderOfCodePoints"})
    void isWrittenAsPythonDoes(String given, String expected) {
        String written = PythonJson.write(read(WRAPPED + given + "}"));

        assertThat(written).isEqualTo(WRAPPED + expected + "}");
    }

    @Test
    void anEmptyObjectIsTwoBraces() {
        assertThat(PythonJson.write(read(" {\t}\r"))).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"a\": 1}             | not JSON: Duplicate field 'a'",
                "{\"a\": [{\"b\": 1, \"\\u0062\": 2}]} | not JSON: Duplicate field 'b'",
                "{\"a\": NaN}                  | not JSON: Non-standard token 'NaN'",
                "{\"a\": -Infinity}            | not JSON: Non-standard token '-Infinity'",
                "[{\"a\": 1}]                  | not an object",
                "null                         | not an object",
                "``                           | not an object",
                "{\"a\": 1} {}                 | not JSON: Trailing token",
                "{\"a\": 01}                   | not JSON: Invalid numeric value: Leading zeroes not allowed",
                "{\"a\": 1                     | not JSON: Unexpected end-of-input"
            })
    void whatIsNoObjectIsRefusedInOneLine(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text))
                .withMessageStartingWith(message)
                .satisfies(refused ->
                        assertThat(String.valueOf(refused.getMessage()).lines()).hasSize(1));
    }

    @Test
    void malformedUtf8IsRefused() {
        byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PythonJson.read(overlong))
                .withMessage("not UTF-8");
    }

    @Test
    void aMessageHasNothingThatATerminalWouldObey() {
        String name = "\\u001b[2J\\u202e" + "x".repeat(10_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"" + name + "\": 1, \"" + name + "\": 1}"))
                .satisfies(refused -> assertThat(refused.getMessage())
                        .startsWith("not JSON: Duplicate field '?[2J?xxx")
                        .hasSizeLessThan(300));
    }

    @Test
    void aFloatThatNoDoubleHoldsIsNotWritten() {
        ObjectNode beyond = read("{\"a\": 1e400}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PythonJson.write(beyond))
                .withMessage("a number beyond the range of a double");
    }

    @Test
    void integersHaveAsManyDigitsAsPythonAllows() {
        String longest = "{\"a\": " + "9".repeat(4300) + "}";

        assertThat(PythonJson.write(read(longest))).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(longest.replaceFirst("9", "99")))
                .withMessageContaining("4301");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsWrittenReadsAsTheSameAndIsWrittenTheSame(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            ObjectNode object = object(random, 0);

            String written = PythonJson.write(object);

            assertThat(read(written)).isEqualTo(object);
            assertThat(PythonJson.write(read(written))).isEqualTo(written).matches("[ -~]*");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void noShorterTextThanThatOfAFloatGivesTheSameDouble(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 20_000; run++) {
            double number = finite(random);

            String repr = PythonFloat.repr(number);

            assertThat(Double.parseDouble(repr)).isEqualTo(number);
            int digits = significantDigits(repr);
            if (digits > 1) {
                BigDecimal shorter = new BigDecimal(number).round(new MathContext(digits - 1));
                assertThat(shorter.doubleValue()).as(repr).isNotEqualTo(number);
            }
        }
    }

    private static ObjectNode read(String text) {
        return PythonJson.read(text.getBytes(UTF_8));
    }

    private static int significantDigits(String number) {
        return number.replaceFirst("[eE].*", "")
                .replaceAll("[-.]", "")
                .replaceFirst("^0+", "")
                .replaceFirst("0+$", "")
                .length();
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        for (int members = random.nextInt(6); members > 0; members--) {
            object.set(text(random), value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> JSON.numberNode(finite(random));
            // As the reader gives them: in the smallest type that holds them.
            case 1 -> JSON.numberNode(random.nextInt());
            case 2 ->
                JSON.numberNode(
                        BigInteger.ONE.shiftLeft(64 + random.nextInt(200)).negate());
            case 3 -> JSON.textNode(text(random));
            case 4 -> random.nextBoolean() ? JSON.nullNode() : JSON.booleanNode(random.nextBoolean());
            case 5 -> object(random, depth + 1);
            default -> JSON.arrayNode().add(value(random, depth + 1)).add(value(random, depth + 1));
        };
    }

    /** Of all characters, those most often that are treated specially. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : 0xd7f8 + random.nextInt(0x810)));
        }
        return text.toString();
    }

    private static double finite(Random random) {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : Math.scalb(1.0, random.nextInt(2000) - 1000);
    }
}
