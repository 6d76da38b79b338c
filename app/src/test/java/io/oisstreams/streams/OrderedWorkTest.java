package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Integer> handedOver = new ArrayList<>();
    private final OrderedWork work = new OrderedWork(waiting::add);

    private void submit(int number) {
        work.submit(() -> number, handedOver::add);
    }

    @Test
    void whatIsDoneEarlyWaitsForWhatCameBefore() {
        submit(1);
        submit(2);
        submit(3);

        waiting.get(1).run();
        waiting.get(2).run();
        submit(4);
        assertThat(handedOver).isEmpty();

        waiting.get(0).run();
        submit(5);
        assertThat(handedOver).containsExactly(1, 2, 3);
    }

    @Test
    void joiningWaitsForAll() {
        Executor threads = WorkThreads.bounded(3, "test");
        OrderedWork parallel = new OrderedWork(threads);
        SplittableRandom random = new SplittableRandom(1);
        List<Integer> expected = new ArrayList<>();
        AtomicInteger unused = new AtomicInteger();
        for (int i = 0; i < 2_000; i++) {
            int number = i;
            int steps = random.nextInt(10_000);
            expected.add(number);
            parallel.submit(
                    () -> {
                        for (int step = 0; step < steps; step++) {
                            unused.incrementAndGet();
                        }
                        return number;
                    },
                    handedOver::add);
        }

        parallel.join();

        assertThat(handedOver).isEqualTo(expected);
    }

    @Test
    void aFullPoolLetsTheSubmitterWork() {
        List<String> threads = new ArrayList<>();
        OrderedWork parallel = new OrderedWork(WorkThreads.bounded(1, "test"));
        String self = Thread.currentThread().getName();
        // The pool's one thread is busy until this thread has done a piece itself.
        CountDownLatch own = new CountDownLatch(1);
        for (int i = 0; i < 40; i++) {
            parallel.submit(
                    () -> {
                        String name = Thread.currentThread().getName();
                        if (name.equals(self)) {
                            own.countDown();
                        } else {
                            awaited(own);
                        }
                        return name;
                    },
                    threads::add);
        }

        parallel.join();

        assertThat(threads).hasSize(40).contains(self, "test");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatTheWorkThrowsIsThrownToWhoeverJoins() {
        work.submit(
                () -> {
                    throw new IllegalArgumentException("no");
                },
                result -> handedOver.add(0));
        waiting.get(0).run();

        assertThatThrownBy(work::join).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(handedOver).isEmpty();
    }
}
