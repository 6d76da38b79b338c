package io.oisstreams.integrity.verify;

import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.signing.TrustedKey;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.signing.Validity;
import io.oisstreams.tlog.NoteSignature;
import io.oisstreams.tlog.SignedNote;
import io.oisstreams.tlog.WitnessKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Demands of a log's signed note that each line is a valid one: of a trusted key, all those together that were valid at one time, or of a
 * trusted witness. An unknown line is as suspicious as a wrong one.
 *
 * @param keys empty: nobody is trusted, so only a note without lines passes
 */
record NoteTrust(Optional<TrustedKeys> keys, SignatureVerifier verifier) {
    private static final String FIELD = "checkpoint: signatures";

    /**
     * When the note was signed.
     *
     * @param exact false: then or later, because a checkpoint has no time itself
     */
    record SignedAt(long timeMs, boolean exact) {
        static final SignedAt ANY_TIME = new SignedAt(0, false);
    }

    /** The signers, a text for each: keys first, then witnesses. */
    List<String> verify(String where, SignedNote note, String origin, SignedAt time) throws DifferenceException {
        if (keys.isEmpty()) {
            if (!note.signatures().isEmpty()) {
                throw new DifferenceException(
                        where, FIELD, "trusted keys to verify them with (--keys)", "no such keys");
            }
            return List.of();
        }
        List<String> signers = new ArrayList<>();
        List<String> witnesses = new ArrayList<>();
        for (NoteSignature line : note.signatures()) {
            Optional<TrustedKey> key = signer(note, origin, line);
            (key.isPresent() ? signers : witnesses)
                    .add(key.isPresent() ? key.get().keyId() : witness(where, note, line));
        }
        if (new HashSet<>(signers).size() < signers.size() || new HashSet<>(witnesses).size() < witnesses.size()) {
            throw new DifferenceException(where, FIELD, "one of each key", "two of one");
        }
        requireAllOfATime(where, new HashSet<>(signers), time);
        return Stream.concat(signers.stream().map(keyId -> "signed by " + keyId), witnesses.stream())
                .toList();
    }

    private Optional<TrustedKey> signer(SignedNote note, String origin, NoteSignature line) {
        return keys.stream()
                .flatMap(trusted -> trusted.keys().stream())
                .filter(key -> key.ofLog(origin).verifies(note.text(), line, verifier))
                .findFirst();
    }

    private String witness(String where, SignedNote note, NoteSignature line) throws DifferenceException {
        for (WitnessKey witness : keys.map(TrustedKeys::witnesses).orElse(List.of())) {
            OptionalLong seconds = witness.cosignedAt(note.text(), line, verifier);
            if (seconds.isPresent()) {
                return "cosigned by witness " + witness.name() + " at " + time(where, seconds.getAsLong());
            }
        }
        throw new DifferenceException(
                where, FIELD, "a valid signature of a trusted key or witness", "one that is not, of " + line.name());
    }

    private static Instant time(String where, long seconds) throws DifferenceException {
        if (seconds > Instant.MAX.getEpochSecond()) {
            throw new DifferenceException(where, FIELD, "a time", seconds);
        }
        return Instant.ofEpochSecond(seconds);
    }

    private void requireAllOfATime(String where, Set<String> signers, SignedAt time) throws DifferenceException {
        TrustedKeys trusted = keys.orElseThrow();
        Set<String> then = idsAt(trusted, time.timeMs());
        boolean all = signers.equals(then);
        if (!time.exact()) {
            // Once there are keys, a later checkpoint without their signatures is not taken.
            all = signers.isEmpty()
                    ? trusted.keys().isEmpty()
                    : Stream.concat(Stream.of(time.timeMs()), changesAfter(trusted, time.timeMs()))
                            .anyMatch(moment -> signers.equals(idsAt(trusted, moment)));
        }
        if (!all) {
            throw new DifferenceException(
                    where, FIELD, "those of all trusted keys of one time, such as " + then, signers);
        }
    }

    private static Set<String> idsAt(TrustedKeys trusted, long timeMs) {
        Set<String> ids = new HashSet<>();
        trusted.validAt(timeMs).forEach(key -> ids.add(key.keyId()));
        return ids;
    }

    private static Stream<Long> changesAfter(TrustedKeys trusted, long timeMs) {
        return trusted.keys().stream()
                .map(TrustedKey::validity)
                .flatMap(validity -> Stream.concat(Stream.of(validity.from()), ends(validity)))
                .map(Instant::toEpochMilli)
                .filter(change -> change > timeMs);
    }

    private static Stream<Instant> ends(Validity validity) {
        return validity.to().stream();
    }
}
