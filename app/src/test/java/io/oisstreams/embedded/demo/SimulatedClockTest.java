package io.oisstreams.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
    private final AtomicLong nanos = new AtomicLong(42);
    private final SimulatedClock clock = new SimulatedClock(1_000, 60, nanos::get);

    @Test
    void aSimulatedMinuteTakesARealSecond() {
        long wait = clock.nanosUntil(61_000);

        assertThat(wait).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void whatIsALittleOverdueComesAtOnceAndNothingIsLost() {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));

        assertThat(clock.nanosUntil(1_000)).isZero();
        assertThat(clock.nanosUntil(61_000)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
    }

    @Test
    void theClockIsSetBackWhenTheWorkHasFallenFarBehind() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));

        assertThat(clock.nanosUntil(1_000)).isZero();
        assertThat(clock.nanosUntil(61_000)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }
}
