package io.oisstreams.rows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.event.EventTopic;
import io.oisstreams.http.FakeCluster;
import io.oisstreams.http.Http;
import io.oisstreams.http.MapStore;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.streams.TenantKey;
import io.oisstreams.streams.TopologyDriver;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Instances that answer from what a topology wrote: each tenant's rows are in the partition that it belongs to. */
public final class RowsCluster implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final TopologyDriver driver;
    private final String store;
    private final List<String> timedStores;
    private final FakeCluster cluster;

    /**
     * Closes the driver when it is closed.
     *
     * @param store of rows, that the topology writes and the routes read
     */
    public RowsCluster(int instances, TopologyDriver driver, String store, Function<StoreQuery, Routes> routes) {
        this(instances, driver, store, List.of(), routes);
    }

    /**
     * Closes the driver when it is closed.
     *
     * @param store of rows, that the topology writes and the routes read
     * @param timedStores others, whose keys begin with the tenant
     */
    public RowsCluster(
            int instances,
            TopologyDriver driver,
            String store,
            List<String> timedStores,
            Function<StoreQuery, Routes> routes) {
        this.driver = driver;
        this.store = store;
        this.timedStores = List.copyOf(timedStores);
        this.cluster = new FakeCluster(instances, query -> List.of(routes.apply(query)));
    }

    public void send(EventTopic topic, SpecificRecord event, long admissionMs) {
        driver.send(topic, event, admissionMs);
    }

    /** A value, which may have no header, under a tenant's key. */
    public void send(EventTopic topic, String tenantId, SpecificRecord value, long timestampMs) {
        driver.send(topic, tenantId, value, timestampMs);
    }

    public void tick(long timeMs) {
        driver.tick(timeMs);
    }

    public FakeCluster instances() {
        return cluster;
    }

    /** What the topology wrote is what the instances have. */
    private void share() {
        for (int partition = 0; partition < FakeCluster.PARTITIONS; partition++) {
            clear(cluster.store(store, partition));
        }
        try (KeyValueIterator<Bytes, byte[]> rows = driver.keyValueStore(store).all()) {
            rows.forEachRemaining(this::share);
        }
        timedStores.forEach(this::shareTimed);
    }

    private void shareTimed(String timedStore) {
        for (int partition = 0; partition < FakeCluster.PARTITIONS; partition++) {
            clear(cluster.store(timedStore, partition));
        }
        try (KeyValueIterator<Bytes, byte[]> rows =
                driver.keyValueStore(timedStore).all()) {
            rows.forEachRemaining(row -> cluster.store(timedStore, FakeCluster.partitionOf(TenantKey.tenantOf(row.key)))
                    .put(row.key, row.value));
        }
    }

    private static void clear(MapStore store) {
        List<Bytes> keys = new ArrayList<>();
        store.all().forEachRemaining(row -> keys.add(row.key));
        keys.forEach(store::remove);
    }

    private void share(KeyValue<Bytes, byte[]> row) {
        if (row.key.equals(RowKey.LATEST)) {
            for (int partition = 0; partition < FakeCluster.PARTITIONS; partition++) {
                cluster.store(store, partition).put(row.key, row.value);
            }
        } else {
            int partition = FakeCluster.partitionOf(RowKey.tenantOf(row.key));
            cluster.store(store, partition).put(row.key, row.value);
        }
    }

    public HttpResponse<String> ask(int instance, String target) {
        share();
        return Http.get(cluster.port(instance), target);
    }

    /** The body of an answer of the first instance, which must be a good one. */
    public JsonNode get(String target) {
        return json(target, 200);
    }

    /** The body of an answer of the first instance. */
    public JsonNode json(String target, int status) {
        return Http.json(ask(0, target), status, MAPPER);
    }

    @Override
    public void close() {
        cluster.close();
        driver.close();
    }
}
