package io.oisstreams.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** The example of C2SP signed-note. */
    private static final String POEM = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed è subito sera.

            — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
            """;

    /** The example of C2SP tlog-cosignature. */
    private static final String COSIGNED = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    private static final NoteSignature LINE = new NoteSignature("a", 1, new byte[] {2});

    @Test
    void theExampleOfTheSpecificationIsRead() {
        SignedNote note = SignedNote.parse(POEM);

        assertThat(note.text()).startsWith("Ognuno sta").endsWith("sole:\n\ned è subito sera.\n");
        assertThat(note.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.name()).isEqualTo("quasimodo.example/salvatore");
            assertThat(signature.keyHash()).isEqualTo(0x367ba04b);
            assertThat(signature.signature()).hasSize(64);
        });
        assertThat(note.note()).isEqualTo(POEM);
    }

    @Test
    void aCosignedCheckpointIsRead() {
        SignedNote note = SignedNote.parse(COSIGNED);

        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(20_852_163);
        assertThat(note.signatures())
                .extracting(NoteSignature::name)
                .containsExactly("example.com/behind-the-sofa", "witness.example.com/w1");
        assertThat(note.signatures().get(1).signature()).hasSize(8 + 64).startsWith(0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb);
        assertThat(note.note()).isEqualTo(COSIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "\n", "a\n\n", "\n\n\n", "a\n— not a line\n", "ä\u2028\n"})
    void everyTextIsReadAsItWasWritten(String text) {
        SignedNote unsigned = new SignedNote(text, List.of());
        SignedNote signed = unsigned.with(List.of(LINE, new NoteSignature("ä/\ud83d\ude00", -1, new byte[20_000])));

        assertThat(SignedNote.parse(unsigned.note())).isEqualTo(unsigned);
        assertThat(SignedNote.parse(signed.note())).isEqualTo(signed);
        assertThat(signed.signatures()).startsWith(LINE).hasSize(2);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("— quasimodo", "- quasimodo"),
                Arguments.of("— quasimodo", "—quasimodo"),
                Arguments.of("— quasimodo", "—  quasimodo"),
                Arguments.of("— quasimodo", "a line\n— quasimodo"),
                Arguments.of("/salvatore", " "),
                Arguments.of("/salvatore", "+salvatore"),
                Arguments.of("/salvatore", "\u2003salvatore"),
                Arguments.of("quasimodo.example/salvatore", ""),
                Arguments.of("salvatore N", "salvatore  N"),
                Arguments.of("salvatore N", "salvatoreN"),
                Arguments.of("NtIc=", "NtIc"),
                Arguments.of("NtIc=", "NtId="),
                Arguments.of("NtIc=", "NtIc= "),
                Arguments.of("NtIc=", "NtIc=="),
                Arguments.of("NtIc=", "NtIc*"),
                Arguments.of("NtIc=\n", "NtIc="),
                Arguments.of("NtIc=\n", "NtIc=\r\n"),
                Arguments.of("sera.\n\n", "sera.\n"),
                Arguments.of("sera.", "sera.\t"),
                Arguments.of("sera.", "sera.\r"),
                Arguments.of("sera.", "sera.\u0000"),
                Arguments.of("sera.", "sera.\udc00"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aMalformedNoteIsRefused(String right, String wrong) {
        String changed = POEM.replace(right, wrong);

        assertThat(changed).isNotEqualTo(POEM);
        assertThatThrownBy(() -> SignedNote.parse(changed)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text",
                "\n\n— a",
                "text\n\n— a AAAAAA==",
                "text\n\n— a AAAAAA==\n",
                "text\n\n— a \n"
            })
    void whatIsNoNoteIsRefused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHundredSignaturesAreTheMost() {
        SignedNote full = new SignedNote("a\n", Collections.nCopies(100, LINE));

        assertThat(SignedNote.parse(full.note())).isEqualTo(full);
        assertThatThrownBy(() -> full.with(List.of(LINE))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignedNote.parse(full.note() + "— a AAAAAQI=\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(LINE.line()).isEqualTo("— a AAAAAQI=");
    }

    @Test
    void noLineIsMadeOfWrongParts() {
        assertThatThrownBy(() -> new NoteSignature("a", 1, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoteSignature("", 1, new byte[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoteSignature("a b", 1, new byte[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignedNote("no end", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
