package io.oisstreams.integrity.state;

import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.MeasurementWindow;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/** The records of a partition whose numbers are final and which are not published yet. */
final class UnpublishedRecords {
    // By key: each tenant's, oldest first.
    private final TreeMap<Bytes, UnpublishedRecord> waiting = new TreeMap<>();

    void add(UnpublishedRecord record) {
        waiting.put(record.key(), record);
    }

    /** Restores a record; its leaves follow. */
    void restore(IntegrityRecord record) {
        add(new UnpublishedRecord(record));
    }

    /** Restores a leaf of a closed window, if its record waits. */
    void restoreLeaf(String tenantId, long windowStartMs, Fact.Leaf leaf) {
        UnpublishedRecord record = waiting.get(StateKey.unpublished(tenantId, windowStartMs));
        if (record != null) {
            record.leaves().add(leaf.source(), leaf.eventId(), leaf.hash());
        }
    }

    void remove(Bytes key) {
        waiting.remove(key);
    }

    List<UnpublishedRecord> all() {
        return List.copyOf(waiting.values());
    }

    /** Whether a record of the window or an earlier one waits. */
    boolean needs(MeasurementWindow window) {
        return waiting.values().stream()
                .anyMatch(record -> record.record().window().startMs() <= window.startMs());
    }
}
