package io.oisstreams.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;

/** Signs records with all keys of their time. Thread-safe. */
public final class RecordSigner {
    /** Has no keys, so that every record is unsigned. */
    public static final RecordSigner WITHOUT_KEYS = new RecordSigner(List.of());

    private final List<RecordKey> keys;

    /** A signer with these keys, in any order. */
    public RecordSigner(List<RecordKey> keys) {
        this.keys = keys.stream().sorted(RecordKey.ORDER).toList();
    }

    /**
     * The signatures of a record, by family and key id; empty: no key is valid at its time. With one key of each family this
     * takes a core about 90 ms, all but 3 of them for the two signatures of SLH-DSA.
     *
     * @param recordHash 32 bytes
     * @param checkpoint the text of the checkpoint that goes with the record
     * @param timeMs the record's own time
     */
    public List<RecordSignature> sign(byte[] recordHash, String checkpoint, long timeMs) {
        byte[] checkpointBytes = checkpoint.getBytes(UTF_8);
        return keysAt(timeMs).stream()
                .map(key -> new RecordSignature(
                        key.family(),
                        key.keyId(),
                        key.key().sign(recordHash),
                        key.key().sign(checkpointBytes)))
                .toList();
    }

    /** The keys that sign records of this time, by family and key id. */
    public List<RecordKey> keysAt(long timeMs) {
        Instant time = Instant.ofEpochMilli(timeMs);
        return keys.stream().filter(key -> key.validity().contains(time)).toList();
    }
}
