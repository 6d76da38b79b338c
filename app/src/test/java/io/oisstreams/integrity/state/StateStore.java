package io.oisstreams.integrity.state;

import io.oisstreams.streams.WriteBehindStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.assertj.core.util.Files;

/** A real store, without anything around it. */
public final class StateStore implements AutoCloseable {
    private static final String NAME = "state";

    private final TopologyTestDriver driver;

    public StateStore() {
        Topology topology = new Topology();
        topology.addSource(
                "source", Serdes.String().deserializer(), Serdes.String().deserializer(), "unused");
        topology.addProcessor("processor", Idle::new, "source");
        topology.addStateStore(WriteBehindStore.builder(NAME), "processor");
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "state-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        // Its own, because others on this machine may run the same test.
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG, Files.newTemporaryFolder().toString());
        driver = new TopologyTestDriver(topology, properties, Instant.EPOCH);
    }

    private static final class Idle extends ContextualProcessor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> record) {}
    }

    public WriteBehindStore store() {
        return (WriteBehindStore)
                Objects.requireNonNull(driver.getAllStateStores().get(NAME));
    }

    /** The keys of all rows, in order. */
    public List<Bytes> keys() {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = store().all()) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                keys.add(row.key);
            }
        }
        return keys;
    }

    void clear() {
        keys().forEach(store()::delete);
    }

    @Override
    public void close() {
        driver.close();
    }
}
