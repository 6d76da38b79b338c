package io.oisstreams.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {
    @Test
    void theLinesInTheReadmeAreEvents() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "README.md")).stream()
                .filter(line -> line.startsWith("{\"topic\""))
                .toList();

        assertThat(lines).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(
                        JsonLines.read(1, line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Line.Event.class));
    }
}
