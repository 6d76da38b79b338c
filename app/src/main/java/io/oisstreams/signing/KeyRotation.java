package io.oisstreams.signing;

import io.oisstreams.crypto.SignatureFamily;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * New keys for old ones, with a time in which both sign.
 *
 * @param made the new keys, one of each family that there were keys of
 * @param ending the old keys that now have an earlier end
 */
public record KeyRotation(List<RecordKey> made, List<RecordKey> ending) {
    /** Copies the lists. */
    public KeyRotation {
        made = List.copyOf(made);
        ending = List.copyOf(ending);
    }

    /**
     * Decides the rotation; writes nothing.
     *
     * @param keys all there are
     * @param from when the new keys begin
     * @param overlap how long after that the old ones end at the latest; more than 0
     * @throws java.time.DateTimeException if there is no such time
     * @throws ArithmeticException likewise
     */
    public static KeyRotation of(List<RecordKey> keys, Instant from, Duration overlap, SecureRandom random) {
        Instant end = from.plus(overlap);
        Set<SignatureFamily> families = EnumSet.noneOf(SignatureFamily.class);
        keys.forEach(key -> families.add(key.family()));
        List<RecordKey> made = new ArrayList<>();
        families.forEach(family -> made.add(RecordKey.generate(family, Validity.from(from), random)));
        List<RecordKey> ending = new ArrayList<>();
        for (RecordKey key : keys) {
            Validity validity = key.validity().endingBy(end);
            if (!validity.equals(key.validity())) {
                ending.add(key.with(validity));
            }
        }
        return new KeyRotation(made, ending);
    }
}
