package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {
    private final StringWriter err = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), Map.of());

    @ParameterizedTest
    @CsvSource({
        "--speed, 0, --speed must be more than 0",
        "--speed, 1e9, --speed must be more than 0",
        "--for, soon, is no duration",
        "--duration, 0s, is not more than 0",
        "--port, 70000, http.port",
    })
    void wrongOptionsAreRefusedInOneLineBeforeAnythingStarts(String option, String value, String message) {
        int exitCode = execute("demo", option, value);

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains(message).hasLineCount(1);
    }

    @Test
    void writesTheEventsToAFileInsteadOfStartingAnything(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("events.jsonl");

        int exitCode = execute("demo", "--write", file.toString(), "--duration", "1m");

        assertThat(exitCode).isZero();
        assertThat(Files.readAllLines(file)).hasSizeGreaterThan(20).allMatch(line -> line.startsWith("{\"topic\":\""));
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) {
        int exitCode = execute("demo", "--write", folder.toString(), "--duration", "1m");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("can't write " + folder);
    }

    private int execute(String... arguments) {
        return Main.commandLine(terminal, Capabilities.ALL).execute(arguments);
    }
}
