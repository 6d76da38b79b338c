package io.oisstreams.integrity.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.Request;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.output.v1.AlertStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers about alerts: of one tenant from its partition, of all from all partitions. */
final class AlertQueries {
    static final List<String> STATUSES =
            Stream.of(AlertStatus.values()).map(Enum::name).toList();

    private final StoreQuery query;

    AlertQueries(StoreQuery query) {
        this.query = query;
    }

    Answer alerts(Request request) {
        RowSearch search = RowSearch.of(request, IntegrityTopology.ALERTS_STORE, "alerts", filter(request));
        return request.text("tenant")
                .map(tenantId -> ofTenant(request, search, tenantId))
                .orElseGet(() -> query.forAll(request, IntegrityTopology.CURRENT_STORE, search::ofAll, search::answer));
    }

    private Answer ofTenant(Request request, RowSearch search, String tenantId) {
        return query.forTenant(request, IntegrityTopology.CURRENT_STORE, tenantId, stores -> {
            TenantQueries.known(stores, tenantId);
            return search.answer(search.ofTenant(stores, tenantId));
        });
    }

    private static FieldFilter filter(Request request) {
        Map<String, String> fields = new HashMap<>();
        for (String field : List.of("status", "rule")) {
            request.text(field).ifPresent(value -> fields.put(field, value));
        }
        return new FieldFilter(fields);
    }
}
