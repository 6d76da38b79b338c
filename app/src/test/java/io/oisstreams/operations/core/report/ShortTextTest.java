package io.oisstreams.operations.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortTextTest {
    @Test
    void aShortTextStaysAsItIs() {
        String longest = "x".repeat(ShortText.LONGEST);

        assertThat(ShortText.of(longest)).isSameAs(longest);
    }

    @Test
    void ofALongTextTheBeginningStays() {
        assertThat(ShortText.cut("0123456789", 8)).isEqualTo("01234...");
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(ShortText.cut("0123\uD83D\uDE00789", 8)).isEqualTo("0123...");
    }
}
