package io.oisstreams.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A known answer for SLH-DSA-SHA2-128f: a signature that Bouncy Castle and {@code @noble/post-quantum} made alike (of a
 * key and randomness from the bytes 0, 1, 2, ...), and what comes of it when a bit is wrong.
 */
final class SlhDsaSelfTest {
    private static final String FILE = "slh-dsa-sha2-128f.bin";
    private static final byte[] MESSAGE = "operational integrity".getBytes(UTF_8);
    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 17_088;

    /** The randomizer, the first path of FORS, and the end of the uppermost path. */
    private static final int[] WRONG_AT = {0, 40, 17_087};

    private SlhDsaSelfTest() {}

    /**
     * Whether keys made so give the right verdicts.
     *
     * @param parser makes a key of its 32 bytes
     * @throws RuntimeException whatever the parser or its keys throw
     */
    static boolean passes(Function<byte[], VerificationKey> parser) {
        byte[] known = read();
        VerificationKey key = parser.apply(Arrays.copyOf(known, KEY_LENGTH));
        byte[] signature = Arrays.copyOfRange(known, KEY_LENGTH, KEY_LENGTH + SIGNATURE_LENGTH);
        if (!key.verify(MESSAGE, signature) || key.verify(new byte[0], signature)) {
            return false;
        }
        for (int at : WRONG_AT) {
            byte[] wrong = signature.clone();
            wrong[at] ^= 1;
            if (key.verify(MESSAGE, wrong)) {
                return false;
            }
        }
        return !key.verify(MESSAGE, Arrays.copyOf(signature, SIGNATURE_LENGTH - 1));
    }

    private static byte[] read() {
        try (InputStream file = SlhDsaSelfTest.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("not on the class path: " + FILE);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + FILE, e);
        }
    }
}
