package io.oisstreams.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.Sha3;
import io.oisstreams.crypto.SignatureVerifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecordSignerTest {
    private static final byte[] RECORD_HASH = Sha3.digest256("a record".getBytes(UTF_8));
    private static final String CHECKPOINT = "ois-streams/ä\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    private static final long NOW = Keys.FEBRUARY.toEpochMilli();

    private final SignatureVerifier verifier = new BouncyCastleVerifier();

    @Test
    void everyKeySignsTheHashAndTheCheckpoint() {
        List<RecordKey> keys = Keys.ofEachFamily(Keys.JANUARY);
        List<RecordKey> reversed = new ArrayList<>(keys);
        Collections.reverse(reversed);

        List<RecordSignature> signatures = new RecordSigner(reversed).sign(RECORD_HASH, CHECKPOINT, NOW);

        assertThat(signatures)
                .extracting(RecordSignature::keyId)
                .containsExactlyElementsOf(keys.stream().map(RecordKey::keyId).toList());
        for (int i = 0; i < keys.size(); i++) {
            assertValid(signatures.get(i), keys.get(i));
        }
    }

    @Test
    void signaturesAreByFamilyAndThenByKeyId() {
        List<RecordKey> keys = new ArrayList<>(Keys.ofEachFamily(Keys.JANUARY));
        for (int i = 0; i < 3; i++) {
            keys.add(0, Keys.ed25519(Keys.JANUARY));
        }

        List<RecordKey> signing = new RecordSigner(keys).keysAt(NOW);

        assertThat(signing).hasSize(7).extracting(RecordKey::family).isSorted();
        assertThat(signing.subList(3, 7)).extracting(RecordKey::keyId).isSorted();
    }

    @Test
    void withoutAKeyOfItsTimeARecordIsNotSigned() {
        RecordSigner ended = new RecordSigner(List.of(Keys.ed25519(Keys.JANUARY, Keys.FEBRUARY)));

        assertThat(ended.sign(RECORD_HASH, CHECKPOINT, NOW)).isEmpty();
        assertThat(ended.sign(RECORD_HASH, CHECKPOINT, NOW - 1)).hasSize(1);
        assertThat(RecordSigner.WITHOUT_KEYS.sign(RECORD_HASH, CHECKPOINT, NOW)).isEmpty();
    }

    @Test
    void manyThreadsCanSign() throws Exception {
        List<RecordKey> keys = Keys.ofEachFamily(Keys.JANUARY);
        RecordSigner signer = new RecordSigner(keys);
        Callable<List<RecordSignature>> signs = () -> signer.sign(RECORD_HASH, CHECKPOINT, NOW);

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<List<RecordSignature>> signed : threads.invokeAll(Collections.nCopies(8, signs))) {
                for (int i = 0; i < keys.size(); i++) {
                    assertValid(signed.get().get(i), keys.get(i));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertValid(RecordSignature signature, RecordKey key) {
        byte[] publicKey = key.key().publicKey();
        assertThat(signature.family()).isEqualTo(key.family());
        assertThat(verifier.verify(key.family(), KeyVariant.STANDARD, publicKey, RECORD_HASH, signature.signature()))
                .isTrue();
        assertThat(verifier.verify(
                        key.family(),
                        KeyVariant.STANDARD,
                        publicKey,
                        CHECKPOINT.getBytes(UTF_8),
                        signature.checkpointSignature()))
                .isTrue();
    }
}
