package io.oisstreams.crypto;

import java.security.SecureRandom;

/** Gives 0, 1, 2, ... 255, 0, ...: for keys and signatures that another implementation has made from the same bytes. */
final class SequenceRandom extends SecureRandom {
    private int next;

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) next++;
        }
    }
}
