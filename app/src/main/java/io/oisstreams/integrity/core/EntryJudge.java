package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.DegradationType.*;
import static io.oisstreams.integrity.core.Dimension.*;

import io.oisstreams.crypto.SignatureFamily;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a chain entry: OIS sections 4.3, 4.5 and 4.6, contract 4.3 and 4.4. A judge stands for a window and a moment: it knows
 * the keys and policies admitted up to then.
 *
 * @param asOfMs admission time up to which keys and policies count
 * @param window signatures must not expire, and policies must be attested, before or at its end
 */
record EntryJudge(KeyRing keys, PolicyLedger policies, SignatureCheck check, long asOfMs, MeasurementWindow window) {

    EntryVerdict judge(Fact.Entry entry) {
        List<Degradation> degradations = new ArrayList<>();
        SignatureFindings signatures = judgeSignatures(entry);
        signatures
                .firstInvalid()
                .ifPresent(reason -> add(degradations, INVALID_SIGNATURE, EVIDENCE_SURVIVABILITY, entry, reason));
        if (!entry.linkHolds()) {
            add(degradations, BROKEN_PREDECESSOR_HASH, EVIDENCE_SURVIVABILITY, entry, "the chain is broken here");
        }
        if (entry.expiresAtMs().isPresent() && entry.expiresAtMs().get() < window.endMs()) {
            add(degradations, EXPIRED_SIGNATURE, EVIDENCE_SURVIVABILITY, entry, "expires before the window's end");
        }
        if (!policyResolves(entry)) {
            String policy = entry.policyId().orElseThrow()
                    + entry.policyVersion().map(v -> " " + v).orElse("");
            add(degradations, UNRESOLVED_POLICY_REFERENCE, EVIDENCE_SURVIVABILITY, entry, "not attested: " + policy);
        }
        boolean proprietary = entry.dependencies().contains(VendorDependency.PROPRIETARY_ALGORITHM);
        if (proprietary) {
            add(degradations, VENDOR_DEPENDENT_VERIFICATION, EVIDENCE_SURVIVABILITY, entry, "proprietary algorithm");
        }
        boolean verifiable = degradations.isEmpty();
        addFamilies(degradations, entry, signatures.families().size());
        boolean independent = judgeIndependence(degradations, entry);
        boolean learnt = !signatures.judged().equals(entry.signatures());
        Fact.Entry judged = learnt ? entry.withSignatures(signatures.judged()) : entry;
        return new EntryVerdict(verifiable, signatures.families().size(), independent, degradations, judged);
    }

    private record SignatureFindings(
            Set<SignatureFamily> families, Optional<String> firstInvalid, List<EntrySignature> judged) {}

    /** At least one signature, and every one valid under its key at the entry's time. */
    private SignatureFindings judgeSignatures(Fact.Entry entry) {
        Set<SignatureFamily> families = EnumSet.noneOf(SignatureFamily.class);
        List<EntrySignature> judged = new ArrayList<>(entry.signatures().size());
        Optional<String> firstInvalid =
                entry.signatures().isEmpty() ? Optional.of("there is no signature") : Optional.empty();
        for (EntrySignature signature : entry.signatures()) {
            Optional<KeyVersion> key = keys.resolve(signature.keyId(), asOfMs);
            boolean valid = key.isPresent() && signature.validUnder(key.get(), entry.entryHash(), check);
            // A positive verdict is never replaced: the key it was given under may come back.
            judged.add(key.isEmpty() || signature.valid() ? signature : signature.checkedUnder(key.get(), valid));
            boolean counts = valid && key.orElseThrow().verifiesAt(entry.timestampMs());
            if (counts && signature.family().isPostQuantum()) {
                families.add(signature.family());
            }
            if (!counts && firstInvalid.isEmpty()) {
                firstInvalid = Optional.of(whyNot(signature, key, valid));
            }
        }
        return new SignatureFindings(families, firstInvalid, judged);
    }

    private static String whyNot(EntrySignature signature, Optional<KeyVersion> key, boolean valid) {
        String subject = signature.family() + " signature, key " + signature.keyId() + ": ";
        if (key.isEmpty()) {
            return subject + "unknown key";
        }
        if (key.get().family() != signature.family()) {
            return subject + "the key is of family " + key.get().family();
        }
        return subject + (valid ? "the key may not verify at the entry's time" : "not valid");
    }

    private boolean policyResolves(Fact.Entry entry) {
        return entry.policyId()
                .map(id -> policies.attestedBy(id, entry.policyVersion(), window.endMs(), asOfMs))
                .orElse(true);
    }

    private static void addFamilies(List<Degradation> degradations, Fact.Entry entry, int families) {
        switch (families) {
            case 0 -> add(degradations, NO_FAMILY_ATTESTATION, SIGNER_DIVERSITY, entry, "no PQ family");
            case 1 -> add(degradations, SINGLE_FAMILY_ATTESTATION, SIGNER_DIVERSITY, entry, "1 PQ family of 3");
            case 2 -> add(degradations, TWO_FAMILY_ATTESTATION, SIGNER_DIVERSITY, entry, "2 PQ families of 3");
            default -> {} // all three
        }
    }

    /**
     * No dependency on a vendor, and all keys from a public registry since before the window: a key that is published during it makes
     * attestations independent from the next one on (OIS section 8).
     */
    private boolean judgeIndependence(List<Degradation> degradations, Fact.Entry entry) {
        int before = degradations.size();
        if (!entry.dependencies().isEmpty()) {
            String names = String.join(
                    ", ",
                    entry.dependencies().stream()
                            .sorted()
                            .map(dependency -> dependency.name().toLowerCase(java.util.Locale.ROOT))
                            .toList());
            add(degradations, VENDOR_DEPENDENT_VERIFICATION, VERIFICATION_INDEPENDENCE, entry, names);
        }
        for (EntrySignature signature : entry.signatures()) {
            if (!keys.publicBetween(signature.keyId(), window.previous().acceptsUntilMs(), asOfMs)) {
                boolean since = keys.resolve(signature.keyId(), asOfMs)
                        .filter(KeyVersion::fromPublicRegistry)
                        .isPresent();
                String detail = "key " + signature.keyId()
                        + (since ? " was not in a public registry all the time" : " is in no public registry");
                add(degradations, PROPRIETARY_KEY_RESOLUTION, VERIFICATION_INDEPENDENCE, entry, detail);
                break;
            }
        }
        return degradations.size() == before;
    }

    private static void add(
            List<Degradation> degradations,
            DegradationType type,
            Dimension dimension,
            Fact.Entry entry,
            String detail) {
        degradations.add(
                new Degradation(type, dimension, entry.timestampMs(), entry.entryId(), Optional.empty(), detail));
    }
}
