package io.oisstreams.embedded.replay;

import io.oisstreams.config.StartupException;
import io.oisstreams.event.JsonLinesFile;
import io.oisstreams.event.Line;
import io.oisstreams.event.LineFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Events in files, one a line.
 *
 * @param files are read one after the other
 * @param format of the lines of all of them
 */
public record RecordedFiles(List<Path> files, LineFormat format) implements RecordedEvents.Source {
    /** A line of this length is an event that a topic takes (16 MiB), or whole in a rejection (17 MiB). */
    static final int MAX_LINE_BYTES = 15 * 1024 * 1024;

    /** Keeps a copy of the list. */
    public RecordedFiles {
        files = List.copyOf(files);
    }

    @Override
    public void readInto(RecordedEvents recorded) {
        files.forEach(RecordedFiles::requireReadable);
        files.forEach(file -> read(file, recorded));
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw new StartupException(file + ": no such file");
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new StartupException(file + ": can't be read");
        }
    }

    private void read(Path file, RecordedEvents recorded) {
        try (JsonLinesFile lines = new JsonLinesFile(file, MAX_LINE_BYTES, format)) {
            long lastMs = 0;
            while (lines.hasNext()) {
                Line line = lines.next();
                if (line instanceof Line.Event event) {
                    lastMs = event.timestampMs();
                    recorded.event(event.topic(), lastMs, event.value());
                } else if (line instanceof Line.Invalid invalid) {
                    // A line without a time of its own gets that of the last good line before it in its file, or 0.
                    long timestampMs = invalid.source().timestampMs().orElse(lastMs);
                    recorded.rejected(
                            file + ":" + invalid.number(),
                            invalid.rejection(),
                            LineRejection.of(file, invalid, timestampMs));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartupException(file + ": can't be read: " + e.getMessage(), e);
        }
    }
}
