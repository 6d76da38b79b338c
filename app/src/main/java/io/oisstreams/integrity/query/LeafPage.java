package io.oisstreams.integrity.query;

import io.oisstreams.http.Json;
import io.oisstreams.http.Row;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.paging.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;

/**
 * The leaves of a window that follow a given one, found among all of them, which come in any order. However many there are, only the
 * wanted ones are remembered: those before them are counted, which gives their index.
 */
final class LeafPage {
    private final Optional<Bytes> after;
    private final int wanted;
    /** The last of those found so far is the head. */
    private final PriorityQueue<Leaf> found =
            new PriorityQueue<>(Comparator.comparing(Leaf::key).reversed());

    private long seen;
    private long before;

    private record Leaf(Bytes key, EvidenceEntry entry) {}

    /**
     * Without leaves yet.
     *
     * @param after the key of the leaf before the page; empty: the page is the first
     * @param wanted how many leaves at most
     */
    LeafPage(Optional<Bytes> after, int wanted) {
        this.after = after;
        this.wanted = wanted;
    }

    /** Leaves are ordered by topic, then by event id, both as UTF-8 bytes; no topic has a zero byte in its name. */
    private static Bytes keyOf(EvidenceEntry entry) {
        return Bytes.wrap((entry.getTopic() + '\0' + entry.getEventId()).getBytes(StandardCharsets.UTF_8));
    }

    /** A key that a client brought. */
    static Bytes ofCursor(Bytes key) {
        for (byte next : key.get()) {
            if (next == 0) {
                return key;
            }
        }
        throw Cursor.wrong();
    }

    void add(EvidenceEntry entry) {
        seen++;
        Bytes key = keyOf(entry);
        if (after.isPresent() && key.compareTo(after.get()) <= 0) {
            before++;
            return;
        }
        Leaf last = found.peek();
        if (found.size() == wanted && last != null && key.compareTo(last.key()) > 0) {
            return;
        }
        // Without the text, which can be long and is not shown.
        found.add(new Leaf(key, EvidenceEntry.newBuilder(entry).setEvent("").build()));
        if (found.size() > wanted) {
            found.remove();
        }
    }

    /** How many leaves were added. */
    long seen() {
        return seen;
    }

    /** The page's leaves in order. All leaves have been added. */
    List<Row> rows() {
        List<Leaf> inOrder =
                found.stream().sorted(Comparator.comparing(Leaf::key)).toList();
        List<Row> rows = new ArrayList<>();
        for (Leaf leaf : inOrder) {
            rows.add(new Row(leaf.key(), json(before + rows.size(), leaf.entry())));
        }
        return rows;
    }

    private static String json(long index, EvidenceEntry leaf) {
        return "{\"leaf_index\":" + index + ",\"topic\":" + Json.quote(leaf.getTopic()) + ",\"event_id\":"
                + Json.quote(leaf.getEventId()) + ",\"timestamp\":"
                + Json.quote(leaf.getTimestampMs().toString())
                + ",\"admitted_at\":" + Json.quote(leaf.getAdmittedAtMs().toString()) + ",\"leaf_hash\":"
                + Json.quote(leaf.getLeafHash()) + "}";
    }
}
