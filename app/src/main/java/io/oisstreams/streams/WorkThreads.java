package io.oisstreams.streams;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for {@link OrderedWork}. */
public final class WorkThreads {
    private static final int QUEUED_FOR_EACH = 32;
    private static final long IDLE_SECONDS = 10;

    private WorkThreads() {}

    /**
     * So many threads and a bounded queue before them: when both are full, the stream thread does the work itself. Idle threads end.
     *
     * @param threads at least 1
     * @param name of each thread
     */
    public static Executor bounded(int threads, String name) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUED_FOR_EACH * threads),
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
