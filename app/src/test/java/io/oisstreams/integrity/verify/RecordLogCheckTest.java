package io.oisstreams.integrity.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.tlog.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordLogCheckTest {
    private static final String ORIGIN = "ois-streams/acme";
    private static final List<String> RECORDS =
            TamperStory.export(TamperStory.acme()).records();

    private final List<Difference> differences = new ArrayList<>();

    @Test
    void aLogAsItWasPublishedHasNoDifferences() throws DifferenceException {
        RecordLogCheck log = new RecordLogCheck(ORIGIN, List.of(checkpoint(1), checkpoint(3)));

        add(log, RECORDS);

        assertThat(differences).isEmpty();
        assertThat(log.size()).isEqualTo(4);
        assertThat(log.missing("acme")).isEmpty();
    }

    @Test
    void aLogThatEndsBeforeAKnownCheckpointIsTooShort() throws DifferenceException {
        RecordLogCheck log = new RecordLogCheck(ORIGIN, List.of(checkpoint(3)));

        add(log, RECORDS.subList(0, 3));

        assertThat(differences).isEmpty();
        assertThat(log.missing("acme")).hasSize(1);
    }

    @Test
    void aLogThatDoesNotComeByAKnownCheckpointIsAnotherOne() throws DifferenceException {
        Checkpoint other = new Checkpoint(ORIGIN, 2, "ab".repeat(32));
        RecordLogCheck log = new RecordLogCheck(ORIGIN, List.of(other));

        add(log, RECORDS);

        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).field()).contains("known checkpoint");
    }

    @Test
    void checkpointsOfOtherLogsDoNotMatter() throws DifferenceException {
        RecordLogCheck log =
                new RecordLogCheck(ORIGIN, List.of(new Checkpoint("ois-streams/other", 9, "ab".repeat(32))));

        add(log, RECORDS);

        assertThat(differences).isEmpty();
        assertThat(log.missing("acme")).isEmpty();
    }

    @Test
    void withoutItsFirstRecordALogHasAnotherBeginning() throws DifferenceException {
        add(new RecordLogCheck(ORIGIN, List.of()), RECORDS.subList(1, 4));

        assertThat(differences).isNotEmpty();
        assertThat(differences.get(0).field()).isEqualTo("extensions.previous_record_hash");
    }

    @Test
    void anotherOriginHasOtherCheckpoints() throws DifferenceException {
        add(new RecordLogCheck("elsewhere/acme", List.of()), RECORDS.subList(0, 1));

        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).field()).isEqualTo("extensions.checkpoint");
    }

    @Test
    void aRecordWithoutCanonicalFormIsADifference() throws DifferenceException {
        PublishedRecord record = record(RECORDS.get(0));
        record.json().put("version", "\ud800");

        assertThatThrownBy(() -> new RecordLogCheck(ORIGIN, List.of()).add("here", record, differences))
                .isInstanceOf(DifferenceException.class)
                .hasMessageContaining("canonical form");
    }

    private void add(RecordLogCheck log, List<String> lines) throws DifferenceException {
        for (String line : lines) {
            log.add("here", record(line), differences);
        }
    }

    private static Checkpoint checkpoint(int record) {
        return Checkpoint.parse(TestExport.parse(RECORDS.get(record))
                .at("/value/extensions/checkpoint")
                .textValue());
    }

    private static PublishedRecord record(String line) throws DifferenceException {
        return PublishedRecord.read("here", (ObjectNode) TestExport.parse(line).get("value"));
    }
}
