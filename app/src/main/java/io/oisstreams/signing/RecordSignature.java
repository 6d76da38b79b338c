package io.oisstreams.signing;

import io.oisstreams.crypto.SignatureFamily;

/**
 * What one key says of a record.
 *
 * @param signature over the record's hash, 32 bytes; not to be changed
 * @param checkpointSignature over the text of its checkpoint; not to be changed
 */
public record RecordSignature(
        SignatureFamily family, String keyId, byte[] signature, byte[] checkpointSignature) {}
