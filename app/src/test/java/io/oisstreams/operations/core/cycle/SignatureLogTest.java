package io.oisstreams.operations.core.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureLogTest {
    /** In the store a report takes a third more, and must be smaller than a record of 18 MiB. */
    private static final int LONGEST_BYTES = 12 * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(strings = {"a", "\"", "\u0001", "\u20AC", "\uD83D\uDE00"})
    void noTextsOfOperationsMakeItLargerThanARecord(String character) {
        String text = character.repeat(1_000 / character.length());
        SignedStep step = new SignedStep("e", 1, text, text, text, text, false, 0, 0, Optional.of(text));
        Cycle cycle = Cycle.unheardOf("c").ended(Cycle.Ending.COMPLETED, 0, Optional.empty());

        String log = new SignatureLog(cycle, Collections.nCopies(10_000, step)).json();

        assertThat(log.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LONGEST_BYTES);
        assertThat(log).contains("\"signatures_failed\": 10000,", "more operations failed", "not listed");
    }
}
