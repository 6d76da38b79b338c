package io.oisstreams.signing;

import io.oisstreams.crypto.SignatureFamily;
import java.util.Arrays;
import java.util.Objects;

/**
 * What one key says of a record: both as its family's {@link io.oisstreams.crypto.KeyVariant#STANDARD} form.
 *
 * @param signature over the 32 bytes of the record's hash; not copied
 * @param checkpointSignature over the checkpoint's text; not copied
 */
public record RecordSignature(SignatureFamily family, String keyId, byte[] signature, byte[] checkpointSignature) {
    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSignature that
                && family == that.family
                && keyId.equals(that.keyId)
                && Arrays.equals(signature, that.signature)
                && Arrays.equals(checkpointSignature, that.checkpointSignature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(family, keyId, Arrays.hashCode(signature), Arrays.hashCode(checkpointSignature));
    }
}
