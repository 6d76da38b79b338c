package io.oisstreams.embedded.replay;

import io.oisstreams.config.StartupException;
import io.oisstreams.event.JsonLinesFile;
import io.oisstreams.event.Line;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.Topics;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.sorting.ExternalSort;
import io.oisstreams.sorting.ExternalSort.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The events of files in the order in which a broker would have appended them: by timestamp, and as in the files where those are
 * equal (contract section 8). Lines that are no events come as their rejections. Memory does not grow with the files.
 */
public final class RecordedEvents implements AutoCloseable {
    /** A line of this length is an event that a topic takes (16 MiB), or whole in a rejection (17 MiB). */
    static final int MAX_LINE_BYTES = 15 * 1024 * 1024;

    private static final long SORT_MEMORY_BYTES = 48L * 1024 * 1024;

    private final ExternalSort sort;
    private final EventCodec codec = new EventCodec();
    private long events;
    private long rejectedLines;

    private RecordedEvents(ExternalSort sort) {
        this.sort = sort;
    }

    /**
     * Reads files to their end.
     *
     * @param strict whether the first line that is no event stops it
     * @param temporary a folder for what does not fit into memory, deleted on close
     * @throws StartupException naming the file that can't be read, or the line that stops it
     */
    public static RecordedEvents read(List<Path> files, boolean strict, Path temporary, Progress progress) {
        files.forEach(RecordedEvents::requireReadable);
        RecordedEvents recorded = new RecordedEvents(new ExternalSort(temporary, SORT_MEMORY_BYTES));
        try {
            progress.begin("Reading", -1);
            for (Path file : files) {
                recorded.read(file, strict, progress);
            }
            return recorded;
        } catch (RuntimeException e) {
            recorded.close();
            throw e;
        }
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw new StartupException(file + ": no such file");
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new StartupException(file + ": can't be read");
        }
    }

    private void read(Path file, boolean strict, Progress progress) {
        try (JsonLinesFile lines = new JsonLinesFile(file, MAX_LINE_BYTES)) {
            long lastMs = 0;
            while (lines.hasNext()) {
                Line line = lines.next();
                if (line instanceof Line.Event event) {
                    lastMs = event.timestampMs();
                    add(event);
                } else if (line instanceof Line.Invalid invalid) {
                    if (strict) {
                        Rejection why = invalid.rejection();
                        throw new StartupException(
                                file + ":" + invalid.number() + ": " + why.reason() + ": " + why.message());
                    }
                    reject(file, invalid, lastMs);
                }
                progress.at(sort.size());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartupException(file + ": can't be read: " + e.getMessage(), e);
        }
    }

    private void add(Line.Event event) {
        events++;
        add(event.timestampMs(), codec.write(event.topic(), event.value()));
    }

    /** A line without a time of its own gets that of the last good line before it in its file, or 0. */
    private void reject(Path file, Line.Invalid line, long lastMs) {
        long timestampMs = line.source().timestampMs().orElse(lastMs);
        rejectedLines++;
        RejectedTelemetry rejected = LineRejection.of(file, line, timestampMs);
        add(timestampMs, codec.write(Topics.TELEMETRY_REJECTED, rejected));
    }

    private void add(long timestampMs, byte[] payload) {
        byte[] place = ByteBuffer.allocate(Long.BYTES).putLong(sort.size()).array();
        sort.add(new Row(timestampMs, place, payload));
    }

    /** Lines that are events. */
    public long events() {
        return events;
    }

    /** Lines that are none. */
    public long rejectedLines() {
        return rejectedLines;
    }

    /** Everything, in order; to be read once. */
    Iterator<TimedEvent> inOrder() {
        Iterator<Row> rows = sort.sorted();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public TimedEvent next() {
                Row row = rows.next();
                return codec.read(row.timeMs(), row.payload());
            }
        };
    }

    @Override
    public void close() {
        sort.close();
    }
}
