package io.oisstreams.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SignatureVerifier;
import io.oisstreams.crypto.SigningKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoteKeyTest {
    private static final String TEXT = new Checkpoint("ois-streams/t", 3, "0f".repeat(32)).text();
    private static final long NOW = 1_679_315_147;

    private final SignatureVerifier verifier = new BouncyCastleVerifier();

    /** Published in the documentation of a library of signed notes: made by another implementation. */
    @Test
    void aNoteOfAnotherImplementationIsValid() {
        byte[] typeAndKey = Base64.getDecoder().decode("AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        SignedNote note = SignedNote.parse("This is an example message.\n\n— example.com/foo"
                + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");

        NoteKey key = new NoteKey(
                "example.com/foo", SignatureFamily.ED25519, Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));

        assertThat(typeAndKey[0]).isEqualTo((byte) 1);
        assertThat(key.keyHash()).isEqualTo(0x530d903a);
        assertThat(key.verifies(note.text(), note.signatures().get(0), verifier))
                .isTrue();
        assertThat(key.verifies(note.text() + "\n", note.signatures().get(0), verifier))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theHashIsOfNameTypeAndKey(SignatureFamily family) throws NoSuchAlgorithmException {
        SigningKey key = SigningKey.generate(family, new SecureRandom());
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("ois-streams/t\n".getBytes(UTF_8));
        if (family == SignatureFamily.ED25519) {
            sha256.update((byte) 1);
        } else {
            sha256.update((byte) 0xff);
            sha256.update(("ois-streams/" + family).getBytes(UTF_8));
        }

        int expected = ByteBuffer.wrap(sha256.digest(key.publicKey())).getInt();

        assertThat(new NoteKey("ois-streams/t", family, key.publicKey()).keyHash())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheKeyThatSignedVerifies(SignatureFamily family) {
        SigningKey signing = SigningKey.generate(family, new SecureRandom());
        NoteKey key = new NoteKey("a", family, signing.publicKey());
        NoteKey ofAnotherName = new NoteKey("b", family, signing.publicKey());
        NoteSignature line = key.line(signing.sign(TEXT.getBytes(UTF_8)));
        NoteSignature ofAnotherHash = new NoteSignature("a", key.keyHash() ^ 1, line.signature());

        assertThat(key.verifies(TEXT, line, verifier)).isTrue();
        assertThat(key.verifies(TEXT.replace("3", "4"), line, verifier)).isFalse();
        assertThat(key.verifies(TEXT, ofAnotherHash, verifier)).isFalse();
        assertThat(ofAnotherName.verifies(TEXT, line, verifier)).isFalse();
        assertThat(key.verifies(TEXT, ofAnotherName.line(line.signature()), verifier))
                .isFalse();
        assertThat(ofAnotherName.keyHash()).isNotEqualTo(key.keyHash());
    }

    @Test
    void aWitnessSignsTheTimeToo() {
        SigningKey signing = SigningKey.generate(SignatureFamily.ED25519, new SecureRandom());
        WitnessKey witness = new WitnessKey("w", signing.publicKey());

        NoteSignature line = witness.cosign(signing, NOW, TEXT);

        assertThat(witness.cosignedAt(TEXT, line, verifier)).hasValue(NOW);
        assertThat(witness.cosignedAt(TEXT + "x\n", line, verifier)).isEmpty();
        for (int i = 0; i < line.signature().length; i++) {
            byte[] changed = line.signature().clone();
            changed[i] ^= (byte) 0x80;
            assertThat(witness.cosignedAt(TEXT, new NoteSignature("w", witness.keyHash(), changed), verifier))
                    .isEqualTo(OptionalLong.empty());
        }
    }

    @Test
    void theMessageOfACosignatureIsThatOfTheSpecification() {
        SigningKey signing = SigningKey.generate(SignatureFamily.ED25519, new SecureRandom());
        String message = "cosignature/v1\ntime 1679315147\n" + TEXT;

        NoteSignature line = new WitnessKey("w", signing.publicKey()).cosign(signing, NOW, TEXT);

        assertThat(Arrays.copyOfRange(line.signature(), 8, 72)).isEqualTo(signing.sign(message.getBytes(UTF_8)));
        assertThat(ByteBuffer.wrap(line.signature()).getLong()).isEqualTo(NOW);
    }

    @Test
    void aCosignatureIsNoSignatureAndTheOtherWayRound() {
        SigningKey signing = SigningKey.generate(SignatureFamily.ED25519, new SecureRandom());
        WitnessKey witness = new WitnessKey("w", signing.publicKey());
        NoteKey log = new NoteKey("w", SignatureFamily.ED25519, signing.publicKey());
        NoteSignature ofLog = log.line(signing.sign(TEXT.getBytes(UTF_8)));

        assertThat(witness.keyHash()).isNotEqualTo(log.keyHash());
        assertThat(witness.cosignedAt(TEXT, ofLog, verifier)).isEmpty();
        assertThat(log.verifies(TEXT, witness.cosign(signing, NOW, TEXT), verifier))
                .isFalse();
        assertThat(witness.cosignedAt(TEXT, new NoteSignature("w", witness.keyHash(), ofLog.signature()), verifier))
                .isEmpty();
    }

    @Test
    void aWitnessSignsWithItsOwnKeyAndNotBefore1970() {
        SigningKey signing = SigningKey.generate(SignatureFamily.ED25519, new SecureRandom());
        SigningKey other = SigningKey.generate(SignatureFamily.ED25519, new SecureRandom());
        WitnessKey witness = new WitnessKey("w", signing.publicKey());

        assertThatThrownBy(() -> witness.cosign(other, NOW, TEXT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> witness.cosign(signing, -1, TEXT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(witness.cosignedAt(TEXT, witness.cosign(signing, 0, TEXT), verifier))
                .hasValue(0);
    }

    @Test
    void whatIsNoNameIsRefused() {
        assertThatThrownBy(() -> new NoteKey("a b", SignatureFamily.ED25519, new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WitnessKey("", new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }
}
