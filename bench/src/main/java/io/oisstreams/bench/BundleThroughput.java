package io.oisstreams.bench;

import com.sun.management.OperatingSystemMXBean;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.RememberedVerdicts;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.crypto.SignatureVerifiers;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.crypto.SlhDsaImplementation;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Bundles verified per second, on one thread and on one for each core: a bundle is a message of 32 bytes with a signature of each PQ
 * family. Bare Bouncy Castle and the application's verifier take turns, so that what else the machine does meets both; the figures per
 * second of processor time, and the ratios, hardly depend on it.
 */
public final class BundleThroughput {
    private static final int BUNDLES = 64;
    private static final int ROUNDS = 5;
    private static final long ROUND_NS = TimeUnit.SECONDS.toNanos(3);

    private final List<Part> parts = new ArrayList<>();

    private BundleThroughput() {
        SecureRandom random = new SecureRandom();
        for (SignatureFamily family : SignatureFamily.values()) {
            if (family.isPostQuantum()) {
                SigningKey key = SigningKey.generate(family, random);
                byte[] publicKey = key.publicKey();
                for (int i = 0; i < BUNDLES; i++) {
                    byte[] message = ByteBuffer.allocate(32).putInt(i).array();
                    parts.add(new Part(family, publicKey, message, key.sign(message)));
                }
            }
        }
    }

    /** Prints a line for each number of threads and verifier. */
    public static void main(String[] args) throws InterruptedException {
        BundleThroughput bundles = new BundleThroughput();
        int cores = Runtime.getRuntime().availableProcessors();
        for (int threads : cores == 1 ? new int[] {1} : new int[] {1, cores}) {
            bundles.compare(threads);
        }
    }

    private void compare(int threads) throws InterruptedException {
        SignatureVerifier bare = new BouncyCastleVerifier();
        // What the application uses, with room for one verdict: none of these bundles is remembered when it comes
        // again.
        SignatureVerifier ours = new RememberedVerdicts(SignatureVerifiers.withoutMemory(SlhDsaImplementation.JDK), 1);
        SignatureVerifier remembering = SignatureVerifiers.of(SlhDsaImplementation.JDK);
        List<Rate> ofBare = new ArrayList<>();
        List<Rate> ofOurs = new ArrayList<>();
        List<Rate> ofRemembering = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            Rate bareRate = measure(bare, threads);
            Rate oursRate = measure(ours, threads);
            Rate rememberingRate = measure(remembering, threads);
            // The first round is for the compiler.
            if (round >= 0) {
                ofBare.add(bareRate);
                ofOurs.add(oursRate);
                ofRemembering.add(rememberingRate);
            }
        }
        print(threads, "Bouncy Castle", ofBare, ofBare);
        print(threads, "application", ofOurs, ofBare);
        print(threads, "application, all seen before", ofRemembering, ofBare);
    }

    private static void print(int threads, String what, List<Rate> rates, List<Rate> bare) {
        System.out.printf(
                Locale.ROOT,
                "%d thread(s)  %-30s %8.0f bundles/s  %8.0f per CPU second  ratio %.2f (per CPU second %.2f)%n",
                threads,
                what,
                median(rates.stream().mapToDouble(Rate::perSecond).toArray()),
                median(rates.stream().mapToDouble(Rate::perCpuSecond).toArray()),
                median(IntStream.range(0, ROUNDS)
                        .mapToDouble(i -> rates.get(i).perSecond() / bare.get(i).perSecond())
                        .toArray()),
                median(IntStream.range(0, ROUNDS)
                        .mapToDouble(
                                i -> rates.get(i).perCpuSecond() / bare.get(i).perCpuSecond())
                        .toArray()));
    }

    private Rate measure(SignatureVerifier verifier, int threads) throws InterruptedException {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long[] verified = new long[threads];
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int index = i;
            Thread thread = new Thread(() -> verified[index] = verifyUntil(verifier, start + ROUND_NS));
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (process.getProcessCpuTime() - cpu) / 1e9;
        long sum = Arrays.stream(verified).sum();
        return new Rate(sum / seconds, sum / cpuSeconds);
    }

    private long verifyUntil(SignatureVerifier verifier, long end) {
        long bundles = 0;
        while (System.nanoTime() < end) {
            int bundle = (int) (bundles % BUNDLES);
            for (int i = bundle; i < parts.size(); i += BUNDLES) {
                if (!parts.get(i).isValid(verifier)) {
                    throw new IllegalStateException("not valid: " + parts.get(i).family);
                }
            }
            bundles++;
        }
        return bundles;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private record Rate(double perSecond, double perCpuSecond) {}

    /** One signature of a bundle. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(SignatureFamily family, byte[] publicKey, byte[] message, byte[] signature) {
        boolean isValid(SignatureVerifier verifier) {
            return verifier.verify(family, KeyVariant.STANDARD, publicKey, message, signature);
        }
    }
}
