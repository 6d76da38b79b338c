package io.oisstreams.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the verdicts that were asked for last, so that the same signature over the same message under the same key
 * is verified once, also when several threads ask at one time. Thread-safe.
 *
 * <p>What is remembered is found by the whole SHA-256 of all that a verdict depends on. A shorter or weaker hash would
 * not do: keys, messages and signatures come from anybody, and two of one hash would share a verdict.
 */
public final class RememberedVerdicts implements SignatureVerifier {
    /** How many verdicts are kept unless told otherwise; one takes some 150 bytes. */
    public static final int DEFAULT_MAX_VERDICTS = 10_000;

    /** Each with its own lock, so that threads seldom wait for each other. */
    private static final int MAX_SHARES = 64;

    private final SignatureVerifier verifier;
    private final Share[] shares;

    /**
     * Keeps at most so many verdicts, those asked for last.
     *
     * @param verifier whose verdicts; a function of its arguments alone
     * @param maxVerdicts at least 1
     * @throws IllegalArgumentException if it is less
     */
    public RememberedVerdicts(SignatureVerifier verifier, int maxVerdicts) {
        if (maxVerdicts < 1) {
            throw new IllegalArgumentException("maxVerdicts must be at least 1: " + maxVerdicts);
        }
        this.verifier = verifier;
        int count = Math.min(MAX_SHARES, maxVerdicts);
        this.shares = Stream.generate(() -> new Share(maxVerdicts / count))
                .limit(count)
                .toArray(Share[]::new);
    }

    @Override
    public boolean verify(
            SignatureFamily family, KeyVariant variant, byte[] publicKey, byte[] message, byte[] signature) {
        Question question = Question.of(family, variant, publicKey, message, signature);
        Share share = shares[Math.floorMod(question.first, shares.length)];
        return share.verdictOn(question).get(() -> verifier.verify(family, variant, publicKey, message, signature));
    }

    /** The 32 bytes of a SHA-256. */
    private record Question(long first, long second, long third, long fourth) {
        static Question of(
                SignatureFamily family, KeyVariant variant, byte[] publicKey, byte[] message, byte[] signature) {
            MessageDigest digest = sha256();
            // With the lengths before them, so that no bytes can move from one part to the next.
            byte[] kind = (family.name() + "/" + variant.name()).getBytes(StandardCharsets.US_ASCII);
            digest.update(ByteBuffer.allocate(kind.length + 3 * Integer.BYTES)
                    .putInt(kind.length)
                    .put(kind)
                    .putInt(publicKey.length)
                    .putInt(message.length)
                    .flip());
            digest.update(publicKey);
            digest.update(message);
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(signature));
            return new Question(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /** The verdicts on some of all questions. */
    private static final class Share {
        private final Map<Question, Verdict> verdicts;

        Share(int maxSize) {
            verdicts = new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, Verdict> eldest) {
                    return size() > maxSize;
                }
            };
        }

        synchronized Verdict verdictOn(Question question) {
            return verdicts.computeIfAbsent(question, unknown -> new Verdict());
        }
    }

    /** Found by the first who asks, while others wait; if that fails, by the next. */
    private static final class Verdict {
        private @Nullable Boolean valid;

        synchronized boolean get(BooleanSupplier verification) {
            Boolean known = valid;
            if (known == null) {
                known = verification.getAsBoolean();
                valid = known;
            }
            return known;
        }
    }
}
