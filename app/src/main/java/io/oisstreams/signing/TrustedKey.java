package io.oisstreams.signing;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.tlog.NoteKey;
import java.util.Arrays;
import java.util.Objects;

/**
 * The public half of a key that somebody trusts to sign records.
 *
 * @param keyId not empty
 * @param publicKey in the form of {@link SignatureFamily#acceptsPublicKey}; not copied
 * @param validity records of these times must be signed with it
 */
public record TrustedKey(String keyId, SignatureFamily family, byte[] publicKey, Validity validity) {
    /** The key as it signs the checkpoints of a log. */
    public NoteKey ofLog(String origin) {
        return new NoteKey(origin, family, publicKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustedKey that
                && keyId.equals(that.keyId)
                && family == that.family
                && Arrays.equals(publicKey, that.publicKey)
                && validity.equals(that.validity);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, family, Arrays.hashCode(publicKey), validity);
    }
}
