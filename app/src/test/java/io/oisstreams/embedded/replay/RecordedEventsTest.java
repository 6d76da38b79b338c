package io.oisstreams.embedded.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.oisstreams.config.StartupException;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.LineFormat;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedEventsTest {
    private static final String RUN = "{\"event_id\": \"e\", \"batch\": \"b\", \"timestamp\": \"1970-01-01T00:00:01Z\","
            + " \"outcome\": \"VALID\", \"cost_usd\": 0.01}";

    private final Path folder;

    RecordedEventsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void linesOfAllFilesComeInOrderOfTheirTimesAndEqualTimesAsGiven() throws IOException {
        Path first = file("a.jsonl", action("late", "t", 3000), action("x", "t", 2000), action("y", "t", 2000));
        Path second = file("b.jsonl", action("z", "t", 2000), action("early", "t", 1000));

        List<TimedEvent> events = read(List.of(first, second));

        assertThat(events)
                .extracting(event -> EventHeader.of(event.value()).eventId())
                .containsExactly("early", "x", "y", "z", "late");
        assertThat(events).extracting(TimedEvent::timestampMs).containsExactly(1000L, 2000L, 2000L, 2000L, 3000L);
        assertThat(events).extracting(event -> event.key().orElseThrow()).containsOnly("t");
    }

    @Test
    void aLineThatIsNoEventBecomesItsRejectionWithFileAndLineAndText() throws IOException {
        String bad = "{\"topic\": \"agent.actions\", \"timestamp\": 1500, \"value\": {\"tenant_id\": \"t\"}}";
        Path file = file("a.jsonl", action("x", "t", 1000), bad, "", "nonsense");

        List<TimedEvent> events = read(List.of(file));

        assertThat(events.get(1).key()).isEmpty();
        assertThat(events.get(2).key()).contains("t");
        assertThat(events.subList(1, 3))
                .extracting(event -> (RejectedTelemetry) event.value())
                .extracting(
                        RejectedTelemetry::getReason,
                        RejectedTelemetry::getTopic,
                        RejectedTelemetry::getFile,
                        RejectedTelemetry::getLine,
                        rejected -> rejected.getAdmittedAtMs().toEpochMilli(),
                        rejected -> StandardCharsets.UTF_8
                                .decode(rejected.getValue())
                                .toString())
                .containsExactly(
                        tuple("NOT_JSON", null, file.toString(), 4L, 1000L, "nonsense"),
                        tuple("MISSING_FIELD", "agent.actions", file.toString(), 2L, 1500L, bad));
    }

    @Test
    void aWrongLineOfAnotherFormatBecomesItsRejectionToo() throws IOException {
        String bad = RUN.replace("VALID", "UNKNOWN");
        Path file = file("runs.jsonl", RUN, bad, "nonsense");

        List<TimedEvent> events = read(new RecordedFiles(List.of(file), LineFormat.EBB));

        assertThat(events)
                .extracting(event -> event.topic().name())
                .containsExactly("cost.events", "telemetry.rejected", "telemetry.rejected");
        assertThat(events).extracting(TimedEvent::timestampMs).containsOnly(1000L);
        assertThat(events).extracting(event -> event.key().orElse("")).containsExactly("ebb", "ebb", "");
        assertThat(events.subList(1, 3))
                .extracting(event -> (RejectedTelemetry) event.value())
                .extracting(RejectedTelemetry::getReason, RejectedTelemetry::getFile, RejectedTelemetry::getLine)
                .containsExactly(tuple("INVALID_FIELD", file.toString(), 2L), tuple("NOT_JSON", file.toString(), 3L));
        assertThat(((RejectedTelemetry) events.get(1).value()).getMessage())
                .isEqualTo(file + ":2: outcome: expected VALID or ERROR, found the string \"UNKNOWN\"");
    }

    @Test
    void aLineThatNoTopicTakesIsRejectedWithItsBeginning() throws IOException {
        Path file = file("a.jsonl", action("x", "t".repeat(16 * 1024 * 1024), 1000));

        List<TimedEvent> events = read(List.of(file));

        RejectedTelemetry rejected = (RejectedTelemetry) events.get(0).value();
        assertThat(rejected.getReason()).isEqualTo("TOO_LARGE");
        assertThat(rejected.getTenantId()).isNull();
        assertThat(rejected.getValue().remaining()).isEqualTo(RecordedFiles.MAX_LINE_BYTES);
    }

    @Test
    void strictReadingStopsAtTheFirstLineThatIsNoEvent() throws IOException {
        Path file = file("a.jsonl", action("x", "t", 1000), "nonsense", "more");

        assertThatThrownBy(() -> RecordedEvents.read(
                        new RecordedFiles(List.of(file), LineFormat.EVENTS),
                        true,
                        folder.resolve("sort"),
                        Progress.NONE))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith(file + ":2: NOT_JSON: ");
    }

    @Test
    void aFileThatCanNotBeReadIsNamed() {
        Path none = folder.resolve("none.jsonl");

        for (Path file : List.of(none, folder)) {
            assertThatThrownBy(() -> RecordedEvents.read(
                            new RecordedFiles(List.of(file), LineFormat.EVENTS),
                            false,
                            folder.resolve("sort"),
                            Progress.NONE))
                    .isInstanceOf(StartupException.class)
                    .hasMessageStartingWith(file + ": ");
        }
    }

    private List<TimedEvent> read(List<Path> files) {
        return read(new RecordedFiles(files, LineFormat.EVENTS));
    }

    private List<TimedEvent> read(RecordedFiles files) {
        try (RecordedEvents recorded = RecordedEvents.read(files, false, folder.resolve("sort"), Progress.NONE)) {
            List<TimedEvent> events = new ArrayList<>();
            recorded.inOrder().forEachRemaining(events::add);
            assertThat(recorded.events() + recorded.rejected()).isEqualTo(events.size());
            return events;
        }
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private static String action(String eventId, String tenant, long timestampMs) {
        return "{\"topic\": \"agent.actions\", \"value\": {\"event_id\": \"" + eventId + "\", \"tenant_id\": \""
                + tenant
                + "\", \"timestamp_ms\": " + timestampMs
                + ", \"agent_id\": \"a\", \"action_id\": \"x\", \"action_type\": \"y\", \"within_scope\": true}}";
    }
}
