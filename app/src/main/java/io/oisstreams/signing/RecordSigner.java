package io.oisstreams.signing;

import java.util.List;

/** Signs records with the keys that are valid at their times. */
public interface RecordSigner {
    /** Has no keys. */
    RecordSigner NONE = (hash, checkpoint, timeMs) -> List.of();

    /** Whether any key is valid then. */
    default boolean signsAt(long timeMs) {
        return false;
    }

    /** The signatures of all keys that are valid then. */
    List<RecordSignature> sign(byte[] recordHash, String checkpoint, long timeMs);
}
