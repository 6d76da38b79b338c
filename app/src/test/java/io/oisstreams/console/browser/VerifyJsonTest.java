package io.oisstreams.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.crypto.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** JSON read and made canonical in the browser, against the service's own. */
class VerifyJsonTest extends VerifyTest {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final String REFUSED = "refused";
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-1",
            "1.0",
            "1.000000",
            "0.996914",
            "-0.0",
            "0.1",
            "1e3",
            "1E-7",
            "1e21",
            "123456789012345678",
            "9007199254740992",
            "9007199254740993",
            "-9007199254740992",
            "1e400",
            "1e-400",
            "0.1000000000000000055511151231257827",
            "0.30000000000000004",
            "5e-324",
            "4.9e-324",
            "1.7976931348623157e308",
            "100000000000000000000.5",
            "1e-6",
            "1e-7",
            "333333333.33333329",
            "0.000001",
            "120e-3",
            "12345.678900");
    private static final List<String> STRINGS = List.of(
            "\"\"",
            "\"a\"",
            "\"\\u0000\"",
            "\"\\u001f\\b\\f\\n\\r\\t\\\"\\\\\\/\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\ud800\\ud800\"",
            "\"é日本\uD83D\uDE00\"",
            "\"\u2028\u2029\u007f\u0080\"",
            "\"</script>\"",
            "\"__proto__\"",
            "\"\\uFFFF\"");
    private static final List<String> BROKEN = List.of(
            "",
            " ",
            "{",
            "}",
            "[]",
            "1",
            "null",
            "{\"a\":1,}",
            "{\"a\":1 \"b\":2}",
            "{a:1}",
            "{'a':1}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{\"a\":1.}",
            "{\"a\":1e}",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{\"a\":tru}",
            "{\"a\":truex}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12g4\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"",
            "{\"a\":1}{}",
            "{\"a\":1} x",
            "{\"a\":1,\"a\":1}",
            "{\"\\u0061\":1,\"a\":2}",
            "{\"a\":[1,]}",
            "{\"a\":[,1]}",
            "{\"a\":1}\u00a0",
            "\ufeff{\"a\":1}",
            "{\"a\":--1}",
            "{\"a\":0x1}",
            "{\"constructor\":{\"__proto__\":1}}",
            "{\"__proto__\":1,\"__proto__\":2}",
            "{\"toString\":1,\"valueOf\":2}",
            "{ \"a\" :\t[ 1 ,\r\n2 ] }",
            "{\"\":{\"\":[]}}");

    private static String expected(String text) {
        try {
            return STRICT.readTree(text) instanceof ObjectNode object
                    ? new String(CanonicalJson.withFractions(object), StandardCharsets.UTF_8)
                    : REFUSED;
        } catch (JsonProcessingException | IllegalArgumentException refused) {
            return REFUSED;
        }
    }

    /** As the pages use it: an object, read and written again. */
    private List<String> inTheBrowser(List<String> texts) {
        String each = """
                argument.map((text) => {
                    try {
                        const value = parse(text);
                        return Object.getPrototypeOf(value ?? 0) === null ? canonical(value) : "refused";
                    } catch {
                        return "refused";
                    }
                })""";
        return List.of(call("parse, canonical", "json.js", each, texts, String[].class));
    }

    @Test
    void hostileTextsAreTakenOrRefusedAlike() {
        List<String> texts = new ArrayList<>(BROKEN);
        NUMBERS.forEach(number -> texts.add("{\"a\":" + number + "}"));
        STRINGS.forEach(string -> texts.add("{" + string + ":" + string + "}"));
        IntStream.of(98, 99, 100, 101, 5_000)
                .forEach(depth -> texts.add("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));

        List<String> found = inTheBrowser(texts);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(found.get(i)).as(texts.get(i)).isEqualTo(expected(texts.get(i)));
        }
        assertThat(found).contains(REFUSED, "{\"a\":1}", "{\"a\":0.996914}");
    }

    @Test
    void randomObjectsAreCanonicalAlike() {
        Random random = new Random(9);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            texts.add(object(random, 0));
        }

        List<String> found = inTheBrowser(texts);

        int taken = 0;
        for (int i = 0; i < texts.size(); i++) {
            assertThat(found.get(i)).as(texts.get(i)).isEqualTo(expected(texts.get(i)));
            taken += found.get(i).equals(REFUSED) ? 0 : 1;
        }
        assertThat(taken).isBetween(1_000, 4_900);
    }

    private static String object(Random random, int level) {
        StringBuilder text = new StringBuilder("{");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(name(random)).append(':').append(value(random, level)).append(i > 1 ? " ," : "");
        }
        return text.append('}').toString();
    }

    private static String value(Random random, int level) {
        return switch (random.nextInt(level > 3 ? 4 : 6)) {
            case 0 -> List.of("true", "false", "null").get(random.nextInt(3));
            case 1 -> random.nextInt(8) == 0 ? NUMBERS.get(random.nextInt(NUMBERS.size())) : number(random);
            case 2 -> name(random);
            case 3 -> String.valueOf(random.nextLong(1L << 54) - (1L << 53));
            case 4 -> "[" + value(random, level + 1) + "," + value(random, level + 1) + "]";
            default -> object(random, level + 1);
        };
    }

    private static String number(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> String.valueOf(random.nextDouble());
            case 1 -> "0." + random.nextInt(1_000_000) + "00";
            default -> String.valueOf(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
        };
    }

    /** Often one of a few, so that some objects have a field twice. */
    private static String name(Random random) {
        if (random.nextInt(3) > 0) {
            return STRINGS.get(random.nextInt(STRINGS.size()));
        }
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(String.format("\\u%04x", random.nextInt(0xD800)));
        }
        return text.append('"').toString();
    }
}
