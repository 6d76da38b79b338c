package io.oisstreams.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory outside the Java heap that all RocksDB stores of this process share. Without it every store of every partition has
 * 50 MB of cache and 48 MB of write buffers of its own. Close it after the applications that use it.
 */
public final class RocksMemory implements AutoCloseable {
    /** Under this name Kafka Streams hands the object on to {@link Setter}, which it makes itself. */
    static final String CONFIG = "ois.rocksdb.memory";

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    /**
     * Allots the memory; it is taken up as it is needed.
     *
     * @param bytes for blocks, indexes, filters and write buffers together; write buffers get half
     */
    public RocksMemory(long bytes) {
        RocksDB.loadLibrary();
        cache = new LRUCache(bytes);
        writeBuffers = new WriteBufferManager(bytes / 2, cache);
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }

    private void apply(Options options) {
        BlockBasedTableConfigWithAccessibleCache table =
                (BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig();
        Cache ownOfStore = table.blockCache();
        table.setBlockCache(cache);
        // Indexes and filters would otherwise grow with the state, outside every limit.
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(writeBuffers);
        ownOfStore.close();
    }

    /** Gives each store, when it is opened, its part of the shared memory. Kafka Streams makes it by its name. */
    public static final class Setter implements RocksDBConfigSetter {
        @Override
        public void setConfig(String storeName, Options options, Map<String, Object> configs) {
            if (configs.get(CONFIG) instanceof RocksMemory memory) {
                memory.apply(options);
            }
        }

        @Override
        public void close(String storeName, Options options) {
            // What the stores share is closed by its owner.
        }
    }
}
