package io.oisstreams.integrity.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigestMapTest {
    private final DigestMap map = new DigestMap();

    @Test
    void whatWasPutIsThereAndNothingElse() {
        map.put(new Digest(1, 2), 3);

        assertThat(map.get(new Digest(1, 2))).hasValue(3);
        assertThat(map.contains(new Digest(1, 2))).isTrue();
        assertThat(map.get(new Digest(2, 1))).isEmpty();
        assertThat(map.get(new Digest(1, 18))).isEmpty();
        assertThat(map.contains(new Digest(0, 2))).isFalse();
        assertThat(map.size()).isEqualTo(1);
    }

    @Test
    void aValueCanBeReplaced() {
        map.put(new Digest(1, 2), 3);
        map.put(new Digest(1, 2), -4);

        assertThat(map.get(new Digest(1, 2))).hasValue(-4);
        assertThat(map.size()).isEqualTo(1);
    }

    @Test
    void theZeroDigestIsAKeyLikeOthers() {
        Digest zero = new Digest(0, 0);
        assertThat(map.contains(zero)).isFalse();

        map.put(zero, 0);

        assertThat(map.get(zero)).hasValue(0);
        assertThat(map.size()).isEqualTo(1);
    }

    @Test
    void digestsThatShareASlotAreToldApartThroughGrowth() {
        for (int i = 0; i < 1_000; i++) {
            map.put(new Digest(i, 15), i);
            map.put(new Digest(0, 16L * i), -i);
            map.put(new Digest(i + 1, 0), i);
        }

        assertThat(map.size()).isEqualTo(3_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(map.get(new Digest(i, 15))).hasValue(i);
            assertThat(map.get(new Digest(0, 16L * i))).hasValue(-i);
            assertThat(map.get(new Digest(i + 1, 0))).hasValue(i);
        }
        assertThat(map.get(new Digest(1_000, 15))).isEmpty();
    }

    @Test
    void itAgreesWithAHashMap() {
        SplittableRandom random = new SplittableRandom(7);
        for (int run = 0; run < 50; run++) {
            DigestMap tested = new DigestMap();
            Map<Digest, Integer> expected = new HashMap<>();
            int bound = 1 + random.nextInt(60);
            for (int step = 0; step < 2_000; step++) {
                Digest digest =
                        new Digest(random.nextInt(bound), random.nextInt(bound) * (run % 2 == 0 ? 1L : 1L << 40));
                if (random.nextBoolean()) {
                    int value = random.nextInt();
                    tested.put(digest, value);
                    expected.put(digest, value);
                }
                assertThat(tested.contains(digest)).isEqualTo(expected.containsKey(digest));
                if (expected.containsKey(digest)) {
                    assertThat(tested.get(digest)).hasValue(expected.get(digest));
                }
            }
            assertThat(tested.size()).isEqualTo(expected.size());
        }
    }

    // Digests

    @Test
    void aDigestIsTheFirstHalfOfASha256() throws NoSuchAlgorithmException {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest("événement".getBytes(StandardCharsets.UTF_8));

        Digest digest = Digest.of("événement");

        assertThat(HexFormat.of().toHexDigits(digest.high()) + HexFormat.of().toHexDigits(digest.low()))
                .isEqualTo(HexFormat.of().formatHex(sha256, 0, 16));
    }

    /** Stored with keys and signatures, so it may not change. */
    @Test
    void aDigestOfAPairIsOfTheFirstsLengthInFourBytesThenBoth() throws NoSuchAlgorithmException {
        byte[] joined = ("\0\0\1\1" + "x".repeat(257) + "y").getBytes(StandardCharsets.UTF_8);
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(joined);

        Digest digest = Digest.of("x".repeat(257), "y");

        assertThat(HexFormat.of().toHexDigits(digest.high()) + HexFormat.of().toHexDigits(digest.low()))
                .isEqualTo(HexFormat.of().formatHex(sha256, 0, 16));
    }

    @Test
    void aDigestOfAPairKnowsWhereTheFirstEnds() {
        assertThat(Digest.of("ab", "c"))
                .isEqualTo(Digest.of("ab", "c"))
                .isNotEqualTo(Digest.of("a", "bc"))
                .isNotEqualTo(Digest.of("c", "ab"))
                .isNotEqualTo(Digest.of("abc"));
        assertThat(Digest.of("x".repeat(256), "")).isNotEqualTo(Digest.of("", "x".repeat(256)));
    }
}
