package io.oisstreams.integrity.core;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * When things were first admitted, by digest. A time is kept as its distance from a start, 31 bits of it in one map, and the rest,
 * which is zero in all windows of up to 24 days, in another. Not safe for use by several threads.
 */
final class AdmissionTimes {
    private static final int LOW_BITS = 31;

    private final long startMs;
    private final DigestMap low = new DigestMap();
    private final DigestMap high = new DigestMap();

    /** @param startMs what times are near to, in ms */
    AdmissionTimes(long startMs) {
        this.startMs = startMs;
    }

    /** Notes a time in ms, unless an earlier call did for the digest. */
    void putFirst(Digest digest, long admissionMs) {
        if (low.contains(digest)) {
            return;
        }
        long distance = admissionMs - startMs;
        int rest = Math.toIntExact(distance >> LOW_BITS);
        low.put(digest, (int) (distance & Integer.MAX_VALUE));
        if (rest != 0) {
            high.put(digest, rest);
        }
    }

    /** The time in ms. */
    OptionalLong get(Digest digest) {
        OptionalInt distance = low.get(digest);
        if (distance.isEmpty()) {
            return OptionalLong.empty();
        }
        long rest = high.get(digest).orElse(0);
        return OptionalLong.of(startMs + (rest << LOW_BITS) + distance.getAsInt());
    }
}
