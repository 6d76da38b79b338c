package io.oisstreams.streams;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Daemon threads beside the stream threads, which end when they have had nothing to do for a while. */
public final class WorkThreads {
    private static final int QUEUED_FOR_EACH = 32;
    private static final long IDLE_SECONDS = 10;

    private WorkThreads() {}

    /**
     * So many threads and a bounded queue before them: when both are full, the stream thread does the work itself.
     *
     * @param threads at least 1
     * @param name of each thread
     */
    public static Executor bounded(int threads, String name) {
        return pool(
                threads,
                name,
                new ArrayBlockingQueue<>(QUEUED_FOR_EACH * threads),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** The same for work that the stream thread must never do itself, and of which there is a bounded amount. */
    public static Executor unbounded(int threads, String name) {
        return pool(threads, name, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
    }

    private static Executor pool(
            int threads, String name, BlockingQueue<Runnable> queue, RejectedExecutionHandler whenFull) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                whenFull);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
