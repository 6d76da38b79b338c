package io.oisstreams.integrity.core;

import static io.oisstreams.crypto.KeyVariant.ROUND3;
import static io.oisstreams.crypto.KeyVariant.STANDARD;
import static io.oisstreams.crypto.SignatureFamily.FALCON_512;
import static io.oisstreams.crypto.SignatureFamily.ML_DSA_65;
import static io.oisstreams.crypto.SignatureFamily.SLH_DSA_SHA2_128F;
import static io.oisstreams.integrity.core.Facts.E;
import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.core.KeyVersion.Status.ACTIVE;
import static io.oisstreams.integrity.core.KeyVersion.Status.ARCHIVED;
import static io.oisstreams.integrity.core.KeyVersion.Status.DEPRECATED;
import static io.oisstreams.integrity.core.KeyVersion.Status.REVOKED;

import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stories behind the rows of {@code topology-docs/keys.md}: what was told of a key, and what was signed with it. */
final class KeyLifeCycle {
    /** When the entry was made and admitted: the same time in this window and the next. */
    static final long IN_WINDOW = 60_000;

    private static final long AT = S + IN_WINDOW;
    private static final long LAST = E + 5_000;

    private KeyLifeCycle() {}

    /**
     * What an event says of the key, from a healthy one's on.
     *
     * @param keyPair which of two key pairs of the family
     */
    record Told(
            long admissionMs,
            SignatureFamily family,
            KeyVariant variant,
            int keyPair,
            KeyVersion.Status status,
            long validFromMs,
            Optional<Long> validToMs,
            boolean published) {

        static Told of(SignatureFamily family) {
            return new Told(S, family, STANDARD, 1, ACTIVE, 0, Optional.empty(), true);
        }

        Told at(long timeMs) {
            return new Told(timeMs, family, variant, keyPair, status, validFromMs, validToMs, published);
        }

        Told is(KeyVersion.Status now) {
            return new Told(admissionMs, family, variant, keyPair, now, validFromMs, validToMs, published);
        }

        Told is(KeyVariant now) {
            return new Told(admissionMs, family, now, keyPair, status, validFromMs, validToMs, published);
        }

        Told keyPair(int now) {
            return new Told(admissionMs, family, variant, now, status, validFromMs, validToMs, published);
        }

        Told valid(long fromMs, Optional<Long> toMs) {
            return new Told(admissionMs, family, variant, keyPair, status, fromMs, toMs, published);
        }

        Told fromVendor() {
            return new Told(admissionMs, family, variant, keyPair, status, validFromMs, validToMs, false);
        }
    }

    /**
     * One row's story.
     *
     * @param signed the family and encoding that the entry was signed with, by the first key pair
     * @param told what was told of the key, in the order of the log
     * @param nextWindow whether the row is about the window after the one that its events are told in
     */
    record Story(SignatureFamily family, KeyVariant signed, List<Told> told, boolean nextWindow) {
        Story inTheNextWindow() {
            return new Story(family, signed, told, true);
        }
    }

    private static Story story(Told... told) {
        return new Story(ML_DSA_65, STANDARD, List.of(told), false);
    }

    private static Story story(SignatureFamily family, KeyVariant signed, Told... told) {
        return new Story(family, signed, List.of(told), false);
    }

    /** By the row's first cell. */
    static Map<String, Story> stories() {
        Map<String, Story> stories = new LinkedHashMap<>();
        addStates(stories);
        addValidity(stories);
        addKnowledge(stories);
        addChanges(stories);
        addSources(stories);
        addVariants(stories);
        return stories;
    }

    private static void addStates(Map<String, Story> stories) {
        Told key = Told.of(ML_DSA_65);
        stories.put("active", story(key));
        stories.put("deprecated", story(key.is(DEPRECATED)));
        stories.put("deprecated after the entry", story(key, key.at(AT + 1).is(DEPRECATED)));
        stories.put("archived", story(key.is(ARCHIVED)));
        stories.put("revoked", story(key.is(REVOKED)));
        stories.put(
                "revoked after the entry, by E + 5 s", story(key, key.at(LAST).is(REVOKED)));
        Story late = story(key, key.at(LAST + 1).is(REVOKED));
        stories.put("revoked after E + 5 s: this window", late);
        stories.put("revoked after E + 5 s: the next window", late.inTheNextWindow());
        stories.put("revoked, and active again by E + 5 s", story(key.at(S - 1), key.is(REVOKED), key.at(LAST)));
    }

    private static void addValidity(Map<String, Story> stories) {
        Told key = Told.of(ML_DSA_65);
        stories.put("valid from the entry's time", story(key.valid(AT, Optional.empty())));
        stories.put("not yet valid: from 1 ms after the entry's time", story(key.valid(AT + 1, Optional.empty())));
        stories.put("valid until 1 ms after the entry's time", story(key.valid(0, Optional.of(AT + 1))));
        stories.put("expired: valid until the entry's time", story(key.valid(0, Optional.of(AT))));
        stories.put(
                "deprecated and expired", story(key.valid(0, Optional.of(AT)).is(DEPRECATED)));
    }

    private static void addKnowledge(Map<String, Story> stories) {
        Told key = Told.of(ML_DSA_65);
        stories.put("unknown", story());
        stories.put("told of after the entry, by E + 5 s", story(key.at(LAST)));
        stories.put("told of after E + 5 s: this window", story(key.at(LAST + 1)));
        stories.put(
                "told of after E + 5 s: the next window",
                story(key.at(LAST + 1)).inTheNextWindow());
        stories.put(
                "of another family than the signature",
                story(Told.of(FALCON_512).keyPair(2)));
        stories.put("another key of the family", story(key.keyPair(2)));
    }

    private static void addChanges(Map<String, Story> stories) {
        Told key = Told.of(ML_DSA_65);
        Told other = key.keyPair(2);
        String two = "two active keys of one id, ";
        stories.put(two + "the entry signed with the last admitted", story(other, key.at(S + 1)));
        stories.put(two + "the entry signed with the first admitted", story(key, other.at(S + 1)));
        stories.put(two + "admitted together: the last in the log counts", story(other, key));
        String changes = "its `public_key` changes after ";
        stories.put(changes + "the entry, by E + 5 s", story(key, other.at(LAST)));
        stories.put(changes + "the entry, and back by E + 5 s", story(key, other.at(AT + 1), key.at(LAST)));
        stories.put(changes + "E + 5 s: this window", story(key, other.at(LAST + 1)));
    }

    private static void addSources(Map<String, Story> stories) {
        Told key = Told.of(ML_DSA_65);
        Told vendor = key.fromVendor();
        stories.put("from the vendor's API", story(vendor));
        stories.put("from the vendor's API, revoked", story(vendor.is(REVOKED)));
        Story duringThisWindow = story(vendor, key.at(LAST));
        stories.put("published in a public registry after the entry, by E + 5 s: this window", duringThisWindow);
        stories.put(
                "published in a public registry after the entry, by E + 5 s: the next window",
                duringThisWindow.inTheNextWindow());
        Story published = story(vendor, key.at(LAST + 1));
        stories.put("published in a public registry after E + 5 s: this window", published);
        stories.put("published in a public registry after E + 5 s: the next window", published.inTheNextWindow());
        stories.put("taken from the public registry after the entry, by E + 5 s", story(key, vendor.at(LAST)));
    }

    private static void addVariants(Map<String, Story> stories) {
        Told slh = Told.of(SLH_DSA_SHA2_128F);
        stories.put("SLH-DSA `round3`, a SPHINCS+ signature", story(SLH_DSA_SHA2_128F, ROUND3, slh.is(ROUND3)));
        stories.put("SLH-DSA `round3`, a FIPS 205 signature", story(SLH_DSA_SHA2_128F, STANDARD, slh.is(ROUND3)));
        stories.put("SLH-DSA `standard`, a SPHINCS+ signature", story(SLH_DSA_SHA2_128F, ROUND3, slh));
        stories.put(
                "SLH-DSA, told of as `standard` at first and as `round3` by E + 5 s, a SPHINCS+ signature",
                story(SLH_DSA_SHA2_128F, ROUND3, slh, slh.at(LAST).is(ROUND3)));
        Told falcon = Told.of(FALCON_512);
        stories.put("FALCON `round3`: the same encoding as `standard`", story(FALCON_512, STANDARD, falcon.is(ROUND3)));
        stories.put(
                "FALCON, told of as `standard` at first and as `round3` by E + 5 s",
                story(FALCON_512, STANDARD, falcon, falcon.at(LAST).is(ROUND3)));
        stories.put(
                "ML-DSA `round3`: there is no such encoding",
                story(Told.of(ML_DSA_65).is(ROUND3)));
    }
}
