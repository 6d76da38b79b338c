package io.oisstreams.console.query;

import io.oisstreams.console.topology.ConsoleTopology;
import io.oisstreams.http.Answer;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.Row;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.Severity;
import io.oisstreams.paging.FieldFilter;
import io.oisstreams.paging.RowSearch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers about alerts: of one tenant from its partition, of all from all partitions. */
final class AlertQueries {
    static final String STATUS = "status";
    static final String SEVERITY = "severity";
    static final String RULE = "rule";

    static final List<String> STATUSES =
            Stream.of(AlertStatus.values()).map(Enum::name).toList();
    static final List<String> SEVERITIES =
            Stream.of(Severity.values()).map(Enum::name).toList();

    private final StoreQuery query;

    AlertQueries(StoreQuery query) {
        this.query = query;
    }

    Answer alerts(Request request) {
        RowSearch search = RowSearch.of(request, ConsoleTopology.ALERTS_STORE, "alerts", filter(request));
        return request.text(KnownTenants.TENANT)
                .map(tenantId -> ofTenant(request, search, tenantId))
                .orElseGet(() ->
                        query.forAll(request, ConsoleTopology.STORE, stores -> ofAll(search, stores), search::answer));
    }

    private static List<Row> ofAll(RowSearch search, LocalStores stores) {
        return search.ofAll(stores, KnownTenants.of(stores).rows().tenants(Integer.MAX_VALUE));
    }

    private Answer ofTenant(Request request, RowSearch search, String tenantId) {
        return query.forTenant(request, ConsoleTopology.STORE, tenantId, stores -> {
            KnownTenants.of(stores).with(tenantId);
            return search.answer(search.ofTenant(stores, tenantId));
        });
    }

    private static FieldFilter filter(Request request) {
        Map<String, String> fields = new HashMap<>();
        for (String field : List.of(STATUS, SEVERITY, RULE)) {
            request.text(field).ifPresent(value -> fields.put(field, value));
        }
        return new FieldFilter(fields);
    }
}
