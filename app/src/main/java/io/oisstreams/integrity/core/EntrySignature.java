package io.oisstreams.integrity.core;

import io.oisstreams.crypto.SignatureFamily;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A signature on a chain entry and what is known of it.
 *
 * @param checkedUnder fingerprint of the public key it was checked under; empty: not checked, its key was unknown
 * @param valid the verdict under that key
 * @param signature the signature itself while a later key could still change the verdict; empty once it is valid
 */
public record EntrySignature(
        String keyId, SignatureFamily family, Optional<Digest> checkedUnder, boolean valid, byte[] signature) {

    /** Whether it is valid under the key, verifying only if it was not checked under that very key before. */
    boolean validUnder(KeyVersion key, byte[] entryHash, SignatureCheck check) {
        if (key.family() != family) {
            return false;
        }
        if (checkedUnder.isPresent() && checkedUnder.get().equals(key.fingerprint())) {
            return valid;
        }
        // A signature valid under one key is not valid under another, and is no longer kept.
        return !valid && check.valid(key, entryHash, signature);
    }

    /** The same signature with the verdict under a key; the bytes are kept only while another key could change it. */
    public EntrySignature checkedUnder(KeyVersion key, boolean verdict) {
        return new EntrySignature(
                keyId, family, Optional.of(key.fingerprint()), verdict, verdict ? new byte[0] : signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntrySignature that
                && keyId.equals(that.keyId)
                && family == that.family
                && checkedUnder.equals(that.checkedUnder)
                && valid == that.valid
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyId, family, checkedUnder, valid);
    }
}
