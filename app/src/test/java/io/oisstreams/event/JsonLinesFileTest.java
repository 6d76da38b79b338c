package io.oisstreams.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesFileTest {
    private static final int LARGE = 1 << 20;
    private static final String EVENT =
            "{\"topic\":\"cycle.events\",\"value\":{\"event_id\":\"e\",\"tenant_id\":\"t\",\"timestamp_ms\":1,"
                    + "\"cycle_id\":\"c\",\"kind\":\"started\"}}";

    private final Path folder;

    JsonLinesFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void linesAreNumberedAndBlankOnesLeftOut() throws IOException {
        List<Line> lines = read(EVENT + "\n\n \t\r\n" + EVENT + "\r\nnonsense\n" + EVENT, LARGE);

        assertThat(lines).extracting(Line::number).containsExactly(1L, 4L, 5L, 6L);
        assertThat(lines).filteredOn(Line.Event.class::isInstance).hasSize(3);
        assertThat(((Line.Invalid) lines.get(2)).rejection().reason()).isEqualTo(RejectionReason.NOT_JSON);
        assertThat(UTF_8.decode(((Line.Invalid) lines.get(2)).bytes()).toString())
                .isEqualTo("nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", "\uFEFF\n", " ", "\n\n\n"})
    void aFileWithoutEventsHasNoLines(String text) throws IOException {
        assertThat(read(text, LARGE)).isEmpty();
    }

    @Test
    void aByteOrderMarkIsLeftOut() throws IOException {
        assertThat(read("\uFEFF" + EVENT + "\n", LARGE)).singleElement().isInstanceOf(Line.Event.class);
    }

    @Test
    void aShortFileIsNotTakenForAByteOrderMark() throws IOException {
        assertThat(read("{", LARGE)).singleElement().isInstanceOf(Line.Invalid.class);
    }

    @Test
    void aLineBeyondTheLimitIsRefusedWithItsBeginning() throws IOException {
        int limit = EVENT.length();

        List<Line> lines = read(EVENT + "\n" + EVENT + " \n" + "x".repeat(300_000) + "\n" + EVENT, limit);

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isInstanceOf(Line.Event.class);
        assertThat(((Line.Invalid) lines.get(1)).rejection())
                .isEqualTo(new Rejection(RejectionReason.TOO_LARGE, "the line is longer than " + limit + " bytes"));
        assertThat(((Line.Invalid) lines.get(2)).bytes().remaining()).isEqualTo(limit);
        assertThat(lines.get(3)).isInstanceOf(Line.Event.class);
        assertThat(lines.get(3).number()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_533, 65_534, 65_535, 65_536, 65_537, 65_538, 65_539, 131_071, 131_072, 131_073})
    void linesMayEndAnywhereInTheBuffer(int length) throws IOException {
        String padded = EVENT + " ".repeat(length - EVENT.length());

        List<Line> lines = read(padded + "\n" + padded + "\n" + EVENT, LARGE);

        assertThat(lines).hasSize(3).allMatch(Line.Event.class::isInstance);
    }

    @Test
    void aLineOfTenMegabytesIsRead() throws IOException {
        String large =
                "{\"topic\":\"deviation.updates\",\"value\":{\"event_id\":\"e\",\"tenant_id\":\"t\",\"timestamp_ms\":1,"
                        + "\"deviation_id\":\"d\",\"kind\":\"resolved\",\"actor\":\"a\",\"note\":\""
                        + "x".repeat(10_000_000) + "\"}}";

        assertThat(read(large, 20_000_000)).singleElement().isInstanceOf(Line.Event.class);
    }

    @Test
    void aLargeFileIsReadLineByLine() throws IOException {
        Path file = folder.resolve("large.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 20_000; i++) {
                out.write(EVENT.replace("\"e\"", "\"e" + i + "\"") + "\n");
            }
        }

        long events = 0;
        try (JsonLinesFile lines = new JsonLinesFile(file, LARGE)) {
            while (lines.hasNext()) {
                Line.Event event = (Line.Event) lines.next();
                assertThat(EventHeader.of(event.value()).eventId()).isEqualTo("e" + events++);
            }
        }

        assertThat(events).isEqualTo(20_000);
    }

    @Test
    void afterTheLastLineThereIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("one.jsonl"), EVENT);
        try (JsonLinesFile lines = new JsonLinesFile(file, LARGE)) {
            lines.next();

            assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> read(folder.resolve("missing.jsonl"), LARGE)).isInstanceOf(NoSuchFileException.class);
    }

    private List<Line> read(String text, int maxLineBytes) throws IOException {
        return read(Files.writeString(folder.resolve("lines.jsonl"), text), maxLineBytes);
    }

    private static List<Line> read(Path file, int maxLineBytes) throws IOException {
        List<Line> result = new ArrayList<>();
        try (JsonLinesFile lines = new JsonLinesFile(file, maxLineBytes)) {
            lines.forEachRemaining(result::add);
        }
        return result;
    }
}
