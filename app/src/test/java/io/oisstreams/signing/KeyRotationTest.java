package io.oisstreams.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.SignatureFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final Duration OVERLAP = Duration.ofDays(7);
    private static final Instant END = Keys.FEBRUARY.plus(OVERLAP);

    @Test
    void eachFamilyThereIsGetsOneNewKey() {
        List<RecordKey> keys = new ArrayList<>(Keys.ofEachFamily(Keys.JANUARY));
        keys.add(Keys.ed25519(Keys.JANUARY));
        keys.removeIf(key -> key.family() == SignatureFamily.FALCON_512);

        KeyRotation rotation = KeyRotation.of(keys, Keys.FEBRUARY, OVERLAP, Keys.RANDOM);

        assertThat(rotation.made())
                .extracting(RecordKey::family)
                .containsExactly(SignatureFamily.ML_DSA_65, SignatureFamily.SLH_DSA_SHA2_128F, SignatureFamily.ED25519);
        assertThat(rotation.made()).allMatch(key -> key.validity().equals(Validity.from(Keys.FEBRUARY)));
        assertThat(rotation.ending())
                .extracting(RecordKey::keyId)
                .containsExactlyElementsOf(keys.stream().map(RecordKey::keyId).toList());
        assertThat(rotation.ending())
                .allMatch(key -> key.validity().to().orElseThrow().equals(END));
    }

    @Test
    void keysThatEndEarlierOrBeginLaterStayAsTheyAre() {
        RecordKey endsEarlier = Keys.ed25519(Keys.JANUARY, END.minusMillis(1));
        RecordKey endsThen = Keys.ed25519(Keys.JANUARY, END);
        RecordKey endsLater = Keys.ed25519(Keys.JANUARY, END.plusMillis(1));
        RecordKey beginsLater = Keys.ed25519(END);

        KeyRotation rotation = KeyRotation.of(
                List.of(endsEarlier, endsThen, endsLater, beginsLater), Keys.FEBRUARY, OVERLAP, Keys.RANDOM);

        assertThat(rotation.made()).hasSize(1);
        assertThat(rotation.ending()).extracting(RecordKey::keyId).containsExactly(endsLater.keyId());
    }

    @Test
    void bothSignInTheOverlapAndOnlyThere() {
        RecordKey old = Keys.ed25519(Keys.JANUARY);
        KeyRotation rotation = KeyRotation.of(List.of(old), Keys.FEBRUARY, OVERLAP, Keys.RANDOM);
        List<RecordKey> after = new ArrayList<>(rotation.ending());
        after.addAll(rotation.made());
        RecordSigner signer = new RecordSigner(after);
        String oldId = old.keyId();
        String newId = rotation.made().get(0).keyId();

        assertThat(signersAt(signer, Keys.JANUARY.toEpochMilli() - 1)).isEmpty();
        assertThat(signersAt(signer, Keys.JANUARY.toEpochMilli())).containsExactly(oldId);
        assertThat(signersAt(signer, Keys.FEBRUARY.toEpochMilli() - 1)).containsExactly(oldId);
        assertThat(signersAt(signer, Keys.FEBRUARY.toEpochMilli())).containsExactlyInAnyOrder(oldId, newId);
        assertThat(signersAt(signer, END.toEpochMilli() - 1)).containsExactlyInAnyOrder(oldId, newId);
        assertThat(signersAt(signer, END.toEpochMilli())).containsExactly(newId);
    }

    private static List<String> signersAt(RecordSigner signer, long timeMs) {
        return signer.sign(new byte[32], "text\n", timeMs).stream()
                .map(RecordSignature::keyId)
                .toList();
    }
}
