package io.oisstreams.integrity.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.crypto.CanonicalJson;
import io.oisstreams.crypto.Sha3;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.core.Sealing.Sealed;
import io.oisstreams.signing.RecordSignature;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.MerkleHash;
import io.oisstreams.tlog.TreeBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contract 4.7: how records are linked, hashed and logged. */
class SealingTest {
    private static final Telemetry EXAMPLE =
            new Telemetry(1_000, 980, 500, 0, 1_200, 1_140, 3_600_000, 3_168_000, 2, 1_200, 1_140);
    private static final byte[] ROOT = new MerkleHash().leaf(new byte[] {1});

    private static IntegrityRecord record(MeasurementWindow window) {
        return new IntegrityRecord(
                "acme",
                window,
                Scoring.score(EXAMPLE, Circumstances.ORDINARY, Weights.DEFAULT),
                Weights.DEFAULT,
                Map.of(),
                List.of(),
                Map.of(),
                EXAMPLE,
                Map.of());
    }

    private static Sealed seal(MeasurementWindow window, RecordLog before) {
        return Sealing.seal(record(window), ROOT, 7, before, "ois-streams");
    }

    @Test
    void theFirstRecordFollowsZeros() {
        RecordEvidence evidence = seal(Facts.WINDOW, RecordLog.EMPTY).record().evidence();

        assertThat(evidence.previousRecordHash()).isEqualTo("0".repeat(64));
        assertThat(evidence.root()).isEqualTo(HashText.of(ROOT));
        assertThat(evidence.leaves()).isEqualTo(7);
    }

    @Test
    void eachRecordHoldsTheHashOfTheOneBeforeWithoutItsSignatures() {
        Sealed first = seal(Facts.WINDOW, RecordLog.EMPTY);
        Sealed second = seal(Facts.WINDOW.next(), first.after());
        ObjectNode signed = RecordJson.of(first.record()
                .signedBy(List.of(new RecordSignature(SignatureFamily.ED25519, "k", new byte[64], new byte[64]))));
        ObjectNode unsigned = RecordJson.of(first.record());
        ((ObjectNode) unsigned.get("extensions")).remove("signatures");

        assertThat(second.record().evidence().previousRecordHash())
                .isEqualTo(HashText.of(RecordHash.of(signed)))
                .isEqualTo(HashText.of(first.hash()))
                .isEqualTo(Sha3.hex256(CanonicalJson.withFractions(unsigned)));
    }

    @Test
    void theCheckpointIsThatOfTheTreeOfAllRecords() {
        TreeBuilder slow = new TreeBuilder();
        RecordLog log = RecordLog.EMPTY;
        MeasurementWindow window = Facts.WINDOW;
        for (int size = 1; size <= 9; size++) {
            Sealed sealed = seal(window, log);
            ObjectNode leaf = RecordJson.of(sealed.record());
            ObjectNode extensions = (ObjectNode) leaf.get("extensions");
            extensions.remove("signatures");
            extensions.remove("checkpoint");
            slow.add(new MerkleHash().leaf(CanonicalJson.withFractions(leaf)));

            assertThat(sealed.record().evidence().checkpoint())
                    .isEqualTo(new Checkpoint("ois-streams/acme", size, HashText.of(slow.root())).text());
            log = sealed.after();
            window = window.next();
        }
    }

    @Test
    void theTelemetryHashCoversTheEvidenceRoot() {
        IntegrityRecord record = record(Facts.WINDOW);

        assertThat(RecordJson.of(seal(Facts.WINDOW, RecordLog.EMPTY).record())
                        .path("telemetry_hash")
                        .asText())
                .isEqualTo(RecordJson.telemetryHash(record, Optional.of(HashText.of(ROOT))))
                .isNotEqualTo(RecordJson.telemetryHash(record, Optional.empty()));
    }

    @Test
    void theOriginHoldsAnyTenant() {
        assertThat(Sealing.origin("example.com/ois", "acme-bank_1.x~")).isEqualTo("example.com/ois/acme-bank_1.x~");
        assertThat(Sealing.origin("o", "a b+c*d/é\n")).isEqualTo("o/a%20b%2Bc%2Ad%2F%C3%A9%0A");
    }

    @Test
    void whatHasNoExtensionsIsNoRecord() {
        assertThatThrownBy(() -> RecordHash.of(JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("extensions: missing, or no object");
    }
}
