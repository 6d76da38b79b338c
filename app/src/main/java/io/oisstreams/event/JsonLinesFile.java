package io.oisstreams.event;

import java.io.Closeable;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, one after the other, in memory for one line. Lines end in LF or CR LF; blank ones are left out,
 * and counted; a byte order mark at the beginning is left out.
 */
public final class JsonLinesFile implements Iterator<Line>, Closeable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

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
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), BYTE_ORDER_MARK.length);
        this.lines = new ByteLines(in, maxLineBytes);
        this.maxLineBytes = maxLineBytes;
        this.format = format;
        byte[] first = in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            in.unread(first);
        }
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
        return isBlank(line) ? null : format.read(lines.number(), line);
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
