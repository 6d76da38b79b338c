package io.oisstreams.console.query;

import io.oisstreams.console.published.ScoreJson;
import io.oisstreams.console.state.Overviews;
import io.oisstreams.console.topology.ConsoleTopology;
import io.oisstreams.http.Answer;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.Row;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.CommittedRows;
import io.oisstreams.rows.RowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Answers how tenants stand: one from its partition, all from all partitions. */
final class OverviewQueries {
    private final StoreQuery query;

    OverviewQueries(StoreQuery query) {
        this.query = query;
    }

    Answer overview(Request request) {
        return request.text(KnownTenants.TENANT)
                .map(tenantId -> ofTenant(request, tenantId))
                .orElseGet(() ->
                        query.forAll(request, ConsoleTopology.STORE, OverviewQueries::ofAll, OverviewQueries::answer));
    }

    private Answer ofTenant(Request request, String tenantId) {
        return query.forTenant(request, ConsoleTopology.STORE, tenantId, stores -> {
            CommittedRows rows = KnownTenants.of(stores).with(tenantId);
            List<Row> found = latest(rows);
            found.add(row(rows, tenantId));
            return answer(found);
        });
    }

    private static List<Row> ofAll(LocalStores stores) {
        CommittedRows rows = KnownTenants.of(stores).rows();
        List<Row> found = latest(rows);
        rows.tenants(Integer.MAX_VALUE).forEach(tenantId -> found.add(row(rows, tenantId)));
        return found;
    }

    /** The partition's latest tick, in ms, as a row of its own; perhaps none came. */
    private static List<Row> latest(CommittedRows rows) {
        List<Row> found = new ArrayList<>();
        rows.latestMs().ifPresent(ms -> found.add(new Row(RowKey.LATEST, String.valueOf(ms))));
        return found;
    }

    private static Row row(CommittedRows rows, String tenantId) {
        return new Row(RowKey.of(BaseKind.TENANT, tenantId), OverviewJson.of(tenantId, Overviews.of(rows, tenantId)));
    }

    private static Answer answer(List<Row> rows) {
        OptionalLong latestMs = rows.stream()
                .filter(OverviewQueries::isLatest)
                .mapToLong(row -> Long.parseLong(row.json()))
                .max();
        String asOf = latestMs.isPresent() ? '"' + ScoreJson.time(latestMs.getAsLong()) + '"' : "null";
        String tenants = rows.stream()
                .filter(row -> !isLatest(row))
                .sorted(Comparator.comparing(Row::key))
                .map(Row::json)
                .collect(Collectors.joining(","));
        return Answer.json("{\"as_of\":" + asOf + ",\"tenants\":[" + tenants + "]}");
    }

    private static boolean isLatest(Row row) {
        return row.key().equals(RowKey.LATEST);
    }
}
