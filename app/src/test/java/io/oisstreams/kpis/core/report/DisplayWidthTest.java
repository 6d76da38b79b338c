package io.oisstreams.kpis.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "N/A, 3",
        "║═╔, 3",
        "≥90, 3",
        "…, 1",
        "✅, 2",
        "❌, 2",
        "🚨, 2",
        "🔶, 2",
        "⚠, 1",
        "Bố Cường, 8",
        "漢字, 4",
        "ｱ, 1",
        "Ａ, 2",
        "한, 2",
    })
    void aTextIsAsWideAsATerminalDrawsIt(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void marksAndWhatIsNotDrawnTakeNoColumn() {
        assertThat(DisplayWidth.of(Normalizer.normalize("Bố Cường", Normalizer.Form.NFD)))
                .isEqualTo(8);
        assertThat(DisplayWidth.of("⚠\uFE0F")).isEqualTo(1);
        assertThat(DisplayWidth.of("a\u20DD\u200D\u202E\u001B\u0000")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "10FF, 1",
        "1100, 2",
        "1108, 2",
        "115F, 2",
        "1160, 1",
        "2704, 1",
        "2705, 2",
        "2706, 1",
        "1F535, 2",
        "1F53D, 2",
        "1F53E, 1",
        "20000, 2",
        "3FFFD, 2",
        "3FFFE, 1",
        "10FFFF, 1",
    })
    void runsOfWideCharactersIncludeBothEnds(String codePoint, int columns) {
        assertThat(DisplayWidth.of(Integer.parseInt(codePoint, 16))).isEqualTo(columns);
    }
}
