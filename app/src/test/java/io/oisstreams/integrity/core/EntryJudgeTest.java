package io.oisstreams.integrity.core;

import static io.oisstreams.crypto.SignatureFamily.ED25519;
import static io.oisstreams.crypto.SignatureFamily.FALCON_512;
import static io.oisstreams.crypto.SignatureFamily.ML_DSA_65;
import static io.oisstreams.crypto.SignatureFamily.SLH_DSA_SHA2_128F;
import static io.oisstreams.integrity.core.DegradationType.*;
import static io.oisstreams.integrity.core.Dimension.EVIDENCE_SURVIVABILITY;
import static io.oisstreams.integrity.core.Dimension.SIGNER_DIVERSITY;
import static io.oisstreams.integrity.core.Dimension.VERIFICATION_INDEPENDENCE;
import static io.oisstreams.integrity.core.Facts.E;
import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.core.Facts.attested;
import static io.oisstreams.integrity.core.Facts.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oisstreams.crypto.SignatureFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ES, SD and VI of one entry: contract 4.3 and 4.4, one test per way to fail. */
class EntryJudgeTest {
    private static final long AT = S + 1_000;
    private final KeyRing keys = new KeyRing();
    private final PolicyLedger policies = new PolicyLedger();
    private SignatureCheck check = Facts.CHECK;

    EntryJudgeTest() {
        Facts.keys(S).forEach(keys::add);
        keys.add(key(S, ED25519).build());
    }

    private static Facts.EntryBuilder entry() {
        return new Facts.EntryBuilder(AT, "e");
    }

    private EntryVerdict judge(Fact.Entry entry) {
        return new EntryJudge(keys, policies, check, E + 5_000, Facts.WINDOW).judge(entry);
    }

    private EntryVerdict judge(Facts.EntryBuilder entry) {
        return judge(entry.build());
    }

    private static void assertDegraded(EntryVerdict verdict, Tuple... typesDimensionsDetails) {
        assertThat(verdict.degradations())
                .extracting(Degradation::type, Degradation::dimension, Degradation::detail)
                .containsExactly(typesDimensionsDetails);
        assertThat(verdict.degradations()).allSatisfy(degradation -> {
            assertThat(degradation.timestampMs()).isEqualTo(AT);
            assertThat(degradation.subject()).isEqualTo("e");
            assertThat(degradation.durationMs()).isEmpty();
        });
    }

    /** Not verifiable for one reason, and nothing else is wrong. */
    private static void assertUnverifiable(EntryVerdict verdict, DegradationType type, String detail) {
        assertThat(verdict.verifiable()).isFalse();
        assertThat(verdict.families()).isEqualTo(3);
        assertThat(verdict.independent()).isTrue();
        assertDegraded(verdict, tuple(type, EVIDENCE_SURVIVABILITY, detail));
    }

    @Test
    void anEntryOfThreeFamiliesIsVerifiableDiverseAndIndependent() {
        EntryVerdict verdict = judge(entry());

        assertThat(verdict.verifiable()).isTrue();
        assertThat(verdict.families()).isEqualTo(3);
        assertThat(verdict.independent()).isTrue();
        assertThat(verdict.degradations()).isEmpty();
    }

    @Test
    void aBrokenLinkIsNotVerifiable() {
        assertUnverifiable(judge(entry().brokenLink()), BROKEN_PREDECESSOR_HASH, "the chain is broken here");
    }

    @Test
    void signaturesMustNotExpireBeforeTheWindowsEnd() {
        assertUnverifiable(judge(entry().expiresAt(E - 1)), EXPIRED_SIGNATURE, "expires before the window's end");
        assertThat(judge(entry().expiresAt(E)).verifiable()).isTrue();
    }

    @Test
    void aPolicyReferenceMustResolve() {
        policies.add(attested(S, "p", "2"));

        assertUnverifiable(judge(entry().policy("p", "1")), UNRESOLVED_POLICY_REFERENCE, "not attested: p 1");
        assertUnverifiable(judge(entry().policy("q", "")), UNRESOLVED_POLICY_REFERENCE, "not attested: q");
        assertThat(judge(entry().policy("p", "2")).verifiable()).isTrue();
        assertThat(judge(entry().policy("p", "")).verifiable()).isTrue();
    }

    @Test
    void aPolicyAttestedAtTheWindowsEndResolvesOneAttestedLaterDoesNot() {
        policies.add(new Attestation(E, E, "at end", "1", 0, Optional.empty(), false));
        policies.add(new Attestation(E, E + 1, "after", "1", 0, Optional.empty(), false));
        policies.add(new Attestation(E + 5_001, E, "late", "1", 0, Optional.empty(), false));

        assertThat(judge(entry().policy("at end", "1")).verifiable()).isTrue();
        assertThat(judge(entry().policy("after", "1")).verifiable()).isFalse();
        assertThat(judge(entry().policy("late", "1")).verifiable()).isFalse();
    }

    @Test
    void aProprietaryAlgorithmIsNeitherVerifiableNorIndependent() {
        EntryVerdict verdict = judge(entry().dependsOn(VendorDependency.PROPRIETARY_ALGORITHM));

        assertThat(verdict.verifiable()).isFalse();
        assertThat(verdict.independent()).isFalse();
        assertDegraded(
                verdict,
                tuple(VENDOR_DEPENDENT_VERIFICATION, EVIDENCE_SURVIVABILITY, "proprietary algorithm"),
                tuple(VENDOR_DEPENDENT_VERIFICATION, VERIFICATION_INDEPENDENCE, "proprietary_algorithm"));
    }

    @ParameterizedTest
    @EnumSource(value = VendorDependency.class, mode = EnumSource.Mode.EXCLUDE, names = "PROPRIETARY_ALGORITHM")
    void otherVendorDependenciesAreVerifiableButNotIndependent(VendorDependency dependency) {
        EntryVerdict verdict = judge(entry().dependsOn(dependency));

        assertThat(verdict.verifiable()).isTrue();
        assertThat(verdict.independent()).isFalse();
        assertDegraded(
                verdict,
                tuple(
                        VENDOR_DEPENDENT_VERIFICATION,
                        VERIFICATION_INDEPENDENCE,
                        dependency.name().toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void severalDependenciesAreOneDegradationInFixedOrder() {
        EntryVerdict verdict =
                judge(entry().dependsOn(VendorDependency.VENDOR_TRANSCRIPT, VendorDependency.VENDOR_NONCE));

        assertDegraded(
                verdict,
                tuple(VENDOR_DEPENDENT_VERIFICATION, VERIFICATION_INDEPENDENCE, "vendor_nonce, vendor_transcript"));
    }

    @Test
    void aVendorsKeyIsVerifiableButNotIndependent() {
        keys.add(key(S, FALCON_512).vendor().build());

        EntryVerdict verdict = judge(entry());

        assertThat(verdict.verifiable()).isTrue();
        assertThat(verdict.families()).isEqualTo(3);
        assertThat(verdict.independent()).isFalse();
        assertDegraded(
                verdict,
                tuple(
                        PROPRIETARY_KEY_RESOLUTION,
                        VERIFICATION_INDEPENDENCE,
                        "key FALCON_512 is in no public registry"));
    }

    @Test
    void aKeyPublishedDuringTheWindowMakesTheEntryIndependentInTheNextOne() {
        keys.add(key(S, FALCON_512).vendor().build());
        keys.add(key(E + 5_000, FALCON_512).build());

        assertThat(judge(entry()).independent()).isFalse();
        EntryJudge next = new EntryJudge(keys, policies, check, E + Facts.HOUR + 5_000, Facts.WINDOW.next());
        assertThat(next.judge(entry().build()).independent()).isTrue();
    }

    @Test
    void aKeyTakenFromTheRegistryAndPutBackDuringTheWindowWasNotThereAllTheTime() {
        keys.add(key(S - Facts.HOUR, FALCON_512).build());
        keys.add(key(S + 6_000, FALCON_512).vendor().build());
        keys.add(key(S + 7_000, FALCON_512).build());

        assertThat(judge(entry()).independent()).isFalse();
    }

    @Test
    void anEntryWithoutSignatureIsNotVerifiable() {
        EntryVerdict verdict = judge(entry().signatures());

        assertThat(verdict.verifiable()).isFalse();
        assertThat(verdict.families()).isZero();
        assertThat(verdict.independent()).isTrue();
        assertDegraded(
                verdict,
                tuple(INVALID_SIGNATURE, EVIDENCE_SURVIVABILITY, "there is no signature"),
                tuple(NO_FAMILY_ATTESTATION, SIGNER_DIVERSITY, "no PQ family"));
    }

    @Test
    void everySignatureMustBeValid() {
        EntryVerdict verdict = judge(entry().signatures(
                        entry().signature(ML_DSA_65),
                        entry().signature(FALCON_512, "FALCON_512", "forged"),
                        entry().signature(SLH_DSA_SHA2_128F)));

        assertThat(verdict.verifiable()).isFalse();
        assertThat(verdict.families()).isEqualTo(2);
        assertDegraded(
                verdict,
                tuple(INVALID_SIGNATURE, EVIDENCE_SURVIVABILITY, "FALCON_512 signature, key FALCON_512: not valid"),
                tuple(TWO_FAMILY_ATTESTATION, SIGNER_DIVERSITY, "2 PQ families of 3"));
    }

    @Test
    void aSignatureOverAnotherHashIsNotValid() {
        EntrySignature ofAnother = new Facts.EntryBuilder(AT, "another").signature(ML_DSA_65);

        assertThat(judge(entry().signatures(ofAnother)).verifiable()).isFalse();
    }

    @Test
    void familiesAreCountedOnceAndEd25519IsNone() {
        assertFamilies(0, NO_FAMILY_ATTESTATION, ED25519);
        assertFamilies(1, SINGLE_FAMILY_ATTESTATION, ML_DSA_65, ED25519, ML_DSA_65);
        assertFamilies(2, TWO_FAMILY_ATTESTATION, SLH_DSA_SHA2_128F, FALCON_512);
        assertThat(judge(entry().signedBy(ML_DSA_65, FALCON_512, SLH_DSA_SHA2_128F, ED25519))
                        .families())
                .isEqualTo(3);
    }

    private void assertFamilies(int expected, DegradationType type, SignatureFamily... families) {
        EntryVerdict verdict = judge(entry().signedBy(families));

        assertThat(verdict.families()).isEqualTo(expected);
        assertThat(verdict.verifiable()).isTrue();
        assertThat(verdict.degradations())
                .extracting(Degradation::type, Degradation::dimension)
                .containsExactly(tuple(type, SIGNER_DIVERSITY));
    }

    @Test
    void anUnknownKeyIsNeitherVerifiableNorPublic() {
        EntryVerdict verdict = judge(entry().signatures(
                        entry().signature(ML_DSA_65),
                        entry().signature(FALCON_512, "unknown", "x"),
                        entry().signature(SLH_DSA_SHA2_128F)));

        assertThat(verdict.verifiable()).isFalse();
        assertThat(verdict.independent()).isFalse();
        assertDegraded(
                verdict,
                tuple(INVALID_SIGNATURE, EVIDENCE_SURVIVABILITY, "FALCON_512 signature, key unknown: unknown key"),
                tuple(TWO_FAMILY_ATTESTATION, SIGNER_DIVERSITY, "2 PQ families of 3"),
                tuple(PROPRIETARY_KEY_RESOLUTION, VERIFICATION_INDEPENDENCE, "key unknown is in no public registry"));
    }

    @Test
    void aKeyOfAnotherFamilyIsNotValid() {
        keys.add(key(S, ML_DSA_65)
                .keyId("FALCON_512")
                .publicKey("public FALCON_512")
                .build());

        EntryVerdict verdict = judge(entry());

        assertThat(verdict.verifiable()).isFalse();
        assertThat(verdict.families()).isEqualTo(2);
        assertThat(verdict.degradations().get(0).detail())
                .isEqualTo("FALCON_512 signature, key FALCON_512: the key is of family ML_DSA_65");
    }

    @ParameterizedTest
    @EnumSource(KeyVersion.Status.class)
    void activeAndDeprecatedKeysVerifyArchivedAndRevokedOnesDoNot(KeyVersion.Status status) {
        keys.add(key(S, FALCON_512).status(status).build());
        boolean verifies = status == KeyVersion.Status.ACTIVE || status == KeyVersion.Status.DEPRECATED;

        EntryVerdict verdict = judge(entry());

        assertThat(verdict.verifiable()).isEqualTo(verifies);
        assertThat(verdict.families()).isEqualTo(verifies ? 3 : 2);
        if (!verifies) {
            assertThat(verdict.degradations().get(0).detail())
                    .isEqualTo("FALCON_512 signature, key FALCON_512: the key may not verify at the entry's time");
        }
    }

    @Test
    void theKeyMustBeValidAtTheEntrysTime() {
        assertThat(judgedWithKeyValid(AT, AT + 1)).isTrue();
        assertThat(judgedWithKeyValid(AT + 1, AT + 2)).isFalse();
        assertThat(judgedWithKeyValid(AT - 1, AT)).isFalse();
    }

    private boolean judgedWithKeyValid(long fromMs, long toMs) {
        keys.add(key(S, FALCON_512).valid(fromMs, toMs).build());
        return judge(entry()).verifiable();
    }

    @Test
    void aKeyKnownOnlyAfterTheEntryCounts() {
        KeyRing late = new KeyRing();
        Facts.keys(E + 5_000).forEach(late::add);

        EntryVerdict atClose = new EntryJudge(late, policies, check, E + 5_000, Facts.WINDOW).judge(entry().build());
        EntryVerdict before = new EntryJudge(late, policies, check, E + 4_999, Facts.WINDOW).judge(entry().build());

        assertThat(atClose.verifiable()).isTrue();
        assertThat(before.verifiable()).isFalse();
    }

    @Test
    void aKeyRevokedLaterInTheWindowNoLongerVerifies() {
        keys.add(key(E + 5_000, ML_DSA_65).status(KeyVersion.Status.REVOKED).build());

        assertThat(judge(entry()).verifiable()).isFalse();
    }

    @Test
    void reasonsAddUp() {
        EntryVerdict verdict = judge(entry().signedBy(ED25519)
                .brokenLink()
                .expiresAt(E - 1)
                .policy("q", "1")
                .dependsOn(VendorDependency.PROPRIETARY_ALGORITHM, VendorDependency.VENDOR_NONCE));

        assertThat(verdict.verifiable()).isFalse();
        assertThat(verdict.degradations())
                .extracting(Degradation::type)
                .containsExactly(
                        BROKEN_PREDECESSOR_HASH,
                        EXPIRED_SIGNATURE,
                        UNRESOLVED_POLICY_REFERENCE,
                        VENDOR_DEPENDENT_VERIFICATION,
                        NO_FAMILY_ATTESTATION,
                        VENDOR_DEPENDENT_VERIFICATION);
    }

    @Test
    void onlyTheFirstInvalidSignatureIsReported() {
        EntryVerdict verdict = judge(entry().signatures(
                        entry().signature(ML_DSA_65, "unknown 1", "x"),
                        entry().signature(FALCON_512, "unknown 2", "x")));

        assertThat(verdict.degradations())
                .extracting(Degradation::detail)
                .containsExactly(
                        "ML_DSA_65 signature, key unknown 1: unknown key",
                        "no PQ family",
                        "key unknown 1 is in no public registry");
    }

    // What is remembered of signatures

    @Test
    void aVerdictIsRememberedAndNotComputedAgain() {
        List<String> checked = countingCheck();

        Fact.Entry judged = judge(entry()).judged();
        EntryVerdict again = judge(judged);

        assertThat(again.verifiable()).isTrue();
        assertThat(again.judged()).isSameAs(judged);
        assertThat(checked).hasSize(3);
        assertThat(judged.signatures()).allSatisfy(signature -> {
            assertThat(signature.valid()).isTrue();
            assertThat(signature.signature()).isEmpty();
        });
    }

    @Test
    void aNegativeVerdictIsRememberedUntilTheKeyChanges() {
        keys.add(key(S, ML_DSA_65).publicKey("wrong").build());
        List<String> checked = countingCheck();
        Facts.EntryBuilder entry = entry().signedBy(ML_DSA_65);
        Fact.Entry judged = judge(judge(entry).judged()).judged();
        assertThat(checked).containsExactly("wrong");

        keys.add(key(S + 1, ML_DSA_65).build());

        assertThat(judge(judged).verifiable()).isTrue();
        assertThat(checked).containsExactly("wrong", "public ML_DSA_65");
    }

    @Test
    void aSignatureIsNotValidUnderAnotherKeyAndValidAgainWhenItsKeyComesBack() {
        Fact.Entry judged = judge(entry()).judged();
        keys.add(key(S + 1, ML_DSA_65).publicKey("other").build());

        EntryVerdict underOther = judge(judged);
        keys.add(key(S + 2, ML_DSA_65).build());
        EntryVerdict back = judge(underOther.judged());

        assertThat(underOther.verifiable()).isFalse();
        assertThat(back.verifiable()).isTrue();
    }

    private List<String> countingCheck() {
        List<String> checked = new ArrayList<>();
        check = (key, message, signature) -> {
            checked.add(new String(key.publicKey(), java.nio.charset.StandardCharsets.UTF_8));
            return Facts.CHECK.valid(key, message, signature);
        };
        return checked;
    }

    @Test
    void theHashIsKeptWhileASignatureMayHaveToBeVerifiedAgain() {
        Fact.Entry entry = entry().signedBy(ML_DSA_65, FALCON_512).build();
        KeyVersion mlDsa = key(S, ML_DSA_65).build();
        EntrySignature valid = entry.signatures().get(0).checkedUnder(mlDsa, true);
        EntrySignature invalid = entry.signatures().get(1).checkedUnder(mlDsa, false);

        assertThat(entry.settled(List.of(valid, valid)).entryHash()).isEmpty();
        assertThat(entry.settled(List.of(valid, invalid)).entryHash()).isEqualTo(entry.entryHash());
        assertThat(valid.signature()).isEmpty();
        assertThat(invalid.signature()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signaturesAreEqualByContent(boolean valid) {
        EntrySignature one = new EntrySignature("k", ML_DSA_65, Optional.empty(), valid, new byte[] {1});

        assertThat(one)
                .isEqualTo(new EntrySignature("k", ML_DSA_65, Optional.empty(), valid, new byte[] {1}))
                .hasSameHashCodeAs(new EntrySignature("k", ML_DSA_65, Optional.empty(), valid, new byte[] {1}))
                .isNotEqualTo(new EntrySignature("x", ML_DSA_65, Optional.empty(), valid, new byte[] {1}))
                .isNotEqualTo(new EntrySignature("k", ED25519, Optional.empty(), valid, new byte[] {1}))
                .isNotEqualTo(new EntrySignature("k", ML_DSA_65, Optional.of(Facts.id("")), valid, new byte[] {1}))
                .isNotEqualTo(new EntrySignature("k", ML_DSA_65, Optional.empty(), !valid, new byte[] {1}))
                .isNotEqualTo(new EntrySignature("k", ML_DSA_65, Optional.empty(), valid, new byte[] {2}))
                .isNotEqualTo("k");
    }

    // The entries of a window

    @Test
    void entriesAreJudgedAgainOnlyWhenKeysOrPoliciesChange() {
        EntryLedger ledger = new EntryLedger();
        List<String> checked = countingCheck();
        ledger.add(entry().signedBy(ML_DSA_65).policy("p", "1").build());
        EntryJudge judge = new EntryJudge(keys, policies, check, E, Facts.WINDOW);
        assertThat(ledger.totals(judge)).isEqualTo(new EntryTotals(1, 0, 1, 1));
        assertThat(ledger.totals(judge)).isEqualTo(new EntryTotals(1, 0, 1, 1));
        assertThat(checked).hasSize(1);

        policies.add(attested(AT, "p", "1"));
        assertThat(ledger.totals(judge)).isEqualTo(new EntryTotals(1, 1, 1, 1));

        keys.add(key(AT + 1, ML_DSA_65).publicKey("another").vendor().build());
        assertThat(ledger.totals(judge)).isEqualTo(new EntryTotals(1, 0, 0, 0));
        List<Degradation> degradations = new ArrayList<>();
        ledger.collectDegradations(judge, degradations);
        assertThat(degradations)
                .extracting(Degradation::type)
                .containsExactly(INVALID_SIGNATURE, NO_FAMILY_ATTESTATION, PROPRIETARY_KEY_RESOLUTION);
    }

    @Test
    void totalsAreOfTheEntriesAdmittedUpToTheMoment() {
        EntryLedger ledger = new EntryLedger();
        ledger.add(
                new Facts.EntryBuilder(AT, "a").signedBy(ML_DSA_65, FALCON_512).build());
        ledger.add(new Facts.EntryBuilder(AT + 1, "b").build());
        ledger.add(new Facts.EntryBuilder(AT + 2, "c")
                .signedBy(FALCON_512)
                .brokenLink()
                .dependsOn(VendorDependency.VENDOR_NONCE)
                .build());

        assertThat(ledger.totals(new EntryJudge(keys, policies, check, AT - 1, Facts.WINDOW)))
                .isEqualTo(EntryTotals.NONE);
        assertThat(ledger.totals(new EntryJudge(keys, policies, check, AT, Facts.WINDOW)))
                .isEqualTo(new EntryTotals(1, 1, 2, 1));
        assertThat(ledger.totals(new EntryJudge(keys, policies, check, AT + 1, Facts.WINDOW)))
                .isEqualTo(new EntryTotals(2, 2, 2, 2));
        assertThat(ledger.totals(new EntryJudge(keys, policies, check, AT + 2, Facts.WINDOW)))
                .isEqualTo(new EntryTotals(3, 2, 1, 2));
    }
}
