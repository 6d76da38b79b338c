package io.oisstreams.event;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a file as bytes, one after the other, in memory for one line. A line ends in LF, which is left out, or with the file. */
public final class ByteLines implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private boolean tooLong;
    private long number;

    /**
     * Reads a stream, and closes it in the end.
     *
     * @param maxLineBytes so many bytes of a longer line are kept
     */
    public ByteLines(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /**
     * Opens a file; a byte order mark at its beginning is left out.
     *
     * @param maxLineBytes so many bytes of a longer line are kept
     * @throws IOException if it cannot be opened
     */
    public static ByteLines of(Path file, int maxLineBytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), BYTE_ORDER_MARK.length);
        byte[] first = in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            in.unread(first);
        }
        return new ByteLines(in, maxLineBytes);
    }

    /** Goes to the next line; false if there is none. */
    public boolean next() throws IOException {
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

    /** The line, or its beginning if it is {@link #tooLong}; a new array. */
    public byte[] line() {
        return bytes.toByteArray();
    }

    /** Whether there is nothing in the line, or in what is kept of it, but spaces, tabs and carriage returns. */
    public boolean isBlank() {
        for (byte b : line()) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Whether the line has more bytes than are kept. */
    public boolean tooLong() {
        return tooLong;
    }

    /** The number of the line, from 1; of the last one if there is no other. */
    public long number() {
        return number;
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

    @Override
    public void close() throws IOException {
        in.close();
    }
}
