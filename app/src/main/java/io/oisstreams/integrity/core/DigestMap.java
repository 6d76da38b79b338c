package io.oisstreams.integrity.core;

import java.util.OptionalLong;

/**
 * A map from digests to numbers by open addressing: 24 bytes a slot and no objects, because a window remembers every id it accepted
 * (contract 4.2). Not safe for use by several threads.
 */
public final class DigestMap {
    private static final int INITIAL_CAPACITY = 16;
    private static final double MAX_LOAD = 0.7;

    // Two longs a slot. The all-zero digest marks a free slot; a real one is practically impossible and is kept apart.
    private long[] keys = new long[2 * INITIAL_CAPACITY];
    private long[] values = new long[INITIAL_CAPACITY];
    private int size;
    private OptionalLong valueOfZero = OptionalLong.empty();

    /** How many digests are in the map. */
    public int size() {
        return size + (valueOfZero.isPresent() ? 1 : 0);
    }

    /** Whether the digest is in the map. */
    public boolean contains(Digest digest) {
        return get(digest).isPresent();
    }

    /** The value of a digest. */
    public OptionalLong get(Digest digest) {
        if (isZero(digest)) {
            return valueOfZero;
        }
        int slot = slotOf(digest.high(), digest.low());
        return isFree(slot) ? OptionalLong.empty() : OptionalLong.of(values[slot]);
    }

    /** Adds a digest or replaces its value. */
    public void put(Digest digest, long value) {
        if (isZero(digest)) {
            valueOfZero = OptionalLong.of(value);
            return;
        }
        int slot = slotOf(digest.high(), digest.low());
        boolean added = isFree(slot);
        keys[2 * slot] = digest.high();
        keys[2 * slot + 1] = digest.low();
        values[slot] = value;
        if (added && ++size > MAX_LOAD * values.length) {
            grow();
        }
    }

    private static boolean isZero(Digest digest) {
        return digest.high() == 0 && digest.low() == 0;
    }

    private boolean isFree(int slot) {
        return keys[2 * slot] == 0 && keys[2 * slot + 1] == 0;
    }

    /** The slot that holds the digest, or the free one where it belongs. Capacities are powers of two. */
    private int slotOf(long high, long low) {
        int mask = values.length - 1;
        int slot = (int) low & mask;
        while (!isFree(slot) && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new long[2 * oldValues.length];
        for (int old = 0; old < oldValues.length; old++) {
            long high = oldKeys[2 * old];
            long low = oldKeys[2 * old + 1];
            if (high != 0 || low != 0) {
                int slot = slotOf(high, low);
                keys[2 * slot] = high;
                keys[2 * slot + 1] = low;
                values[slot] = oldValues[old];
            }
        }
    }
}
