package io.oisstreams.streams;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Daemon threads beside the stream threads, which end when they have had nothing to do for a while. */
public final class BoundedThreads {
    private static final int TASKS_WAITING_PER_THREAD = 32;

    private BoundedThreads() {}

    /** When all threads are busy and the queue is full, whoever has a task runs it: so the work that waits is bounded. */
    public static Executor callerRunsWhenFull(String name, int threads) {
        return pool(
                name,
                threads,
                new ArrayBlockingQueue<>(TASKS_WAITING_PER_THREAD * threads),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** However much waits, the caller never runs it; for tasks of which there is a bounded number. */
    public static Executor unbounded(String name, int threads) {
        return pool(name, threads, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
    }

    private static Executor pool(
            String name, int threads, BlockingQueue<Runnable> queue, RejectedExecutionHandler whenFull) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                10,
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
