package io.oisstreams.rows;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** Reads rows of a partition: as they are now, or as they were committed. */
public interface RowReader {
    /** A row; empty: there is none. */
    <T extends Record> Optional<T> get(Bytes key, Class<T> type);

    /**
     * A run of rows.
     *
     * @param from inclusive
     * @param to exclusive
     * @return a copy, in the order of the keys
     */
    <T extends Record> List<KeyValue<Bytes, T>> range(Bytes from, Bytes to, Class<T> type);

    /** The rows whose keys begin like this, in the order of the keys. */
    default <T extends Record> List<KeyValue<Bytes, T>> beginningWith(Bytes prefix, Class<T> type) {
        return range(prefix, RowKey.after(prefix), type);
    }
}
