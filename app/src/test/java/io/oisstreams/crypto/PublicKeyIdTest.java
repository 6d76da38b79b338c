package io.oisstreams.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicKeyIdTest {
    @Test
    void equalBytesOfOneFamilyAndVariantAreOneKey() {
        PublicKeyId id = id(1, 0);

        assertThat(id).isEqualTo(id(1, 0)).hasSameHashCodeAs(id(1, 0)).isEqualByComparingTo(id(1, 0));
    }

    @Test
    void otherBytesFamiliesAndVariantsAreOtherKeys() {
        PublicKeyId id = id(1, 0);

        assertThat(id)
                .isNotEqualTo(id(1, 1))
                .isNotEqualTo(new PublicKeyId(SignatureFamily.ED25519, KeyVariant.STANDARD, bytes(1, 0)))
                .isNotEqualTo(new PublicKeyId(SignatureFamily.FALCON_512, KeyVariant.ROUND3, bytes(1, 0)))
                .isNotEqualTo("1, 0");
    }

    @Test
    void keysWithOneHashStayApart() {
        PublicKeyId one = id(1, 0);
        PublicKeyId other = id(0, 31);
        assertThat(one).hasSameHashCodeAs(other);

        Map<PublicKeyId, String> map = new HashMap<>(Map.of(one, "one"));

        assertThat(map).doesNotContainKey(other);
    }

    private static PublicKeyId id(int... values) {
        return new PublicKeyId(SignatureFamily.FALCON_512, KeyVariant.STANDARD, bytes(values));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
