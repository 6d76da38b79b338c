package io.oisstreams.integrity.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.config.StartupException;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.RecordSigner;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.signing.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file of trusted keys, changed in one field or one bit. A change is found if the file is refused, or if the export no longer passes.
 * Excluded are changes after which the keys that must have signed each record are what they were: white space, times of validity
 * that no record lies between, and names of witnesses, which have no part here.
 */
class TamperKeysTest {
    private final Path folder;
    private final List<RecordKey> keys = new ArrayList<>(TamperStory.recordKeys(TamperStory.random(3)));
    private final TestExport export;

    TamperKeysTest(@TempDir Path folder) {
        this.folder = folder;
        // All four families.
        for (SignatureFamily family : List.of(SignatureFamily.ML_DSA_65, SignatureFamily.SLH_DSA_SHA2_128F)) {
            keys.add(RecordKey.generate(family, Validity.from(Instant.EPOCH), TamperStory.random(4)));
        }
        this.export = TamperStory.export(TamperStory.globex()).signedBy(new RecordSigner(keys));
    }

    @Test
    void theOriginalPassesWithAllFamilies() {
        Verification.Outcome outcome =
                new Tampering(folder, export, Tampering.rules(Optional.of(TrustedKeys.of(keys)))).check();

        assertThat(outcome.differences()).isEmpty();
        assertThat(TestExport.parse(export.records().get(0)).at("/value/extensions/signatures"))
                .hasSize(4);
    }

    @Test
    void everyFieldOfEveryTrustedKeyCounts() throws IOException {
        List<FieldChanges.Changed> changes =
                FieldChanges.of(TestExport.parse(TrustedKeys.of(keys).json()), new Random(41));
        List<String> missed = new ArrayList<>();
        for (FieldChanges.Changed change : changes) {
            if (isMissed(RecordJson.bytes(change.json()))) {
                missed.add(change.what());
            }
        }

        assertThat(changes).hasSizeGreaterThan(80);
        assertThat(missed).isEmpty();
    }

    @Test
    void aFlippedBitOfTheTrustedKeysIsFound() throws IOException {
        byte[] original = TrustedKeys.of(keys).json().getBytes(UTF_8);
        Random random = new Random(42);
        List<Integer> missed = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] flipped = original.clone();
            int bit = random.nextInt(8 * flipped.length);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (isMissed(flipped)) {
                missed.add(bit);
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void aSignatureWithAnyBitFlippedIsFoundInEveryFamily() {
        Tampering tampering = new Tampering(folder, export, Tampering.rules(Optional.of(TrustedKeys.of(keys))));
        Random random = new Random(43);
        List<Tampering.Change> changes = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            int index = random.nextInt(export.records().size());
            ObjectNode line = TestExport.parse(export.records().get(index));
            ObjectNode signature = (ObjectNode) line.at("/value/extensions/signatures/" + i % 4);
            String field = random.nextBoolean() ? "signature" : "checkpoint_signature";
            byte[] bytes =
                    java.util.Base64.getDecoder().decode(signature.get(field).textValue());
            int bit = random.nextInt(8 * bytes.length);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            signature.put(field, java.util.Base64.getEncoder().encodeToString(bytes));
            changes.add(tampering.ofLine(
                    signature.get("family") + " " + field + " bit " + bit,
                    true,
                    index,
                    new String(RecordJson.bytes(line), UTF_8)));
        }

        assertThat(tampering.missed(changes.stream())).isEmpty();
    }

    private boolean isMissed(byte[] changed) throws IOException {
        TrustedKeys trusted;
        try {
            trusted = TrustedKeys.read(Files.write(folder.resolve("trusted.json"), changed));
        } catch (StartupException refused) {
            return false;
        }
        return !demandsTheSame(trusted)
                && new Tampering(folder, export, Tampering.rules(Optional.of(trusted)))
                        .check()
                        .passed();
    }

    private boolean demandsTheSame(TrustedKeys trusted) {
        return export.records().stream()
                .map(line -> TestExport.parse(line).get("timestamp").longValue())
                .allMatch(timeMs -> demanded(trusted, timeMs).equals(demanded(TrustedKeys.of(keys), timeMs)));
    }

    private static List<List<Object>> demanded(TrustedKeys trusted, long timeMs) {
        Stream<List<Object>> demanded = trusted.validAt(timeMs).stream()
                .map(key -> List.of(key.keyId(), key.family(), Arrays.hashCode(key.publicKey())));
        return demanded.sorted(java.util.Comparator.comparing(Object::toString)).toList();
    }
}
