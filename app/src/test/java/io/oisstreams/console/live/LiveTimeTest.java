package io.oisstreams.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveTimeTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LiveTime time = new LiveTime();

    @Test
    void theFirstTickIsToldAtOnceAndOnce() {
        time.tick(5);

        assertThat(time.due(-7)).hasValue(5);
        assertThat(time.due(-7 + 2 * SECOND)).isEmpty();
    }

    @Test
    void laterOnesAreToldOnceASecondTheNewestAlone() {
        time.tick(5);
        assertThat(time.due(0)).hasValue(5);

        time.tick(7);
        time.tick(6);

        assertThat(time.due(SECOND - 1)).isEmpty();
        assertThat(time.due(SECOND)).hasValue(7);
    }

    @Test
    void beforeTheFirstTickThereIsNothingToTell() {
        assertThat(time.due(SECOND)).isEmpty();
    }
}
