package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.generators.SLHDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ParametersWithContext;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.SLHDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.HashSLHDSASigner;
import org.bouncycastle.crypto.signers.SLHDSASigner;
import org.junit.jupiter.api.Test;

/** Each case is put to Bouncy Castle too. Signing takes 36 ms, so few are signed, and these changed in many ways. */
class SlhDsaSha2128fTest {
    private static final int NODE = 16;
    private static final int NODES = 17_088 / NODE;

    private final MessageDigest sha256 = TweakableSha256.ofTheJdk();
    private final SigningKey key = SigningKey.generate(SignatureFamily.SLH_DSA_SHA2_128F, new SequenceRandom());
    private final byte[] message = {1, 2, 3};
    private final byte[] signature = key.sign(message);

    /** The lengths around which the digest of the message takes one block more. */
    @Test
    void messagesOfAnyLengthAreValid() {
        assertThat(Stream.of(0, 1, 5, 6, 7, 13, 14, 15, 32, 61, 62, 63, 64, 65, 127, 1_000, 100_000)
                        .parallel()
                        .map(SlhDsaSha2128fTest::noise))
                .allMatch(signed -> verdict(key.publicKey(), signed, key.sign(signed)));
    }

    @Test
    void signaturesOfManyKeysAreValidUnderTheirOwnAlone() {
        List<SigningKey> keys = Stream.of(1, 2, 3, 4)
                .map(seed -> SigningKey.generate(SignatureFamily.SLH_DSA_SHA2_128F, startingAt(seed)))
                .toList();

        for (SigningKey signer : keys) {
            byte[] signed = signer.sign(message);
            assertThat(keys)
                    .filteredOn(other -> verdict(other.publicKey(), message, signed))
                    .containsExactly(signer);
        }
    }

    /** R, each secret and path of FORS, each chain and path of all 22 layers: a wrong bit in each of their nodes. */
    @Test
    void aWrongBitAnywhereInTheSignatureMakesItInvalid() {
        Random random = new Random(1);
        List<Integer> bits = IntStream.range(0, NODES)
                .map(node -> node * 8 * NODE + random.nextInt(8 * NODE))
                .boxed()
                .toList();

        assertThat(bits).hasSize(1_068).noneMatch(whenSignatureIs(bit -> flip(signature, bit)));
    }

    @Test
    void aWrongBitInTheKeyMakesItInvalid() {
        assertThat(IntStream.range(0, 256).boxed())
                .noneMatch(bit -> verdict(flip(key.publicKey(), bit), message, signature));
    }

    @Test
    void aWrongBitInTheMessageMakesItInvalid() {
        assertThat(IntStream.range(0, 24).boxed())
                .noneMatch(bit -> verdict(key.publicKey(), flip(message, bit), signature));
        assertThat(Stream.of(0, 1, 2, 4, 17, 100_000))
                .noneMatch(length -> verdict(key.publicKey(), Arrays.copyOf(message, length), signature));
    }

    @Test
    void signaturesOfAnotherLengthAreInvalid() {
        assertThat(Stream.of(0, 1, 15, 16, 3_712, 8_544, 17_072, 17_087, 17_089, 17_104, 34_176))
                .noneMatch(whenSignatureIs(length -> Arrays.copyOf(signature, length)));
        assertThat(Stream.of(1, 16)).noneMatch(whenSignatureIs(from -> Arrays.copyOfRange(signature, from, 17_088)));
    }

    @Test
    void nodesInAnotherOrderAreInvalid() {
        assertThat(IntStream.range(1, 400).boxed()).noneMatch(whenSignatureIs(seed -> {
            byte[] changed = signature.clone();
            Random random = new Random(seed);
            int first = random.nextInt(NODES);
            int second = (first + 1 + random.nextInt(NODES - 1)) % NODES;
            System.arraycopy(signature, first * NODE, changed, second * NODE, NODE);
            System.arraycopy(signature, second * NODE, changed, first * NODE, NODE);
            return changed;
        }));
    }

    @Test
    void noiseInOneStretchIsInvalid() {
        assertThat(IntStream.range(1, 400).boxed()).noneMatch(whenSignatureIs(seed -> {
            byte[] changed = signature.clone();
            Random random = new Random(seed);
            byte[] stretch = noise(1 + random.nextInt(2_000));
            System.arraycopy(stretch, 0, changed, random.nextInt(changed.length - stretch.length), stretch.length);
            return changed;
        }));
    }

    @Test
    void theSignatureOfAnotherMessageIsInvalid() {
        byte[] other = key.sign(new byte[] {1, 2, 4});

        assertThat(verdict(key.publicKey(), message, other)).isFalse();
        assertThat(IntStream.range(1, 100).boxed()).noneMatch(whenSignatureIs(part -> {
            byte[] mixed = other.clone();
            System.arraycopy(signature, 0, mixed, 0, part * mixed.length / 100);
            return mixed;
        }));
    }

    @Test
    void aSignatureWithAContextOrOfAHashIsInvalid() throws CryptoException {
        SequenceRandom random = new SequenceRandom();
        AsymmetricCipherKeyPair pure = pair(random, SLHDSAParameters.sha2_128f);
        AsymmetricCipherKeyPair prehash = pair(random, SLHDSAParameters.sha2_128f_with_sha256);
        ParametersWithRandom pureKey = new ParametersWithRandom(pure.getPrivate(), random);
        ParametersWithRandom prehashKey = new ParametersWithRandom(prehash.getPrivate(), random);

        byte[] plain = sign(pureKey);
        byte[] empty = sign(new ParametersWithContext(pureKey, new byte[0]));
        byte[] context = sign(new ParametersWithContext(pureKey, new byte[] {0}));
        byte[] hashed = signHash(prehashKey);

        assertThat(verdict(publicKey(pure), message, plain)).isTrue();
        assertThat(verdict(publicKey(pure), message, empty)).isTrue();
        assertThat(verdict(publicKey(pure), message, context)).isFalse();
        assertThat(hashed).hasSize(17_088);
        assertThat(verdict(publicKey(prehash), message, hashed)).isFalse();
    }

    @Test
    void threadsShareAKey() {
        SlhDsaSha2128f shared = new SlhDsaSha2128f(sha256, key.publicKey());
        byte[] wrong = flip(signature, 70_000);

        List<Boolean> verdicts = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> shared.verify(message, i % 2 == 0 ? signature : wrong))
                .toList();

        assertThat(verdicts)
                .isEqualTo(Collections.nCopies(100, List.of(true, false)).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void neitherKeyNorMessageNorSignatureIsChanged() {
        byte[] givenKey = key.publicKey();
        byte[] givenMessage = message.clone();
        byte[] givenSignature = signature.clone();

        new SlhDsaSha2128f(sha256, givenKey).verify(givenMessage, givenSignature);

        assertThat(givenKey).isEqualTo(key.publicKey());
        assertThat(givenMessage).isEqualTo(message);
        assertThat(givenSignature).isEqualTo(signature);
    }

    private <T> Predicate<T> whenSignatureIs(Function<T, byte[]> candidate) {
        return seed -> verdict(key.publicKey(), message, candidate.apply(seed));
    }

    /** Ours, if Bouncy Castle's is the same. */
    private boolean verdict(byte[] publicKey, byte[] signed, byte[] candidate) {
        boolean ours = new SlhDsaSha2128f(sha256, publicKey).verify(signed, candidate);
        VerificationKey bouncyCastle =
                VerificationKey.parse(SignatureFamily.SLH_DSA_SHA2_128F, KeyVariant.STANDARD, publicKey);
        assertThat(ours).isEqualTo(bouncyCastle.verify(signed, candidate));
        return ours;
    }

    private byte[] sign(CipherParameters parameters) {
        SLHDSASigner signer = new SLHDSASigner();
        signer.init(true, parameters);
        return signer.generateSignature(message);
    }

    private byte[] signHash(CipherParameters parameters) throws CryptoException {
        HashSLHDSASigner signer = new HashSLHDSASigner();
        signer.init(true, parameters);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    private static AsymmetricCipherKeyPair pair(SequenceRandom random, SLHDSAParameters parameters) {
        SLHDSAKeyPairGenerator generator = new SLHDSAKeyPairGenerator();
        generator.init(new SLHDSAKeyGenerationParameters(random, parameters));
        return generator.generateKeyPair();
    }

    private static byte[] publicKey(AsymmetricCipherKeyPair pair) {
        return ((SLHDSAPublicKeyParameters) pair.getPublic()).getEncoded();
    }

    private static SequenceRandom startingAt(int skipped) {
        SequenceRandom random = new SequenceRandom();
        random.nextBytes(new byte[skipped]);
        return random;
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
