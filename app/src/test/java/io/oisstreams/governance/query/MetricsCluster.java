package io.oisstreams.governance.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oisstreams.governance.core.Decision;
import io.oisstreams.governance.state.GovernanceState;
import io.oisstreams.http.FakeCluster;
import io.oisstreams.http.Http;
import io.oisstreams.http.WritableStore;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;

/** Instances that answer from stores which are filled as the application fills them. */
final class MetricsCluster implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final FakeCluster cluster;
    private final List<GovernanceState> partitions;

    MetricsCluster(int instances) {
        this.cluster = new FakeCluster(instances, query -> List.of(new GovernanceRoutes(query, Sample.CONFIG)));
        this.partitions = IntStream.range(0, FakeCluster.PARTITIONS)
                .mapToObj(partition -> new GovernanceState(
                        new WritableStore(cluster.store(GovernanceRoutes.BUCKETS_STORE, partition)), Sample.CONFIG))
                .toList();
    }

    /** Decisions are made and committed. */
    void decide(String tenantId, Decision... decisions) {
        GovernanceState state = partitions.get(FakeCluster.partitionOf(tenantId));
        for (Decision decision : decisions) {
            state.add(tenantId, Sample.CONFIG.projector().project(decision));
            state.recorded(decision.timestampMs());
        }
        state.write();
    }

    /** A time is recorded in all partitions. */
    void tick(long ms) {
        partitions.forEach(state -> {
            state.recorded(ms);
            state.expire();
            state.write();
        });
    }

    FakeCluster instances() {
        return cluster;
    }

    /** Rows that were read of a tenant's partition. */
    int rowsRead(String tenantId) {
        return cluster.store(GovernanceRoutes.BUCKETS_STORE, FakeCluster.partitionOf(tenantId))
                .rowsRead();
    }

    HttpResponse<String> ask(int instance, String target) {
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
    }
}
