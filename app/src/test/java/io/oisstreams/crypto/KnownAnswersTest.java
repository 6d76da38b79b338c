package io.oisstreams.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and signatures that others have published or made. */
class KnownAnswersTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc). */
    @ParameterizedTest
    @CsvSource(
            value = {
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60 |"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a |"
                        + "'' |"
                        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb |"
                        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c |"
                        + "72 |"
                        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7 |"
                        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025 |"
                        + "af82 |"
                        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
                "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42 |"
                        + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf |"
                        + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f |"
                        + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
            },
            delimiter = '|')
    void ed25519AgreesWithRfc8032(String privateKey, String publicKey, String message, String signature) {
        SigningKey key = SigningKey.generate(SignatureFamily.ED25519, fixed(HEX.parseHex(privateKey)));

        String signed = HEX.formatHex(key.sign(HEX.parseHex(message)));

        assertThat(HEX.formatHex(key.publicKey())).isEqualTo(publicKey);
        assertThat(signed).isEqualTo(signature);
    }

    /**
     * SHA3-256 of the key and of the signature over "operational integrity" that {@code @noble/post-quantum} 0.7.1
     * makes from the bytes 0, 1, 2, ...: first the seed, then the signature's randomness.
     */
    @ParameterizedTest
    @CsvSource({
        "ML_DSA_65, 1800725067e388d837d911fe4f66101cc1961b1bb755030dc574272cfb00013f,"
                + "1791878ee58a32efd0f25910be37ac2d0bb47fd65799c2a3695f5e90a431dfca",
        "SLH_DSA_SHA2_128F, 4c06d9d140ed03b555fa762927d7c351f6cf20401907b25a345dc832b145a7dd,"
                + "34a0b065090888027278c516aecf750f45d542ebd99c56982b7c6a20b1695d14"
    })
    void keysAndSignaturesAgreeWithAnotherImplementation(SignatureFamily family, String keyHash, String hash) {
        SigningKey key = SigningKey.generate(family, new SequenceRandom());

        byte[] signature = key.sign("operational integrity".getBytes(UTF_8));

        assertThat(Sha3.hex256(key.publicKey())).isEqualTo(keyHash);
        assertThat(Sha3.hex256(signature)).isEqualTo(hash);
    }

    /** The same for FALCON, whose signatures the two make from their randomness in different ways. */
    @Test
    void falconKeysAgreeWithAnotherImplementation() {
        SigningKey key = SigningKey.generate(SignatureFamily.FALCON_512, new SequenceRandom());

        assertThat(Sha3.hex256(key.publicKey()))
                .isEqualTo("4b5d958ae2ade659f87215c74cce082a0b6e74cf4b251a22ef12adb1fbdd9652");
    }

    private static SecureRandom fixed(byte[] privateKey) {
        return new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(privateKey, 0, bytes, 0, bytes.length);
            }
        };
    }
}
