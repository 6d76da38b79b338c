package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BouncyCastleVerifierTest {
    private static final String EACH_FAMILY = "io.oisstreams.crypto.Signed#oneOfEachFamily";

    private final SignatureVerifier verifier = new BothVerifiers();

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void aSignatureIsValid(Signed signed) {
        assertThat(signed.isValidFor(verifier)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyAndALongMessageCanBeSigned(SignatureFamily family) {
        SigningKey key = SigningKey.generate(family, new SequenceRandom());

        for (byte[] message : List.of(new byte[0], new byte[100_000])) {
            byte[] signature = key.sign(message);

            assertThat(verifier.verify(family, KeyVariant.STANDARD, key.publicKey(), message, signature))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void aFlippedBitInTheSignatureMakesItInvalid(Signed signed) {
        assertThat(bitsOf(signed.signature()))
                .noneMatch(bit -> signed.withSignature(flip(bit)).isValidFor(verifier));
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void aFlippedBitInTheMessageMakesItInvalid(Signed signed) {
        assertThat(bitsOf(signed.message()))
                .noneMatch(bit -> signed.withMessage(flip(bit)).isValidFor(verifier));
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void aFlippedBitInTheKeyMakesItInvalid(Signed signed) {
        assertThat(bitsOf(signed.publicKey()))
                .noneMatch(bit -> signed.withPublicKey(flip(bit)).isValidFor(verifier));
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void anythingCutLengthenedOrEmptiedIsInvalid(Signed signed) {
        assertThat(wrongLengths())
                .noneMatch(change -> signed.withSignature(change).isValidFor(verifier));
        assertThat(wrongLengths())
                .noneMatch(change -> signed.withMessage(change).isValidFor(verifier));
        assertThat(wrongLengths())
                .noneMatch(change -> signed.withPublicKey(change).isValidFor(verifier));
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void zerosAreNeitherKeyNorSignature(Signed signed) {
        UnaryOperator<byte[]> zeros = bytes -> new byte[bytes.length];

        assertThat(signed.withSignature(zeros).isValidFor(verifier)).isFalse();
        assertThat(signed.withPublicKey(zeros).isValidFor(verifier)).isFalse();
        assertThat(signed.withPublicKey(zeros).withSignature(zeros).isValidFor(verifier))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void noiseIsNeitherKeyNorSignature(Signed signed) {
        Random random = new Random(1);
        UnaryOperator<byte[]> noise = bytes -> {
            byte[] changed = new byte[bytes.length];
            random.nextBytes(changed);
            // The headers stay, so that the noise gets past them.
            changed[0] = bytes[0];
            return changed;
        };

        for (int i = 0; i < 20; i++) {
            assertThat(signed.withSignature(noise).isValidFor(verifier)).isFalse();
            assertThat(signed.withPublicKey(noise).isValidFor(verifier)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void aSignatureIsValidForItsOwnFamilyOnly(Signed signed) {
        assertThat(SignatureFamily.values())
                .filteredOn(family -> signed.withFamily(family).isValidFor(verifier))
                .containsExactly(signed.family());
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void aSignatureIsInvalidUnderAnotherKeyOfItsFamily(Signed signed) {
        SequenceRandom random = new SequenceRandom();
        random.nextBytes(new byte[7]);
        SigningKey other = SigningKey.generate(signed.family(), random);

        assertThat(signed.withPublicKey(key -> other.publicKey()).isValidFor(verifier))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = "FALCON_512", mode = EnumSource.Mode.EXCLUDE)
    void aStandardSignatureIsInvalidUnderRound3(SignatureFamily family) {
        assertThat(Signed.of(family).withVariant(KeyVariant.ROUND3).isValidFor(verifier))
                .isFalse();
    }

    @Test
    void falconIsTheSameInBothVariants() {
        Signed signed = Signed.of(SignatureFamily.FALCON_512);

        assertThat(signed.withVariant(KeyVariant.ROUND3).isValidFor(verifier)).isTrue();
    }

    /**
     * The neutral element as key, as commitment, and 0 as scalar satisfy the equation of RFC 8032 for every message.
     */
    @Test
    void aKeyOfSmallOrderSignsNothing() {
        UnaryOperator<byte[]> neutral = bytes -> {
            byte[] changed = new byte[bytes.length];
            changed[0] = 1;
            return changed;
        };
        Signed signed = Signed.of(SignatureFamily.ED25519);

        assertThat(signed.withPublicKey(neutral).withSignature(neutral).isValidFor(verifier))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void invalidSignaturesLeaveNoTraceInARememberedKey(Signed signed) {
        for (int i = 0; i < 3; i++) {
            assertThat(signed.withSignature(flip(8 * 60)).isValidFor(verifier)).isFalse();
            assertThat(signed.withMessage(flip(0)).isValidFor(verifier)).isFalse();
            assertThat(signed.isValidFor(verifier)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(EACH_FAMILY)
    void aRememberedKeyDoesNotFollowItsCallersArray(Signed signed) {
        byte[] key = signed.publicKey().copy();
        UnaryOperator<byte[]> callersArray = ignored -> key;
        assertThat(signed.withPublicKey(callersArray).isValidFor(verifier)).isTrue();

        Arrays.fill(key, (byte) 0x09);

        assertThat(signed.isValidFor(verifier)).isTrue();
        assertThat(signed.withPublicKey(callersArray).isValidFor(verifier)).isFalse();
    }

    @Test
    void keysThatWereForgottenAreParsedAgain() {
        SignatureVerifier remembersOne = new BouncyCastleVerifier(1);

        for (int round = 0; round < 2; round++) {
            assertThat(Signed.oneOfEachFamily()).allMatch(signed -> signed.isValidFor(remembersOne));
        }
    }

    @Test
    void aVerifierThatRemembersNothingIsRefused() {
        assertThatThrownBy(() -> new BouncyCastleVerifier(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxCachedKeys");
    }

    @Test
    void manyThreadsGetTheSameAnswersAsOne() throws Exception {
        List<Signed> validAndNot = Signed.oneOfEachFamily().stream()
                .flatMap(signed -> Stream.of(signed, signed.withMessage(flip(3)), signed.withSignature(flip(400))))
                .toList();
        List<Boolean> expected =
                validAndNot.stream().map(signed -> signed.isValidFor(verifier)).toList();
        Callable<Boolean> sameAnswers = () -> IntStream.range(0, 5).allMatch(i -> validAndNot.stream()
                .map(signed -> signed.isValidFor(verifier))
                .toList()
                .equals(expected));

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> same : threads.invokeAll(Collections.nCopies(8, sameAnswers))) {
                assertThat(same.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(expected).filteredOn(valid -> valid).hasSize(SignatureFamily.values().length);
    }

    /** The first and the last bits, and some in between: all of them would take minutes. */
    private static Stream<Integer> bitsOf(Signed.Bytes bytes) {
        int bits = 8 * bytes.length();
        int step = Math.max(1, bits / 61);
        return IntStream.concat(
                        IntStream.iterate(0, bit -> bit < bits, bit -> bit + step),
                        IntStream.range(Math.max(0, bits - 8), bits))
                .boxed();
    }

    private static UnaryOperator<byte[]> flip(int bit) {
        return bytes -> {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            return bytes;
        };
    }

    private static Stream<UnaryOperator<byte[]>> wrongLengths() {
        return Stream.of(
                bytes -> new byte[0],
                bytes -> Arrays.copyOf(bytes, 1),
                bytes -> Arrays.copyOf(bytes, bytes.length / 2),
                bytes -> Arrays.copyOf(bytes, bytes.length - 1),
                bytes -> Arrays.copyOfRange(bytes, 1, bytes.length),
                bytes -> Arrays.copyOf(bytes, bytes.length + 1),
                bytes -> Arrays.copyOf(bytes, 10 * bytes.length));
    }
}
