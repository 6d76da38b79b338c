package io.oisstreams.http;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The query stores of one partition, on this instance. */
@FunctionalInterface
public interface LocalStores {
    /**
     * The store with that name.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException if it isn't here, or is being restored
     */
    ReadOnlyKeyValueStore<Bytes, byte[]> store(String name);
}
