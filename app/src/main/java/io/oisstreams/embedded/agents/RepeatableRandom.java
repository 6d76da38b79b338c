package io.oisstreams.embedded.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Randomness for keys that is the same for the same seed: good for a simulation, and for nothing that must stay secret. */
final class RepeatableRandom {
    private RepeatableRandom() {}

    /** A generator at its beginning. */
    static SecureRandom of(String seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed.getBytes(UTF_8));
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has had SHA1PRNG", e);
        }
    }
}
