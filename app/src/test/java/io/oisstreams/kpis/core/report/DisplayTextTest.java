package io.oisstreams.kpis.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DisplayTextTest {
    @ParameterizedTest
    @CsvSource({"'', '   |'", "a, 'a  |'", "✅, '✅ |'", "abc, abc|", "abcd, abcd|"})
    void aShortTextIsPaddedAndALongOneIsNot(String text, String expected) {
        assertThat(DisplayText.pad(text, 3) + "|").isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"abcd, abcd", "abcde, abc…", "漢字, 漢字", "漢字漢, 漢…", "a漢字, a漢…", "'', ''"})
    void aWideTextIsCutBeforeTheCharacterThatDoesNotFit(String text, String expected) {
        assertThat(DisplayText.cut(text, 4)).isEqualTo(expected);
    }

    /** Lines of ten columns, indented by two. */
    @ParameterizedTest
    @CsvSource({
        "'', '> '",
        "12345678, > 12345678",
        "1234 678, > 1234 678",
        "1234 6789, > 1234|  6789",
        "123456789, > 12345678|  9",
        "12 3456789012, > 12|  34567890|  12",
        "1 345678 012345 7, > 1 345678|  012345 7",
        "漢字漢字漢字, > 漢字漢字|  漢字",
        "a漢字漢字, > a漢字漢|  字",
        "'a  b   c', > a b c",
    })
    void linesBreakBetweenWordsAndInsideOfLongOnes(String text, String lines) {
        List<String> wrapped = DisplayText.wrap("> ", text, 10, 2);

        assertThat(String.join("|", wrapped)).isEqualTo(lines);
    }

    @Test
    void nothingSteersTheTerminal() {
        String hostile = "\n a\nb\tc\u001B[31md\u202Ee\u0085f\u2028g\uD800h\r\n";

        List<String> wrapped = DisplayText.wrap("", hostile, 40, 0);

        assertThat(wrapped).containsExactly("a b c\uFFFD[31mde\uFFFDf g\uFFFDh");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noLineIsTooWideAndNothingIsLost(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text = random.ints(200, 0, 6)
                .mapToObj(i -> List.of(" ", "a", "b", "漢", "🚨", "e\u0301").get(i))
                .collect(Collectors.joining());

        List<String> wrapped = DisplayText.wrap("1. ", text, 12, 3);

        assertThat(wrapped).allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(12));
        assertThat(wrapped.stream().map(line -> line.substring(3)).collect(Collectors.joining()))
                .satisfies(joined -> assertThat(letters(joined)).isEqualTo(letters(text)));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static String letters(String text) {
        return Arrays.stream(text.split(" ")).collect(Collectors.joining());
    }
}
