package io.oisstreams.sorting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Puts any number of rows in order within a fixed amount of memory: rows that no longer fit are written to a file in order, and
 * the files are merged when the rows are read. Throws UncheckedIOException, naming the file, when the disk fails.
 */
public final class ExternalSort implements AutoCloseable {
    /** What a row takes in memory beside its bytes, about. */
    private static final int ROW_OVERHEAD_BYTES = 128;

    private final Path folder;
    private final long memoryBytes;
    private final List<Row> rows = new ArrayList<>();
    private long bytes;
    private long size;
    private final List<SortedRun> runs = new ArrayList<>();

    /**
     * A sort without rows.
     *
     * @param folder its own; made when it is needed, deleted on close
     * @param memoryBytes how much is kept in memory, about
     */
    public ExternalSort(Path folder, long memoryBytes) {
        this.folder = folder;
        this.memoryBytes = memoryBytes;
    }

    /**
     * A row.
     *
     * @param timeMs comes first in the order
     * @param tieBreak orders rows of one time, as unsigned bytes; no two rows have both in common
     * @param payload has no part in the order
     */
    public record Row(long timeMs, byte[] tieBreak, byte[] payload) {
        static final Comparator<Row> ORDER =
                Comparator.comparingLong(Row::timeMs).thenComparing(Row::tieBreak, Arrays::compareUnsigned);

        private long bytes() {
            return (long) ROW_OVERHEAD_BYTES + tieBreak.length + payload.length;
        }
    }

    /** Adds a row. */
    public void add(Row row) {
        rows.add(row);
        size++;
        bytes += row.bytes();
        if (bytes >= memoryBytes) {
            spill();
        }
    }

    /** The rows added. */
    public long size() {
        return size;
    }

    private void spill() {
        rows.sort(Row.ORDER);
        Path file = folder.resolve("run-" + runs.size());
        try {
            Files.createDirectories(folder);
            runs.add(SortedRun.write(file, rows));
        } catch (IOException e) {
            throw new UncheckedIOException("temporary file " + file + ": " + e.getMessage(), e);
        }
        rows.clear();
        bytes = 0;
    }

    /** All rows in order; to be read once, before the sort is closed. Nothing may be added any more. */
    public Iterator<Row> sorted() {
        rows.sort(Row.ORDER);
        List<Iterator<Row>> sources = new ArrayList<>(runs);
        sources.add(new Drained(new ArrayDeque<>(rows)));
        rows.clear();
        return sources.size() == 1 ? sources.get(0) : new Merge(sources);
    }

    @Override
    public void close() {
        rows.clear();
        runs.forEach(SortedRun::close);
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("temporary folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Gives the memory of each row free once it is read: what comes afterwards needs it. */
    private record Drained(Queue<Row> rows) implements Iterator<Row> {
        @Override
        public boolean hasNext() {
            return !rows.isEmpty();
        }

        @Override
        public Row next() {
            return rows.remove();
        }
    }

    private static final class Merge implements Iterator<Row> {
        private record Head(Row row, Iterator<Row> rest) {}

        private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::row, Row.ORDER));

        Merge(List<Iterator<Row>> sources) {
            sources.forEach(this::offer);
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public Row next() {
            Head head = heads.poll();
            if (head == null) {
                throw new NoSuchElementException();
            }
            offer(head.rest());
            return head.row();
        }

        private void offer(Iterator<Row> source) {
            if (source.hasNext()) {
                heads.add(new Head(source.next(), source));
            }
        }
    }
}
