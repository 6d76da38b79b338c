package io.oisstreams.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private final AtomicLong nanos = new AtomicLong(-7);
    private final FailurePolicy policy = new FailurePolicy(2, Duration.ofMinutes(10), nanos::get);

    @Test
    void replacesThreadsUntilTheyFailTooOften() {
        assertThat(policy.handle(new IllegalStateException("one"))).isEqualTo(REPLACE_THREAD);
        assertThat(policy.handle(new IllegalStateException("two"))).isEqualTo(REPLACE_THREAD);
        assertThat(policy.handle(new IllegalStateException("three"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void forgetsFailuresOfLongAgo() {
        policy.handle(new IllegalStateException("one"));
        policy.handle(new IllegalStateException("two"));
        nanos.addAndGet(Duration.ofMinutes(11).toNanos());

        assertThat(policy.handle(new IllegalStateException("three"))).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void tellsTheRootCauseInOneLine() {
        policy.handle(new IllegalStateException("outer", new IllegalArgumentException("inner\n cause")));

        assertThat(policy.lastFailure()).contains("IllegalArgumentException: inner cause");
    }

    @Test
    void hasNoFailureAtFirst() {
        assertThat(policy.lastFailure()).isEmpty();
    }
}
