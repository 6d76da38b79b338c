package io.oisstreams.integrity.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of a SHA-256: stands for a string that must be remembered by the million. A cryptographic hash, because
 * who writes the events must not be able to make two ids collide.
 */
public record Digest(long high, long low) {

    /** The digest of a string. */
    public static Digest of(String text) {
        MessageDigest sha256 = sha256();
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        return first128Bits(sha256.digest());
    }

    /** The digest of an ordered pair of strings; ("ab", "c") and ("a", "bc") differ. */
    public static Digest of(String first, String second) {
        MessageDigest sha256 = sha256();
        byte[] bytes = first.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        sha256.update(
                new byte[] {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length});
        sha256.update(bytes);
        sha256.update(second.getBytes(StandardCharsets.UTF_8));
        return first128Bits(sha256.digest());
    }

    private static Digest first128Bits(byte[] hash) {
        return new Digest(bigEndian(hash, 0), bigEndian(hash, Long.BYTES));
    }

    private static long bigEndian(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
