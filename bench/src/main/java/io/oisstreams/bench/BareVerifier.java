package io.oisstreams.bench;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.crypto.SignatureVerifiers;
import io.oisstreams.crypto.SlhDsaImplementation;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.EntrySignature;
import io.oisstreams.event.v1.SignerKey;
import io.oisstreams.integrity.core.EntryHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Verifying signatures and doing nothing else: what the application is compared with. */
final class BareVerifier {
    private BareVerifier() {}

    /** How long it takes to verify all signatures of a workload on all cores, in ns. */
    static long nanos(Workload workload) {
        List<Workload.Timed> entries = new ArrayList<>();
        Map<String, SignerKey> keys = new HashMap<>();
        workload.generate((event, tenantId) -> {
            if (event.value() instanceof SignerKey key) {
                keys.put(tenantId + key.getKeyId(), key);
            } else {
                entries.add(event);
            }
        });
        SignatureVerifier verifier = SignatureVerifiers.withoutMemory(SlhDsaImplementation.JDK);
        // A first part for the compiler.
        entries.subList(0, Math.min(500, entries.size())).parallelStream().forEach(e -> verify(verifier, keys, e));
        long startedAt = System.nanoTime();
        entries.parallelStream().forEach(entry -> verify(verifier, keys, entry));
        return System.nanoTime() - startedAt;
    }

    private static void verify(SignatureVerifier verifier, Map<String, SignerKey> keys, Workload.Timed event) {
        ChainEntry entry = (ChainEntry) event.value();
        byte[] hash = EntryHash.of(entry);
        for (EntrySignature signature : entry.getSignatures()) {
            SignerKey key = Objects.requireNonNull(keys.get(entry.getTenantId() + signature.getKeyId()));
            verifier.verify(
                    SignatureFamily.valueOf(signature.getFamily().name()),
                    KeyVariant.STANDARD,
                    key.getPublicKey().array(),
                    hash,
                    signature.getSignature().array());
        }
    }
}
