package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.event.ByteLines;
import io.oisstreams.event.Topics;
import io.oisstreams.sorting.ExternalSort;
import io.oisstreams.sorting.ExternalSort.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The records and the evidence of an export folder in the order in which they are checked: by tenant, then by window; of a window the record
 * first, then its leaves in the order of the tree. Lines that can't be placed are differences.
 */
final class ExportRows implements AutoCloseable {
    static final String RECORDS = Topics.OIS_RECORDS.name() + ".jsonl";
    static final String EVIDENCE = Topics.OIS_EVIDENCE.name() + ".jsonl";

    private static final long SORT_MEMORY_BYTES = 128L << 20;
    private static final byte RECORD = 0;
    private static final byte LEAF = 1;

    private final ExternalSort sort;
    private final List<Difference> unplaced = new ArrayList<>();

    /** @param temporary a folder for what does not fit into memory */
    ExportRows(Path temporary) {
        this.sort = new ExternalSort(temporary, SORT_MEMORY_BYTES);
    }

    /**
     * A line in its place.
     *
     * @param where file and line
     */
    record PlacedLine(String tenantId, long windowStartMs, boolean isRecord, String where, byte[] line) {}

    /** Reads both files of a folder. Throws UncheckedIOException, naming the file, if one can't be read. */
    void read(Path folder) {
        read(folder.resolve(RECORDS), RECORD);
        read(folder.resolve(EVIDENCE), LEAF);
    }

    private void read(Path file, byte kind) {
        String name = String.valueOf(file.getFileName());
        try (ByteLines lines = new ByteLines(Files.newInputStream(file), Integer.MAX_VALUE)) {
            while (lines.next()) {
                try {
                    sort.add(row(name + " line " + lines.number(), kind, lines.number(), lines.line()));
                } catch (DifferenceException e) {
                    unplaced.add(e.difference());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read: " + e, e);
        }
    }

    private static Row row(String where, byte kind, long number, byte[] line) throws DifferenceException {
        ObjectNode json = StrictJson.object(where, line);
        ObjectNode value = StrictJson.object(where, json, "value");
        require(where, "fields", 4, json.size());
        boolean record = kind == RECORD;
        require(
                where,
                "topic",
                (record ? Topics.OIS_RECORDS : Topics.OIS_EVIDENCE).name(),
                StrictJson.text(where, json, "topic"));
        ObjectNode named = record ? StrictJson.object(where, value, "extensions") : value;
        String tenantId = StrictJson.text(where, named, "tenant_id");
        require(where, "key", tenantId, StrictJson.text(where, json, "key"));
        long timestampMs = record
                ? StrictJson.time(where, value, "timestamp")
                : StrictJson.integer(where, value, "admitted_at_ms");
        require(where, "timestamp", timestampMs, StrictJson.integer(where, json, "timestamp"));
        long windowStartMs = record
                ? StrictJson.time(where, StrictJson.object(where, value, "measurement_window"), "start")
                : StrictJson.integer(where, value, "window_start_ms");
        String leaf =
                record ? "" : StrictJson.text(where, value, "topic") + "\0" + StrictJson.text(where, value, "event_id");
        byte[] tenant = tenantId.getBytes(StandardCharsets.UTF_8);
        byte[] leafBytes = leaf.getBytes(StandardCharsets.UTF_8);
        // Times before 1970 sort last, which does no harm: no window is there.
        ByteBuffer place = ByteBuffer.allocate(tenant.length + leafBytes.length + 2 + 2 * Long.BYTES + 1);
        place.put(tenant)
                .put((byte) 0)
                .putLong(windowStartMs)
                .put(kind)
                .put(leafBytes)
                .put((byte) 0);
        place.putLong(number);
        return new Row(0, place.array(), line);
    }

    /** What no record or window could be found for. */
    List<Difference> unplaced() {
        return unplaced;
    }

    /** The lines in order; to be read once. */
    Iterator<PlacedLine> inOrder() {
        Iterator<Row> rows = sort.sorted();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public PlacedLine next() {
                return placed(rows.next());
            }
        };
    }

    private static PlacedLine placed(Row row) {
        byte[] place = row.tieBreak();
        int tenantEnd = 0;
        while (place[tenantEnd] != 0) {
            tenantEnd++;
        }
        ByteBuffer rest = ByteBuffer.wrap(place, tenantEnd + 1, place.length - tenantEnd - 1);
        long windowStartMs = rest.getLong();
        boolean record = rest.get() == RECORD;
        long number =
                ByteBuffer.wrap(place, place.length - Long.BYTES, Long.BYTES).getLong();
        return new PlacedLine(
                new String(place, 0, tenantEnd, StandardCharsets.UTF_8),
                windowStartMs,
                record,
                (record ? RECORDS : EVIDENCE) + " line " + number,
                row.payload());
    }

    @Override
    public void close() {
        sort.close();
    }
}
