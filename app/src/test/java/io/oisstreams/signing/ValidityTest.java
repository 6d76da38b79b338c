package io.oisstreams.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void theFirstMomentIsInsideAndTheLastIsNot() {
        Validity validity = new Validity(FROM, Optional.of(TO));

        assertThat(validity.contains(FROM.minusMillis(1))).isFalse();
        assertThat(validity.contains(FROM)).isTrue();
        assertThat(validity.contains(TO.minusMillis(1))).isTrue();
        assertThat(validity.contains(TO)).isFalse();
    }

    @Test
    void withoutAnEndItHoldsForGood() {
        assertThat(Validity.from(FROM).contains(Instant.MAX)).isTrue();
        assertThat(Validity.from(FROM).contains(FROM.minusMillis(1))).isFalse();
    }

    @Test
    void noneEndsBeforeItHasBegun() {
        assertThatThrownBy(() -> new Validity(FROM, Optional.of(FROM))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Validity(TO, Optional.of(FROM))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndIsOnlyEverMovedForward() {
        Validity open = Validity.from(FROM);
        Validity ended = new Validity(FROM, Optional.of(TO));

        assertThat(open.endingBy(TO)).isEqualTo(ended);
        assertThat(ended.endingBy(TO.plusMillis(1))).isEqualTo(ended);
        assertThat(ended.endingBy(TO.minusMillis(1))).isEqualTo(new Validity(FROM, Optional.of(TO.minusMillis(1))));
        assertThat(open.endingBy(FROM)).as("one that has not begun stays").isEqualTo(open);
    }
}
