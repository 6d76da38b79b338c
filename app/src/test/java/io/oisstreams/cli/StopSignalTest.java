package io.oisstreams.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    @Test
    void waitsNoLongerThanAskedFor() throws InterruptedException {
        try (StopSignal stop = StopSignal.install()) {
            assertThat(stop.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void holdsTheEndOfTheProcessUntilAllIsClosed() throws Exception {
        StopSignal stop = StopSignal.install();
        CompletableFuture<Void> ending = CompletableFuture.runAsync(stop::requestAndWait);

        boolean requested = stop.await(Duration.ofSeconds(30));

        assertThat(requested).isTrue();
        assertThat(ending).isNotDone();
        stop.close();
        ending.get(30, SECONDS);
    }
}
