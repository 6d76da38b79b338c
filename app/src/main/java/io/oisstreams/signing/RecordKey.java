package io.oisstreams.signing;

import io.oisstreams.crypto.Sha3;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Locale;

/**
 * A key that signs records.
 *
 * @param keyId names it among all keys
 * @param key the private key
 * @param validity records of these times are signed with it
 */
public record RecordKey(String keyId, SigningKey key, Validity validity) {
    /** By family, in the order of the enum, then by id: the order of the signatures in a record. */
    static final Comparator<RecordKey> ORDER =
            Comparator.comparing(RecordKey::family).thenComparing(RecordKey::keyId);

    private static final int ID_DIGITS = 16;

    /** A new key, named after its family and the hash of its public half. */
    public static RecordKey generate(SignatureFamily family, Validity validity, SecureRandom random) {
        SigningKey key = SigningKey.generate(family, random);
        String fingerprint = Sha3.hex256(key.publicKey()).substring(0, ID_DIGITS);
        return new RecordKey(family.name().toLowerCase(Locale.ROOT) + "-" + fingerprint, key, validity);
    }

    /** The algorithm. */
    public SignatureFamily family() {
        return key.family();
    }

    RecordKey with(Validity other) {
        return new RecordKey(keyId, key, other);
    }
}
