package io.oisstreams.sorting;

import io.oisstreams.sorting.ExternalSort.Row;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rows in a file, to be read once, in the order in which they were written. The file is deleted on close. */
final class SortedRun implements Iterator<Row>, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private long left;
    private @Nullable DataInputStream in;

    private SortedRun(Path file, long rows) {
        this.file = file;
        this.left = rows;
    }

    static SortedRun write(Path file, List<Row> rows) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            for (Row row : rows) {
                out.writeLong(row.timeMs());
                write(out, row.tieBreak());
                write(out, row.payload());
            }
        }
        return new SortedRun(file, rows.size());
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public Row next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        left--;
        try {
            DataInputStream from = opened();
            return new Row(from.readLong(), read(from), read(from));
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file " + file + ": " + e.getMessage(), e);
        }
    }

    private DataInputStream opened() throws IOException {
        DataInputStream opened = in;
        if (opened == null) {
            opened = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
            in = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        DataInputStream opened = in;
        try {
            if (opened != null) {
                opened.close();
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream from) throws IOException {
        byte[] bytes = new byte[from.readInt()];
        from.readFully(bytes);
        return bytes;
    }
}
