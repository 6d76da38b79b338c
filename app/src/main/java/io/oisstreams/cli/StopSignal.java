package io.oisstreams.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C (or SIGTERM) as something to wait for. Open it before whatever has to be closed in order:
 *
 * <pre>{@code
 * try (StopSignal stop = StopSignal.install(); Server server = ...) {
 *     stop.await(forever);
 * }
 * }</pre>
 *
 * When the signal comes, {@code await} returns, the resources are closed by the thread that opened them, and only then the
 * process ends.
 */
final class StopSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final Duration CLOSING_MAY_TAKE = Duration.ofSeconds(90);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::requestAndWait, "stop-signal");

    private StopSignal() {}

    /** Listens from now on, until it is closed. */
    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Waits for the signal at most this long; whether it has come. */
    boolean await(Duration atMost) throws InterruptedException {
        return requested.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the signal does: asks to stop, then waits until all is closed. */
    void requestAndWait() {
        requested.countDown();
        try {
            if (!closed.await(CLOSING_MAY_TAKE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Not closed within {} s, ending all the same", CLOSING_MAY_TAKE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending already");
        }
    }
}
