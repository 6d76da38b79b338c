package io.oisstreams.integrity.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.integrity.verify.Tampering.Change;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.MerkleHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of every line of an export, nested ones and those of the events inside too, changed in every way that {@link FieldChanges}
 * knows, one at a time. Nothing is excluded but what leaves the line's JSON value equal to what it was.
 */
class TamperFieldsTest {
    private final Path folder;

    TamperFieldsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theOriginalsPass() {
        TestExport story = TamperStory.export();

        Verification.Outcome signed = Tampering.signed(folder, story).check();
        Verification.Outcome unsigned = Tampering.unsigned(folder, story).check();

        assertThat(signed.differences()).isEmpty();
        assertThat(unsigned.differences()).isEmpty();
        assertThat(signed.records()).isEqualTo(8);
        assertThat(signed.events()).isEqualTo(42);
        assertThat(signed.linked()).isZero();
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void everyFieldOfEveryRecordCounts(Scenario tenant) {
        Tampering signed = Tampering.signed(folder, TamperStory.export(tenant));
        List<Change> changes = lineChanges(signed, true);

        assertThat(changes.size()).isGreaterThan(1_000);
        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    @Test
    void theListOfSignaturesCountsAlsoIfThereAreNone() {
        Tampering unsigned = Tampering.unsigned(folder, TamperStory.export(TamperStory.globex()));
        List<Change> changes = lineChanges(unsigned, true).stream()
                .filter(change -> change.what().contains("signatures"))
                .toList();

        assertThat(changes.size()).isGreaterThan(15);
        assertThat(unsigned.missed(changes.stream())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void everyFieldOfEveryLineOfEvidenceCounts(Scenario tenant) {
        Tampering signed = Tampering.signed(folder, TamperStory.export(tenant));
        List<Change> changes = lineChanges(signed, false);

        assertThat(changes.size()).isGreaterThan(200);
        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void everyFieldOfEveryEventCountsAlsoIfItsLeafHashIsMadeToFit(Scenario tenant) throws IOException {
        Tampering signed = Tampering.signed(folder, TamperStory.export(tenant));
        List<Change> changes = eventChanges(signed);

        assertThat(changes.size()).isGreaterThan(700);
        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    static List<Scenario> tenants() {
        return List.of(TamperStory.acme(), TamperStory.globex());
    }

    private List<Change> lineChanges(Tampering tampering, boolean records) {
        List<String> lines =
                records ? tampering.original().records() : tampering.original().evidence();
        List<Change> changes = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < lines.size(); i++) {
            int index = i;
            FieldChanges.of(TestExport.parse(lines.get(i)), random)
                    .forEach(changed -> changes.add(tampering.ofLine(
                            "line " + index + " " + changed.what(), records, index, text(changed.json()))));
        }
        return changes;
    }

    /** With the new event's own leaf hash, and one in four with the leaf hash as it was, which is found sooner. */
    private static List<Change> eventChanges(Tampering tampering) throws IOException {
        List<Change> changes = new ArrayList<>();
        Random random = new Random(12);
        List<String> lines = tampering.original().evidence();
        for (int i = 0; i < lines.size(); i++) {
            ObjectNode line = TestExport.parse(lines.get(i));
            ObjectNode value = (ObjectNode) line.get("value");
            for (FieldChanges.Changed changed :
                    FieldChanges.of(TestExport.parse(value.get("event").textValue()), random)) {
                String event = new JsonCanonicalizer(text(changed.json())).getEncodedString();
                value.put("event", event);
                if (random.nextInt(4) == 0) {
                    changes.add(tampering.ofLine("line " + i + " event" + changed.what(), false, i, text(line)));
                }
                ObjectNode fitting = line.deepCopy();
                ((ObjectNode) fitting.get("value"))
                        .put("leaf_hash", HashText.of(new MerkleHash().leaf(event.getBytes(UTF_8))));
                changes.add(
                        tampering.ofLine("line " + i + " event and hash" + changed.what(), false, i, text(fitting)));
            }
        }
        return changes;
    }

    private static String text(ObjectNode json) {
        return new String(RecordJson.bytes(json), UTF_8);
    }
}
