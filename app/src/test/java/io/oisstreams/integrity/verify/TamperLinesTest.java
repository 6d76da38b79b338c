package io.oisstreams.integrity.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.integrity.verify.Tampering.Change;
import io.oisstreams.tlog.Checkpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole lines dropped, repeated and exchanged, and files cut. Excluded is the order of the lines in a file, which means nothing: that it
 * passes has its own test. An export that ends early with all evidence of what it lacks looks like one that was made early, and is
 * found with a checkpoint that somebody kept.
 */
class TamperLinesTest {
    private final Tampering signed;
    private final List<String> records;
    private final List<String> evidence;
    private final List<Change> changes = new ArrayList<>();

    TamperLinesTest(@TempDir Path folder) {
        Tampering story = Tampering.signed(folder, TamperStory.export());
        records = story.original().records();
        evidence = story.original().evidence();
        signed = story.under(Tampering.rules(
                story.rules().keys(),
                Checkpoint.parse(story.original().lastCheckpoint("acme")),
                Checkpoint.parse(story.original().lastCheckpoint("globex & söhne"))));
    }

    @Test
    void theOriginalPassesInAnyOrderOfLines() {
        Random random = new Random(31);
        List<String> otherRecords = new ArrayList<>(records);
        List<String> otherEvidence = new ArrayList<>(evidence);
        Collections.shuffle(otherRecords, random);
        Collections.shuffle(otherEvidence, random);

        assertThat(signed.check().differences()).isEmpty();
        assertThat(signed.check(Tampering.ofLines("order", otherRecords, otherEvidence))
                        .differences())
                .isEmpty();
    }

    @Test
    void aLineThatIsDroppedOrRepeatedIsFound() {
        for (int i = 0; i < records.size(); i++) {
            changes.add(Tampering.ofLines("record " + i + " dropped", without(records, i), evidence));
            changes.add(Tampering.ofLines("record " + i + " repeated", repeated(records, i), evidence));
        }
        for (int i = 0; i < evidence.size(); i++) {
            changes.add(Tampering.ofLines("evidence " + i + " dropped", records, without(evidence, i)));
            changes.add(Tampering.ofLines("evidence " + i + " repeated", records, repeated(evidence, i)));
        }
        changes.add(Tampering.ofLines("all records dropped", List.of(), evidence));
        changes.add(Tampering.ofLines("all evidence dropped", records, List.of()));
        changes.add(Tampering.ofLines("an empty line", with(records, ""), evidence));

        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    @Test
    void whatTwoLinesExchangeIsFound() {
        exchange(records, true, "value");
        exchange(records, true, "key");
        for (String field : List.of("extensions", "measurement_window", "dimensions", "telemetry_hash", "timestamp")) {
            exchange(records, true, "value/" + field);
        }
        for (String field : List.of("signatures", "checkpoint", "previous_record_hash", "evidence_root", "telemetry")) {
            exchange(records, true, "value/extensions/" + field);
        }
        exchange(evidence, false, "value");
        for (String field : List.of("window_start_ms", "event_id", "event", "leaf_hash", "topic", "tenant_id")) {
            exchange(evidence, false, "value/" + field);
        }

        assertThat(changes).hasSizeGreaterThan(500);
        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    @Test
    void anEventThatMovesToAnotherWindowOrTenantIsFound() {
        for (int i = 0; i < evidence.size(); i++) {
            ObjectNode later = TestExport.parse(evidence.get(i));
            ObjectNode value = (ObjectNode) later.get("value");
            for (String field : List.of("window_start_ms", "window_end_ms")) {
                value.put(field, value.get(field).longValue() + TamperStory.HOUR);
            }
            changes.add(signed.ofLine("evidence " + i + " an hour later", false, i, text(later)));
            ObjectNode elsewhere = TestExport.parse(evidence.get(i));
            String other = elsewhere.get("key").textValue().equals("acme") ? "globex & söhne" : "acme";
            elsewhere.put("key", other);
            ((ObjectNode) elsewhere.get("value")).put("tenant_id", other);
            changes.add(signed.ofLine("evidence " + i + " of another tenant", false, i, text(elsewhere)));
        }

        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    @Test
    void historyThatIsCutAtEitherEndIsFoundWithAKnownCheckpoint() {
        for (String tenant : List.of("acme", "globex & söhne")) {
            for (int hours = 1; hours <= 4; hours++) {
                long fromMs = TamperStory.START + hours * TamperStory.HOUR;
                long toMs = TamperStory.START + (4 - hours) * TamperStory.HOUR;
                cut(tenant, "first " + hours, startMs -> startMs < fromMs);
                cut(tenant, "last " + hours, startMs -> startMs >= toMs);
            }
        }
        byte[] recordBytes = Tampering.bytes(records);
        byte[] evidenceBytes = Tampering.bytes(evidence);
        // Not before the very end: whether the last line is ended means nothing.
        for (int cut = 2; cut < 2_000; cut += 97) {
            int left = cut;
            changes.add(new Change("records cut by " + cut, () -> head(recordBytes, left), () -> evidenceBytes));
            changes.add(new Change("evidence cut by " + cut, () -> recordBytes, () -> head(evidenceBytes, left)));
        }

        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    @Test
    void evidenceWithoutItsEventsIsTakenOnlyBeforeThePartThatIsExported() {
        for (int i = 0; i < evidence.size(); i++) {
            ObjectNode line = TestExport.parse(evidence.get(i));
            ((ObjectNode) line.get("value")).put("event", "");
            changes.add(signed.ofLine("evidence " + i + " without event", false, i, text(line)));
        }

        assertThat(signed.missed(changes.stream())).isEmpty();
    }

    @Test
    void recordsOfWindowsBeforeThePartThatIsExportedAreLinked() {
        List<String> partly = evidence.stream()
                .map(TestExport::parse)
                .map(TamperLinesTest::withoutEventOfTheFirstHour)
                .map(TamperLinesTest::text)
                .toList();

        Verification.Outcome outcome = signed.check(Tampering.ofLines("a part", records, partly));

        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.linked()).isEqualTo(2);
        assertThat(outcome.records()).isEqualTo(8);
    }

    private static ObjectNode withoutEventOfTheFirstHour(ObjectNode line) {
        ObjectNode value = (ObjectNode) line.get("value");
        boolean needed = List.of("chain.entries", "signer.keys", "policy.attestations")
                .contains(value.get("topic").textValue());
        if (!needed && value.get("window_start_ms").longValue() == TamperStory.START) {
            value.put("event", "");
        }
        return line;
    }

    /** Every line exchanges what it has there with the line after the next, and with the one before the last. */
    private void exchange(List<String> lines, boolean areRecords, String path) {
        for (int i = 0; i < lines.size(); i++) {
            for (int j : new int[] {(i + 2) % lines.size(), lines.size() - 2}) {
                ObjectNode one = TestExport.parse(lines.get(i));
                ObjectNode other = TestExport.parse(lines.get(j));
                exchange(one, other, path);
                List<String> changed = new ArrayList<>(lines);
                changed.set(i, text(one));
                changed.set(j, text(other));
                if (!sorted(changed).equals(sorted(lines))) {
                    String what = path + " of lines " + i + " and " + j + (areRecords ? " of records" : " of evidence");
                    changes.add(
                            Tampering.ofLines(what, areRecords ? changed : records, areRecords ? evidence : changed));
                }
            }
        }
    }

    private static void exchange(ObjectNode one, ObjectNode other, String path) {
        int last = path.lastIndexOf('/');
        String parent = last < 0 ? "" : "/" + path.substring(0, last);
        String field = path.substring(last + 1);
        ObjectNode first = (ObjectNode) one.at(parent);
        ObjectNode second = (ObjectNode) other.at(parent);
        second.set(field, first.replace(field, second.get(field)));
    }

    private void cut(String tenant, String what, Predicate<Long> gone) {
        List<String> left = records.stream()
                .filter(line -> !isOf(line, tenant)
                        || !gone.test(java.time.Instant.parse(TestExport.parse(line)
                                        .at("/value/measurement_window/start")
                                        .textValue())
                                .toEpochMilli()))
                .toList();
        List<String> leftEvidence = evidence.stream()
                .filter(line -> !isOf(line, tenant)
                        || !gone.test(TestExport.parse(line)
                                .at("/value/window_start_ms")
                                .longValue()))
                .toList();
        changes.add(Tampering.ofLines(tenant + " without the " + what + " hours", left, leftEvidence));
        changes.add(Tampering.ofLines(tenant + " without the records of the " + what + " hours", left, evidence));
    }

    private static boolean isOf(String line, String tenant) {
        return TestExport.parse(line).get("key").textValue().equals(tenant);
    }

    private static byte[] head(byte[] bytes, int cut) {
        return java.util.Arrays.copyOf(bytes, bytes.length - cut);
    }

    private static List<String> without(List<String> lines, int i) {
        List<String> others = new ArrayList<>(lines);
        others.remove(i);
        return others;
    }

    private static List<String> repeated(List<String> lines, int i) {
        return with(lines, lines.get(i));
    }

    private static List<String> with(List<String> lines, String line) {
        return Stream.concat(lines.stream(), Stream.of(line)).toList();
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    private static String text(ObjectNode json) {
        return new String(RecordJson.bytes(json), UTF_8);
    }
}
