package io.oisstreams.integrity.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies the signatures of a chain entry under keys that are known: what takes time, and can be done on any thread. */
public final class SignatureVerdicts {
    private SignatureVerdicts() {}

    /** The keys that an entry's signatures name, of those admitted up to a time. */
    public static Map<String, KeyVersion> keysOf(Fact.Entry entry, KeyRing keys, long asOfMs) {
        Map<String, KeyVersion> known = new HashMap<>();
        for (EntrySignature signature : entry.signatures()) {
            keys.resolve(signature.keyId(), asOfMs).ifPresent(key -> known.put(signature.keyId(), key));
        }
        return known;
    }

    /** The entry with the verdicts about those of its signatures whose keys are known. */
    public static Fact.Entry of(Fact.Entry entry, Map<String, KeyVersion> known, SignatureCheck check) {
        List<EntrySignature> signatures = new ArrayList<>(entry.signatures().size());
        for (EntrySignature signature : entry.signatures()) {
            Optional<KeyVersion> key = Optional.ofNullable(known.get(signature.keyId()))
                    .filter(candidate -> candidate.family() == signature.family());
            signatures.add(
                    key.map(k -> signature.checkedUnder(k, check.valid(k, entry.entryHash(), signature.signature())))
                            .orElse(signature));
        }
        return entry.settled(signatures);
    }
}
