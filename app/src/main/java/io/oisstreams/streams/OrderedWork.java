package io.oisstreams.streams;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that is done beside the stream thread, which goes on reading, and whose results come back in the order in which the work
 * was submitted. Whoever needs the results (a tick, a commit) joins first; so nothing is lost when the process dies: what was not
 * joined was not committed. For the stream thread only.
 */
public final class OrderedWork {
    private final Executor executor;
    private final Deque<Pending<?>> pending = new ArrayDeque<>();

    private record Pending<T>(CompletableFuture<T> result, Consumer<T> receiver) {
        void handOver() {
            receiver.accept(result.join());
        }
    }

    /** @param executor bounded: when it is full, it runs tasks on the caller's thread */
    public OrderedWork(Executor executor) {
        this.executor = executor;
    }

    /**
     * Starts a piece of work, and hands over what is done already.
     *
     * @param work done on any thread; what it throws is thrown to whoever hands its result over
     * @param receiver gets the result on this thread, at the latest with {@link #join}
     */
    public <T> void submit(Supplier<T> work, Consumer<T> receiver) {
        pending.add(new Pending<>(CompletableFuture.supplyAsync(work, executor), receiver));
        while (!pending.isEmpty() && pending.peek().result().isDone()) {
            pending.remove().handOver();
        }
    }

    /** Waits for all results and hands them over. */
    public void join() {
        while (!pending.isEmpty()) {
            pending.remove().handOver();
        }
    }
}
