package io.oisstreams.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies: it is replaced, because most causes pass; but not for ever, because one that doesn't
 * pass must become visible.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

    private final int replacements;
    private final long withinNanos;
    private final LongSupplier nanos;
    private final Deque<Long> failures = new ArrayDeque<>();
    private Optional<String> last = Optional.empty();

    /**
     * A policy for one client.
     *
     * @param replacements how many threads are replaced within the time; the next failure stops the client
     * @param nanos a monotonic clock
     */
    FailurePolicy(int replacements, Duration within, LongSupplier nanos) {
        this.replacements = replacements;
        this.withinNanos = within.toNanos();
        this.nanos = nanos;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        String cause = rootCause(failure);
        last = Optional.of(cause);
        long now = nanos.getAsLong();
        failures.addLast(now);
        failures.removeIf(time -> now - time > withinNanos);
        if (failures.size() > replacements) {
            LOG.error("Stream threads failed {} times in a row, stopping: {}", failures.size(), cause, failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn("A stream thread failed and is replaced ({} of {}): {}", failures.size(), replacements, cause);
        LOG.debug("The failure of the replaced thread", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** The last failure in one line. */
    synchronized Optional<String> lastFailure() {
        return last;
    }

    private static String rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return (root.getClass().getSimpleName() + ": " + root.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }
}
