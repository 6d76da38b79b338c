package io.oisstreams.embedded.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.JsonLinesFile;
import io.oisstreams.event.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationFileTest {
    private static final int MAX_LINE_BYTES = 1 << 20;

    @Test
    void everyLineIsReadBackAsTheEventThatWasSimulated(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("events.jsonl");
        Duration length = Duration.ofHours(2);

        long lines = SimulationFile.write(file, Simulated.demo(1), length, passed -> {});

        List<TimedEvent> read = new ArrayList<>();
        try (JsonLinesFile written = new JsonLinesFile(file, MAX_LINE_BYTES)) {
            written.forEachRemaining(line -> {
                assertThat(line).isInstanceOf(Line.Event.class);
                Line.Event event = (Line.Event) line;
                read.add(new TimedEvent(event.topic(), event.timestampMs(), event.value()));
            });
        }
        assertThat(read).hasSize((int) lines).isEqualTo(Simulated.events(Simulated.demo(1), length));
    }
}
