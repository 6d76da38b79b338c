package io.oisstreams.integrity.core;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.FieldBytes;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.EntrySignature;
import io.oisstreams.event.v1.SignerKey;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Rules about single fields of chain entries and signer keys that Avro's types can't express. */
public final class EventRules {
    /** As of other ids, which the reader checks. */
    private static final int LONGEST_KEY_ID = 1024;

    private EventRules() {}

    /** The first rule that an event breaks; empty: none. */
    public static Optional<Rejection> broken(SpecificRecord event) {
        if (event instanceof SignerKey key) {
            SignatureFamily family = EventFacts.family(key.getFamily());
            if (!family.acceptsPublicKey(FieldBytes.of(key.getPublicKey()))) {
                return Optional.of(new Rejection(
                        RejectionReason.INVALID_KEY,
                        "public_key of " + key.getPublicKey().remaining() + " bytes is no key of " + family));
            }
        }
        if (event instanceof ChainEntry entry) {
            for (EntrySignature signature : entry.getSignatures()) {
                if (signature.getKeyId().length() > LONGEST_KEY_ID) {
                    return Optional.of(new Rejection(
                            RejectionReason.INVALID_FIELD,
                            "signatures: a key_id of " + signature.getKeyId().length() + " characters"));
                }
                int length = signature.getSignature().remaining();
                if (!EventFacts.family(signature.getFamily()).acceptsSignatureLength(length)) {
                    return Optional.of(new Rejection(
                            RejectionReason.INVALID_SIGNATURE_LENGTH,
                            "signatures: " + length + " bytes are no signature of " + signature.getFamily()));
                }
            }
            if (entry.getSequence() < 0 || entry.getSequence() > 1L << 53) {
                return Optional.of(new Rejection(
                        RejectionReason.INVALID_FIELD, "sequence lies outside [0, 2^53]: " + entry.getSequence()));
            }
        }
        return Optional.empty();
    }
}
