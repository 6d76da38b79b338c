package io.oisstreams.streams;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * A changelogged key-value store that its processor writes to just before each commit, instead of at each record: what changed a
 * thousand times between two commits is written once, and stays in the same transaction as the outputs and offsets.
 *
 * <p>Kafka Streams has that moment only for its own caches ({@code flushCache}), so this extends an internal class, and does what
 * caches do so that records can be forwarded then. It is the one place that does; the tests that kill and restart instances would show it if that moment moved.
 */
public final class WriteBehindStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]> {
    private Runnable beforeCommit = () -> {};

    private WriteBehindStore(KeyValueStore<Bytes, byte[]> wrapped) {
        super(wrapped);
    }

    /** Builds stores of this kind: persistent, not cached, with a changelog. */
    public static StoreBuilder<WriteBehindStore> builder(String name) {
        return new Builder(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(Map.of()));
    }

    /**
     * Sets what writes the changes; it is called on the stream thread before each commit and at a clean close, and may forward
     * records, which go out in the same transaction.
     *
     * @param context of the processor, which calls this from its {@code init}
     */
    public void beforeCommit(ProcessorContext<?, ?> context, Runnable work) {
        InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
        ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
        // As of a punctuation: no record is being processed.
        ProcessorRecordContext noRecord = new ProcessorRecordContext(0, -1, -1, null, new RecordHeaders());
        beforeCommit = () -> {
            ProcessorNode<?, ?, ?, ?> previousNode = internal.currentNode();
            ProcessorRecordContext previousRecord = internal.recordContext();
            internal.setCurrentNode(node);
            internal.setRecordContext(noRecord);
            try {
                work.run();
            } finally {
                internal.setRecordContext(previousRecord);
                internal.setCurrentNode(previousNode);
            }
        };
    }

    @Override
    public void flushCache() {
        beforeCommit.run();
    }

    /** Writes a value. */
    public void put(Bytes key, byte[] value) {
        wrapped().put(key, value);
    }

    /** Deletes a key if it is there. */
    public void delete(Bytes key) {
        wrapped().delete(key);
    }

    /** The value of a key; empty: there is none. */
    public Optional<byte[]> get(Bytes key) {
        return Optional.ofNullable(wrapped().get(key));
    }

    /** The rows between two keys, both included, in unsigned byte order; to be closed. */
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return wrapped().range(from, to);
    }

    /** Everything, keys in unsigned byte order; to be closed. */
    public KeyValueIterator<Bytes, byte[]> all() {
        return wrapped().all();
    }

    private record Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> wrapped)
            implements StoreBuilder<WriteBehindStore> {
        @Override
        public WriteBehindStore build() {
            return new WriteBehindStore(wrapped.build());
        }

        @Override
        public StoreBuilder<WriteBehindStore> withCachingEnabled() {
            throw new IllegalStateException("a cache would only copy what is written once a commit");
        }

        @Override
        public StoreBuilder<WriteBehindStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<WriteBehindStore> withLoggingEnabled(Map<String, String> config) {
            return new Builder(wrapped.withLoggingEnabled(config));
        }

        @Override
        public StoreBuilder<WriteBehindStore> withLoggingDisabled() {
            throw new IllegalStateException("state must survive a crash");
        }

        @Override
        public Map<String, String> logConfig() {
            return wrapped.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return true;
        }

        @Override
        public String name() {
            return wrapped.name();
        }
    }
}
