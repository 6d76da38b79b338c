package io.oisstreams.operations.core.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {
    private static final int TEXTS = 20_000;

    /** What Markdown, HTML and templates are made of, and some that is none of it. */
    private static final String PIECES =
            "\\`*_{}[]<>()#+-.!|~&;:\"'$=@^%/? \t\n\r01ab\u00e4\u0000\u0085\u2028\u202e\u00a0\ud83d";

    private static final List<String> HOSTILE = List.of(
            "a|b",
            "\\|",
            "\\",
            "\\\\",
            "| --- |",
            "\n\n# Heading",
            "a\r\n| x | y |",
            "<script>alert(1)</script>",
            "<!-- ",
            "-->",
            "![image](http://example.org/x.png)",
            "[link](javascript:alert(1))",
            "[ref]: http://example.org",
            "<http://example.org>",
            "`code`",
            "``",
            "**bold** __bold__ *i* _i_ ~~gone~~",
            "&amp; &#124; &lt;",
            "1. one",
            "12) two",
            "- item",
            "+ item",
            "===",
            "---",
            "> quote",
            "    code",
            "\tcode",
            " ",
            "trailing  ",
            "# title #",
            ":---",
            "{{tenant}}",
            "$x$",
            "snake_case_name",
            "_a_b_",
            "__",
            "\ud83d\ude00",
            "a\u202eb");

    /** The text with what can't be seen named. */
    private static String visible(String text) {
        return text.codePoints()
                .mapToObj(character -> switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> "<U+%04X>".formatted(character);
                    default -> Character.toString(character);
                })
                .collect(Collectors.joining());
    }

    private static void assertLiteral(String text) {
        String markdown = MarkdownText.of(text);
        String page = "# A " + markdown + " b\n\n| A | B |\n|---|---|\n| " + markdown + " | 1 |\n| x | a " + markdown
                + " z |\n\n" + markdown + "\n\n- " + markdown + "\n\nend **" + "x" + "** " + markdown + "\n";

        MarkdownDocument document = MarkdownDocument.parse(page);

        String seen = visible(text);
        assertThat(document.headings()).as(markdown).containsExactly("# A " + seen + " b");
        assertThat(document.tables())
                .as(markdown)
                .containsExactly(List.of(List.of("A", "B"), List.of(seen, "1"), List.of("x", "a " + seen + " z")));
        assertThat(document.paragraphs()).as(markdown).containsExactly(seen, seen, "end x " + seen);
    }

    @Test
    void hostileTextsAreShownLiterally() {
        HOSTILE.forEach(MarkdownTextTest::assertLiteral);
    }

    @Test
    void anyTextIsShownLiterally() {
        Random random = new Random(5);
        for (int i = 0; i < TEXTS; i++) {
            String text = IntStream.rangeClosed(0, random.nextInt(12))
                    .mapToObj(piece -> PIECES.charAt(random.nextInt(PIECES.length())))
                    .map(String::valueOf)
                    .collect(Collectors.joining());
            assertLiteral(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "75c6040e1e25f939",
                "ADR-001",
                "daily_budget_breach",
                "v1.0",
                "2025-12-07",
                "100.0%",
                "FINN",
                "a/b:c"
            })
    void ordinaryNamesStayAsTheyAre(String name) {
        assertThat(MarkdownText.of(name)).isEqualTo(name);
    }

    @Test
    void whatCannotBeSeenIsNamed() {
        assertThat(MarkdownText.of("a\nb\u202ec")).isEqualTo("a\\<U+000A\\>b\\<U+202E\\>c");
    }

    @Test
    void anEmptyTextIsEmpty() {
        assertThat(MarkdownText.of("")).isEmpty();
    }
}
