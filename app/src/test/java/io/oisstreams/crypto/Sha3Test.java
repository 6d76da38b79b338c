package io.oisstreams.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha3Test {
    /** From NIST's examples for FIPS 202. */
    @ParameterizedTest
    @CsvSource({
        "'', a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a",
        "abc, 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
                + "41c0dba2a9d6240849100376a8235e2c82e1b9998a999e21db32dd97496d3376"
    })
    void hashesAreThoseOfFips202(String text, String hash) {
        assertThat(Sha3.hex256(text.getBytes(UTF_8))).isEqualTo(hash);
    }

    /** NIST's example of 1600 bits. */
    @Test
    void moreThanOneBlockIsHashed() {
        byte[] input = new byte[200];
        Arrays.fill(input, (byte) 0xA3);

        assertThat(Sha3.hex256(input)).isEqualTo("79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787");
    }

    @Test
    void hashesOfEveryLengthAreThoseOfTheJdk() throws Exception {
        MessageDigest jdk = MessageDigest.getInstance("SHA3-256");
        Random random = new Random(2);

        for (int length = 0; length < 600; length++) {
            byte[] input = new byte[length];
            random.nextBytes(input);

            assertThat(Sha3.digest256(input)).isEqualTo(jdk.digest(input));
        }
    }
}
