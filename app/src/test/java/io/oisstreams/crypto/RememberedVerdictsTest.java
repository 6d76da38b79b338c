package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedVerdictsTest {
    private final AtomicInteger verified = new AtomicInteger();

    /** Valid: what ends in an even number. */
    private final SignatureVerifier evenOnes = (family, variant, publicKey, message, signature) -> {
        verified.incrementAndGet();
        return signature.length > 0 && signature[signature.length - 1] % 2 == 0;
    };

    private final SignatureVerifier verifier = new RememberedVerdicts(evenOnes, 1_000);

    @Test
    void oneQuestionIsAnsweredOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(verifier, 2)).isTrue();
            assertThat(ask(verifier, 3)).isFalse();
        }

        assertThat(verified).hasValue(2);
    }

    @Test
    void everyPartBelongsToTheQuestion() {
        byte[] one = {1};
        byte[] two = {2};
        for (SignatureFamily family : SignatureFamily.values()) {
            for (KeyVariant variant : KeyVariant.values()) {
                for (byte[] key : List.of(one, two)) {
                    for (byte[] message : List.of(one, two)) {
                        for (byte[] signature : List.of(one, two)) {
                            verifier.verify(family, variant, key, message, signature);
                        }
                    }
                }
            }
        }

        assertThat(verified).hasValue(4 * 2 * 2 * 2 * 2);
    }

    @Test
    void bytesDoNotMoveFromOnePartToTheNext() {
        byte[] all = {0, 0, 0, 0, 0, 0};
        int questions = 0;
        for (int key = 0; key <= all.length; key++) {
            for (int message = key; message <= all.length; message++) {
                verifier.verify(
                        SignatureFamily.ED25519,
                        KeyVariant.STANDARD,
                        Arrays.copyOfRange(all, 0, key),
                        Arrays.copyOfRange(all, key, message),
                        Arrays.copyOfRange(all, message, all.length));
                questions++;
            }
        }

        assertThat(verified).hasValue(questions);
    }

    @Test
    void aCallersArrayMayChangeLater() {
        byte[] signature = {2};
        verifier.verify(SignatureFamily.ED25519, KeyVariant.STANDARD, new byte[1], new byte[1], signature);
        signature[0] = 3;

        assertThat(verifier.verify(SignatureFamily.ED25519, KeyVariant.STANDARD, new byte[1], new byte[1], signature))
                .isFalse();
    }

    @Test
    void whatIsAskedForOftenIsNotForgotten() {
        SignatureVerifier small = new RememberedVerdicts(evenOnes, 640);

        for (int i = 1; i <= 3_000; i++) {
            ask(small, 0);
            ask(small, i);
        }

        assertThat(verified).hasValue(3_001);
    }

    @Test
    void oneVerdictIsTheLeastThatCanBeRemembered() {
        SignatureVerifier remembersOne = new RememberedVerdicts(evenOnes, 1);

        ask(remembersOne, 1);
        ask(remembersOne, 1);
        ask(remembersOne, 2);
        ask(remembersOne, 1);

        assertThat(verified).hasValue(3);
    }

    @Test
    void memoryIsBounded() {
        SignatureVerifier small = new RememberedVerdicts(evenOnes, 100);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 1_000; i++) {
                ask(small, i);
            }
        }

        // In the order of the first round nothing is left of it when it comes again, but for the last.
        assertThat(verified.get()).isBetween(1_900, 2_000);
    }

    @Test
    void allThatFitsIsRemembered() {
        SignatureVerifier large = new RememberedVerdicts(evenOnes, RememberedVerdicts.DEFAULT_MAX_VERDICTS);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5_000; i++) {
                ask(large, i);
            }
        }

        assertThat(verified).hasValue(5_000);
    }

    @Test
    void whoAsksDuringTheVerificationWaitsForIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        SignatureVerifier slow = new RememberedVerdicts(
                (family, variant, publicKey, message, signature) -> {
                    verified.incrementAndGet();
                    begun.countDown();
                    awaitUninterruptibly(mayEnd);
                    return true;
                },
                10);
        List<Boolean> verdicts = Collections.synchronizedList(new ArrayList<>());
        Thread first = new Thread(() -> verdicts.add(ask(slow, 1)));
        Thread second = new Thread(() -> verdicts.add(ask(slow, 1)));

        first.start();
        begun.await();
        second.start();
        while (second.getState() != Thread.State.BLOCKED && verified.get() == 1) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        first.join();
        second.join();

        assertThat(verdicts).containsExactly(true, true);
        assertThat(verified).hasValue(1);
    }

    @Test
    void manyThreadsGetTheSameAnswersAsOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> verdicts = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int question = i / 8;
                verdicts.add(threads.submit(() -> ask(verifier, question)));
            }
            for (int i = 0; i < verdicts.size(); i++) {
                assertThat(verdicts.get(i).get()).isEqualTo(i / 8 % 2 == 0);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(verified).hasValue(50);
    }

    @Test
    void aVerificationThatFailedIsTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        SignatureVerifier failsOnce = new RememberedVerdicts(
                (family, variant, publicKey, message, signature) -> {
                    if (attempts.getAndIncrement() == 0) {
                        throw new IllegalStateException("once");
                    }
                    return true;
                },
                10);

        assertThatThrownBy(() -> ask(failsOnce, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(Collections.nCopies(2, 0)).allMatch(question -> ask(failsOnce, question));
        assertThat(attempts).hasValue(2);
    }

    @Test
    void whatRemembersNothingIsRefused() {
        assertThatThrownBy(() -> new RememberedVerdicts(evenOnes, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxVerdicts");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean ask(SignatureVerifier asked, int question) {
        byte[] signature = ByteBuffer.allocate(Integer.BYTES).putInt(question).array();
        return asked.verify(SignatureFamily.ED25519, KeyVariant.STANDARD, new byte[32], new byte[32], signature);
    }
}
