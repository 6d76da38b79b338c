package io.oisstreams.event;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, one after the other, in memory for one line. Lines end in LF or CR LF; blank ones are left out,
 * and counted; a byte order mark at the beginning is left out.
 */
public final class JsonLinesFile implements Iterator<Line>, Closeable {
    private final ByteLines lines;
    private final int maxLineBytes;
    private final LineFormat format;
    private @Nullable Line next;

    /**
     * Opens a file.
     *
     * @param maxLineBytes a longer line is TOO_LARGE; its beginning, of this length, is what is kept of it
     * @throws IOException if it cannot be opened
     */
    public JsonLinesFile(Path file, int maxLineBytes) throws IOException {
        this(file, maxLineBytes, LineFormat.EVENTS);
    }

    /** As {@link #JsonLinesFile(Path, int)}, with lines in another format. */
    public JsonLinesFile(Path file, int maxLineBytes, LineFormat format) throws IOException {
        this.lines = ByteLines.of(file, maxLineBytes);
        this.maxLineBytes = maxLineBytes;
        this.format = format;
    }

    /** Whether there is another line. Throws UncheckedIOException if the file cannot be read on. */
    @Override
    public boolean hasNext() {
        try {
            while (next == null && lines.next()) {
                next = line();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("line " + (lines.number() + 1) + ": " + failed.getMessage(), failed);
        }
        return next != null;
    }

    @Override
    public Line next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Line line = next;
        next = null;
        return line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** The line of the bytes taken; null if it is blank. */
    private @Nullable Line line() {
        byte[] line = lines.line();
        if (lines.tooLong()) {
            return new Line.Invalid(
                    lines.number(),
                    new Rejection(RejectionReason.TOO_LARGE, "the line is longer than " + maxLineBytes + " bytes"),
                    Line.Source.UNKNOWN,
                    ByteBuffer.wrap(line).asReadOnlyBuffer());
        }
        return lines.isBlank() ? null : format.read(lines.number(), line);
    }
}
