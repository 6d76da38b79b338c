package io.oisstreams.integrity.core;

import static io.oisstreams.crypto.SignatureFamily.ML_DSA_65;
import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.core.Facts.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.KeyVariant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private final KeyRing ring = new KeyRing();

    @Test
    void theLastVersionAdmittedUpToTheMomentCounts() {
        KeyVersion first = key(S, ML_DSA_65).keyId("k").build();
        KeyVersion second = key(S + 10, ML_DSA_65)
                .keyId("k")
                .status(KeyVersion.Status.REVOKED)
                .build();
        ring.add(first);
        ring.add(second);
        ring.add(key(S + 5, ML_DSA_65).keyId("other").build());

        assertThat(ring.resolve("k", S - 1)).isEmpty();
        assertThat(ring.resolve("k", S)).hasValue(first);
        assertThat(ring.resolve("k", S + 9)).hasValue(first);
        assertThat(ring.resolve("k", S + 10)).hasValue(second);
        assertThat(ring.resolve("unknown", S + 10)).isEmpty();
        assertThat(ring.epoch(S - 1)).isZero();
        assertThat(ring.epoch(S + 9)).isEqualTo(2);
        assertThat(ring.epoch(S + 10)).isEqualTo(3);
    }

    @Test
    void ofTwoVersionsAdmittedTogetherTheLaterInTheLogCounts() {
        ring.add(key(S, ML_DSA_65).keyId("k").publicKey("1").build());
        KeyVersion later = key(S, ML_DSA_65).keyId("k").publicKey("2").build();
        ring.add(later);

        assertThat(ring.resolve("k", S)).hasValue(later);
    }

    @Test
    void supersededVersionsAreForgotten() {
        for (int i = 0; i < 10; i++) {
            ring.add(key(S + i, ML_DSA_65).keyId("k").publicKey("p" + i).build());
        }

        ring.forgetSupersededAt(S + 7);

        assertThat(ring.all()).hasSize(3);
        assertThat(ring.epoch(S + 9)).isEqualTo(10);
        assertThat(ring.epoch(S + 7)).isEqualTo(8);
    }

    @Test
    void forgettingChangesNoLaterAnswer() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 500; run++) {
            KeyRing forgetful = new KeyRing();
            KeyRing complete = new KeyRing();
            long nowMs = S;
            long asOfMs = S;
            for (int step = 0; step < 20; step++) {
                nowMs += random.nextInt(3);
                KeyVersion version = key(nowMs, ML_DSA_65)
                        .keyId("k" + random.nextInt(3))
                        .publicKey("p" + step)
                        .build();
                forgetful.add(version);
                complete.add(version);
                asOfMs = Math.max(asOfMs, nowMs - random.nextInt(3));
                forgetful.forgetSupersededAt(asOfMs);
                for (long later = asOfMs; later <= nowMs; later++) {
                    for (String keyId : List.of("k0", "k1", "k2")) {
                        assertThat(forgetful.resolve(keyId, later)).isEqualTo(complete.resolve(keyId, later));
                    }
                    assertThat(forgetful.epoch(later)).isEqualTo(complete.epoch(later));
                }
            }
        }
    }

    @Test
    void theFingerprintTellsKeysFamiliesAndVariantsApart() {
        KeyVersion one = key(S, ML_DSA_65).build();

        assertThat(one.fingerprint())
                .isEqualTo(key(S + 1, ML_DSA_65).vendor().build().fingerprint())
                .isNotEqualTo(key(S, ML_DSA_65).publicKey("x").build().fingerprint())
                .isNotEqualTo(key(S, io.oisstreams.crypto.SignatureFamily.FALCON_512)
                        .publicKey("public ML_DSA_65")
                        .build()
                        .fingerprint())
                .isNotEqualTo(KeyVersion.of(
                                S,
                                "k",
                                ML_DSA_65,
                                KeyVariant.ROUND3,
                                one.publicKey(),
                                KeyVersion.Status.ACTIVE,
                                0,
                                Optional.empty(),
                                true)
                        .fingerprint());
    }
}
