package io.oisstreams.signing;

import io.oisstreams.crypto.SignatureFamily;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keys of a test. */
final class Keys {
    static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
    static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {}

    static RecordKey ed25519(Instant from) {
        return RecordKey.generate(SignatureFamily.ED25519, Validity.from(from), RANDOM);
    }

    static RecordKey ed25519(Instant from, Instant to) {
        return RecordKey.generate(SignatureFamily.ED25519, new Validity(from, Optional.of(to)), RANDOM);
    }

    /** One of each family, in the order of the enum. */
    static List<RecordKey> ofEachFamily(Instant from) {
        return Arrays.stream(SignatureFamily.values())
                .map(family -> RecordKey.generate(family, Validity.from(from), RANDOM))
                .toList();
    }
}
