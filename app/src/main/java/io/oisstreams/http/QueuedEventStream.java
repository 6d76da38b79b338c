package io.oisstreams.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A stream with a queue of what its client has not taken yet. It writes only as much as the connection takes without waiting, so that no
 * thread ever waits for a client.
 */
final class QueuedEventStream implements EventStream, WriteListener {
    /** What may wait for a client, in bytes. */
    static final int MAX_WAITING = 256 * 1024;

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean unflushed;
    private Optional<ServletOutputStream> output = Optional.empty();

    /** Done when the stream has ended. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** From now on what is sent goes there. */
    void attach(ServletOutputStream to) {
        to.setWriteListener(this);
        synchronized (this) {
            output = Optional.of(to);
        }
        write();
    }

    @Override
    public boolean send(ServerSentEvent event) {
        if (!enqueue(event.bytes())) {
            end();
            return false;
        }
        write();
        return !ended.isDone();
    }

    private synchronized boolean enqueue(byte[] bytes) {
        if (ended.isDone() || waitingBytes + bytes.length > MAX_WAITING) {
            return false;
        }
        waiting.add(bytes);
        waitingBytes += bytes.length;
        return true;
    }

    private void write() {
        try {
            writeWhatIsTaken();
        } catch (IOException | RuntimeException e) { // the client has gone, or the server ends
            end();
        }
    }

    private synchronized void writeWhatIsTaken() throws IOException {
        if (output.isEmpty() || ended.isDone()) {
            return;
        }
        ServletOutputStream to = output.get();
        // Once it is not ready, the server calls when it is.
        while ((unflushed || !waiting.isEmpty()) && to.isReady()) {
            if (waiting.isEmpty()) {
                unflushed = false;
                to.flush();
            } else {
                byte[] bytes = waiting.remove();
                waitingBytes -= bytes.length;
                unflushed = true;
                to.write(bytes);
            }
        }
    }

    @Override
    public void onWritePossible() {
        write();
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    @Override
    public void onEnd(Runnable action) {
        var unused = ended.thenRun(action);
    }

    /** Ends the stream; what waits is not sent any more. */
    void end() {
        ended.complete(null);
    }
}
