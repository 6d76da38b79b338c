package io.oisstreams.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** RFC 8785, section 3.2.3: by UTF-16 code units, so the emoji (U+D83D ...) comes before U+FB33. */
    @Test
    void namesAreSortedByUtf16CodeUnits() {
        String json = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                 "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "Latin Small Letter O With Diaeresis"}""";

        assertThat(canonical(json))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** The string and the literals of RFC 8785, section 3.2.2; its numbers are fractions. */
    @Test
    void stringsAndLiteralsAreThoseOfTheRfc() {
        String json = """
                {"string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}""";

        assertThat(canonical(json))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\\u0008, \\b",
                "\\u0009, \\t",
                "\\u000a, \\n",
                "\\u000c, \\f",
                "\\u000d, \\r",
                "\\u0000, \\u0000",
                "\\u001F, \\u001f"
            })
    void controlCharactersHaveOneEscape(String escaped, String canonical) {
        assertThat(canonical("{\"a\":\"" + escaped + "\"}")).isEqualTo("{\"a\":\"" + canonical + "\"}");
    }

    @Test
    void nothingElseIsEscaped() {
        String text = "\u007f\u2028\u2029/<>&'\u00e9e\u0301\ud83d\ude00";

        assertThat(canonical(object().put("a", text))).isEqualTo("{\"a\":\"" + text + "\"}");
    }

    @Test
    void theOrderOfPropertiesDoesNotMatterAtAnyDepth() {
        String one = "{\"b\":{\"y\":[{\"q\":1,\"p\":2}],\"x\":\"s\"},\"a\":{}}";
        String other = "{ \"a\" : {} , \"b\" : {\"x\":\"s\", \"y\":[ {\"p\":2, \"q\":1} ]} }";

        assertThat(canonical(one))
                .isEqualTo(canonical(other))
                .isEqualTo("{\"a\":{},\"b\":{\"x\":\"s\",\"y\":[{\"p\":2,\"q\":1}]}}");
    }

    @Test
    void theOrderOfAnArrayStays() {
        assertThat(canonical("{\"a\":[3,1,2,[]]}")).isEqualTo("{\"a\":[3,1,2,[]]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1784000000000", "9007199254740992", "-9007199254740992"})
    void integersUpTo2To53AreWrittenAsTheyAre(String integer) {
        assertThat(canonical("{\"a\":" + integer + "}")).isEqualTo("{\"a\":" + integer + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740993",
                "-9007199254740993",
                "9223372036854775807",
                "-9223372036854775808",
                "1" + "0000000000" + "0000000000" + "0000000000"
            })
    void integersBeyond2To53AreRefused(String integer) {
        assertThatThrownBy(() -> canonical("{\"a\":{\"b\":[0," + integer + "]}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("$.a.b[1]: an integer beyond 2^53");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1.0", "1e3", "-0.0"})
    void fractionsAreRefused(String fraction) {
        assertThatThrownBy(() -> canonical("{\"a\":" + fraction + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("$.a: not an integer");
    }

    @Test
    void numbersThatOnlyLookLikeIntegersAreRefused() {
        assertThatThrownBy(() -> canonical(object().put("a", new BigDecimal("7"))))
                .hasMessageStartingWith("$.a: not an integer");
        assertThatThrownBy(() -> canonical(object().put("a", Double.NaN)))
                .hasMessageStartingWith("$.a: not an integer");
    }

    @Test
    void smallIntegersOfAnyJavaTypeAreWrittenAlike() {
        ObjectNode types = object().put("a", (short) 7).put("b", 7).put("c", 7L).put("d", BigInteger.valueOf(7));

        assertThat(canonical(types)).isEqualTo("{\"a\":7,\"b\":7,\"c\":7,\"d\":7}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "x\\ude00", "\\ude00\\ud83d", "\\ud83d\\ude00\\ud83d"})
    void loneSurrogatesAreRefused(String escaped) {
        assertThatThrownBy(() -> canonical("{\"a\":[{\"b\":\"" + escaped + "\"}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("$.a[0].b: a lone surrogate");
        assertThatThrownBy(() -> canonical("{\"a\":{\"" + escaped + "\":1}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a lone surrogate");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        ObjectNode withBytes = object().put("a", new byte[] {1});
        ObjectNode withObject = object().putPOJO("a", Thread.State.NEW);

        assertThatThrownBy(() -> canonical(withBytes)).hasMessageStartingWith("$.a: not JSON");
        assertThatThrownBy(() -> canonical(withObject)).hasMessageStartingWith("$.a: not JSON");
    }

    @Test
    void aHundredLevelsAreReadAndNoMore() {
        ObjectNode hundred = nested(100);
        ObjectNode more = nested(101);

        assertThat(canonical(hundred)).hasSize(100 * 6 - 4);
        assertThatThrownBy(() -> canonical(more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": more than 100 levels");
    }

    private static ObjectNode nested(int levels) {
        ObjectNode node = object();
        for (int i = 1; i < levels; i++) {
            node = object().set("a", node);
        }
        return node;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String canonical(ObjectNode object) {
        return new String(CanonicalJson.of(object), UTF_8);
    }

    private static String canonical(String json) {
        try {
            return canonical((ObjectNode) JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
