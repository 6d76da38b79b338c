package io.oisstreams.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoStartTest {
    @Test
    void aLaterDemoStartsInAWindowThatTheEarlierOneHasNotTouched() {
        Instant start = DemoStart.after(Instant.parse("2026-01-05T11:07:55Z"));

        assertThat(start).isEqualTo("2026-01-05T12:45:00Z");
    }
}
