package io.oisstreams.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The streams of a server that are open: each gets a comment from time to time, and all end with the server. */
final class OpenStreams implements AutoCloseable {
    private final Set<QueuedEventStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;
    private volatile boolean closed;

    /** @param every how often comments are sent; well below the time after which idle connections are closed */
    OpenStreams(Duration every) {
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "http-events");
            thread.setDaemon(true);
            return thread;
        });
        var unused =
                clock.scheduleAtFixedRate(this::comment, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A new stream.
     *
     * @throws ApiException {@code OVERLOADED} if the server is stopping
     */
    QueuedEventStream open() {
        QueuedEventStream stream = new QueuedEventStream();
        streams.add(stream);
        stream.onEnd(() -> streams.remove(stream));
        // Looked at behind the addition: either this one sees that all are ended, or it is among them.
        if (closed) {
            stream.end();
            throw new ApiException(ErrorCode.OVERLOADED, "the server is stopping");
        }
        return stream;
    }

    private void comment() {
        streams.forEach(stream -> stream.send(ServerSentEvent.COMMENT));
    }

    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        streams.forEach(QueuedEventStream::end);
    }
}
