package io.oisstreams.integrity.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tenant's signer keys: for each id what was told of it, in the order of the log. Not safe for use by several threads. */
public final class KeyRing {
    private final Map<String, List<KeyVersion>> versions = new HashMap<>();
    private long added;
    private long newestAdmissionMs = Long.MIN_VALUE;

    /** Adds what an event says of a key; the last version admitted counts. */
    public void add(KeyVersion version) {
        List<KeyVersion> known = versions.computeIfAbsent(version.keyId(), id -> new ArrayList<>());
        // Of versions admitted together only the last can ever count; so no two that are kept are equal.
        known.removeIf(earlier -> earlier.admissionMs() == version.admissionMs());
        known.add(version);
        added++;
        newestAdmissionMs = Math.max(newestAdmissionMs, version.admissionMs());
    }

    /** The key of an id, from all that was admitted up to a time. */
    public Optional<KeyVersion> resolve(String keyId, long asOfMs) {
        List<KeyVersion> known = versions.getOrDefault(keyId, List.of());
        for (int i = known.size() - 1; i >= 0; i--) {
            if (known.get(i).admissionMs() <= asOfMs) {
                return Optional.of(known.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a key came from the public registry all the time, as far as was told by the end of it; a key that was first told of after
     * the beginning, since then.
     */
    public boolean publicBetween(String keyId, long fromMs, long toMs) {
        List<KeyVersion> known = versions.getOrDefault(keyId, List.of());
        boolean published = known.isEmpty() || known.get(0).admissionMs() > fromMs;
        for (KeyVersion version : known) {
            if (version.admissionMs() <= fromMs) {
                published = version.fromPublicRegistry();
            } else if (version.admissionMs() <= toMs) {
                published = published && version.fromPublicRegistry();
            }
        }
        return published && resolve(keyId, toMs).isPresent();
    }

    /** Forgets versions that no question about a time at or after this one can need. */
    public void forgetSupersededAt(long timeMs) {
        for (List<KeyVersion> known : versions.values()) {
            while (known.size() > 1 && known.get(1).admissionMs() <= timeMs) {
                known.remove(0);
            }
        }
    }

    /** How many versions were ever admitted up to a time: a verdict on signatures changes only when this does. */
    long epoch(long asOfMs) {
        if (asOfMs >= newestAdmissionMs) {
            return added;
        }
        return added
                - versions.values().stream()
                        .flatMap(List::stream)
                        .filter(version -> version.admissionMs() > asOfMs)
                        .count();
    }

    /** All versions, each id's in order. */
    public List<KeyVersion> all() {
        return versions.values().stream().flatMap(List::stream).toList();
    }
}
