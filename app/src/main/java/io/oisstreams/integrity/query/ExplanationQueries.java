package io.oisstreams.integrity.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.http.Answer;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.integrity.core.DegradationCosts;
import io.oisstreams.integrity.core.Explanation;
import io.oisstreams.integrity.core.ExplanationJson;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.streams.TenantKey;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Answers why a score is what it is. */
final class ExplanationQueries {
    /** Most degradation events of a window that one request reads. */
    static final int MAX_EXAMINED = 100_000;

    private final TenantQueries tenant;

    ExplanationQueries(TenantQueries tenant) {
        this.tenant = tenant;
    }

    Answer ofCurrent(Request request) {
        return tenant.ofTenant(request, (stores, tenantId) -> {
            StoredScore running = StoredScore.parse(TenantQueries.known(stores, tenantId));
            if (!running.hasWeights()) {
                throw new ApiException(
                        ErrorCode.NOT_AVAILABLE,
                        "an earlier version computed the running score; the next one is explained");
            }
            ObjectNode json = explained(tenantId, running, false);
            json.putArray("costliest");
            json.putNull("degradations");
            json.putNull("degradations_examined");
            return answer(json);
        });
    }

    Answer ofRecord(Request request) {
        long startMs = request.pathTime("start");
        return tenant.ofTenant(request, (stores, tenantId) -> {
            StoredScore record = StoredScore.parse(TenantQueries.record(stores, tenantId, startMs));
            DegradationCosts costs = new DegradationCosts(record.telemetry(), record.circumstances(), record.weights());
            addDegradations(costs, record, stores, tenantId, startMs);
            ObjectNode json = explained(tenantId, record, true);
            json.set("costliest", ExplanationJson.costs(costs.costliest()));
            json.put("degradations", record.degradationCount());
            json.put("degradations_examined", costs.added());
            return answer(json);
        });
    }

    private static ObjectNode explained(String tenantId, StoredScore score, boolean isFinal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("tenant_id", tenantId);
        json.put("final", isFinal);
        json.set("measurement_window", score.window());
        json.set("ois", score.ois());
        json.set(
                "dimensions",
                ExplanationJson.dimensions(Explanation.of(score.telemetry(), score.circumstances(), score.weights())));
        return json;
    }

    /** A record that lists fewer than it may lists all; of others the store has all, unless it has forgotten them. */
    private static void addDegradations(
            DegradationCosts costs, StoredScore record, LocalStores stores, String tenantId, long startMs) {
        if (record.degradationCount() > IntegrityRecord.LISTED_DEGRADATIONS) {
            Bytes first = TenantKey.of(tenantId, startMs, 0);
            Bytes last = TenantKey.of(tenantId, startMs, Long.MAX_VALUE);
            try (KeyValueIterator<Bytes, byte[]> rows =
                    stores.store(IntegrityTopology.DEGRADATIONS_STORE).range(first, last)) {
                while (rows.hasNext() && costs.added() < MAX_EXAMINED) {
                    costs.add(StoredScore.degradation(new String(rows.next().value, StandardCharsets.UTF_8)));
                }
            }
        }
        if (costs.added() == 0) {
            record.degradations().forEach(costs::add);
        }
    }

    private static Answer answer(ObjectNode json) {
        return Answer.json(new String(RecordJson.bytes(json), StandardCharsets.UTF_8));
    }
}
