package io.oisstreams.kpis.query;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.EventTopic;
import io.oisstreams.http.FakeCluster;
import io.oisstreams.http.Http;
import io.oisstreams.http.MapStore;
import io.oisstreams.kpis.KpisConfig;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.kpis.topology.KpisTopology;
import io.oisstreams.rows.RowKey;
import io.oisstreams.streams.TopologyDriver;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Instances that answer from what the topology wrote: each tenant's rows are in the partition that it belongs to. */
final class KpiCluster implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final TopologyDriver driver;
    private final FakeCluster cluster;
    private final List<KpiContract> contracts;

    KpiCluster(int instances, KpiContract... more) {
        KpisConfig shipped = KpisConfig.of(OisConfig.of(Map.of()));
        KpisConfig config = new KpisConfig(
                Stream.concat(shipped.contracts().stream(), Stream.of(more)).toList(),
                shipped.settleMs(),
                shipped.memoryMs(),
                shipped.silentDays(),
                shipped.retentionDays(),
                shipped.maxEventBytes());
        contracts = config.contracts();
        driver = new TopologyDriver((ois, meters) -> KpisTopology.build(ois, config, meters));
        cluster = new FakeCluster(instances, query -> List.of(new KpiRoutes(query, config)));
    }

    void send(EventTopic topic, SpecificRecord event, long admissionMs) {
        driver.send(topic, event, admissionMs);
    }

    void tick(long timeMs) {
        driver.tick(timeMs);
    }

    /** The first contract with that id. */
    KpiContract contract(String kpiId) {
        return contracts.stream()
                .filter(contract -> contract.kpiId().equals(kpiId))
                .findFirst()
                .orElseThrow();
    }

    FakeCluster instances() {
        return cluster;
    }

    /** What the topology wrote is what the instances have. */
    private void share() {
        for (int partition = 0; partition < FakeCluster.PARTITIONS; partition++) {
            clear(cluster.store(KpisTopology.STORE, partition));
        }
        try (KeyValueIterator<Bytes, byte[]> rows =
                driver.keyValueStore(KpisTopology.STORE).all()) {
            rows.forEachRemaining(this::share);
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
                cluster.store(KpisTopology.STORE, partition).put(row.key, row.value);
            }
        } else {
            int partition = FakeCluster.partitionOf(RowKey.tenantOf(row.key));
            cluster.store(KpisTopology.STORE, partition).put(row.key, row.value);
        }
    }

    HttpResponse<String> ask(int instance, String target) {
        share();
        return Http.get(cluster.port(instance), target);
    }

    /** The body of an answer of the first instance, which must be a good one. */
    JsonNode get(String target) {
        return json(target, 200);
    }

    /** The body of an answer of the first instance. */
    JsonNode json(String target, int status) {
        return Http.json(ask(0, target), status, MAPPER);
    }

    @Override
    public void close() {
        cluster.close();
        driver.close();
    }
}
