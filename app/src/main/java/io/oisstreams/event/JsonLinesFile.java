package io.oisstreams.event;

import java.io.ByteArrayOutputStream;
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
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final PushbackInputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private final int maxLineBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLong;
    private long number;
    private @Nullable Line next;

    /**
     * Opens a file.
     *
     * @param maxLineBytes a longer line is TOO_LARGE; its beginning, of this length, is what is kept of it
     * @throws IOException if it cannot be opened
     */
    public JsonLinesFile(Path file, int maxLineBytes) throws IOException {
        this.in = new PushbackInputStream(Files.newInputStream(file), BYTE_ORDER_MARK.length);
        this.maxLineBytes = maxLineBytes;
        byte[] first = in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            in.unread(first);
        }
    }

    /** Whether there is another line. Throws UncheckedIOException if the file cannot be read on. */
    @Override
    public boolean hasNext() {
        try {
            while (next == null && readBytes()) {
                next = line();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("line " + (number + 1) + ": " + failed.getMessage(), failed);
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
        in.close();
    }

    /** Takes the bytes up to the next LF or the end of the file; false if there are none at all. */
    private boolean readBytes() throws IOException {
        bytes.reset();
        tooLong = false;
        if (!fill()) {
            return false;
        }
        number++;
        boolean ended = false;
        while (!ended && fill()) {
            int from = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            take(from, position - from);
            ended = position < limit;
        }
        if (ended) {
            position++;
        }
        return true;
    }

    /** Whether there are bytes in the buffer, after filling it if there were none. */
    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(buffer));
        }
        return position < limit;
    }

    private void take(int from, int length) {
        int room = maxLineBytes - bytes.size();
        tooLong |= length > room;
        bytes.write(buffer, from, Math.min(length, room));
    }

    /** The line of the bytes taken; null if it is blank. */
    private @Nullable Line line() {
        byte[] line = bytes.toByteArray();
        if (tooLong) {
            return new Line.Invalid(
                    number,
                    new Rejection(RejectionReason.TOO_LARGE, "the line is longer than " + maxLineBytes + " bytes"),
                    Line.Source.UNKNOWN,
                    ByteBuffer.wrap(line).asReadOnlyBuffer());
        }
        return isBlank(line) ? null : JsonLines.read(number, line);
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
