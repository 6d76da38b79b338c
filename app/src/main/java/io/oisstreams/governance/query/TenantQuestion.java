package io.oisstreams.governance.query;

import io.oisstreams.governance.state.BucketRows;
import io.oisstreams.http.Answer;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.Row;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.streams.TenantKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Asks about one tenant: the one that the request names, or the only one that any instance knows. */
final class TenantQuestion {
    static final String TENANT = "tenant";

    private static final String NO_VALUE = "{}";

    private final StoreQuery query;

    TenantQuestion(StoreQuery query) {
        this.query = query;
    }

    /**
     * The answer, of one state of the tenant's rows.
     *
     * @param read may be called several times
     */
    Answer ask(Request request, Function<TenantRows, Answer> read) {
        return request.text(TENANT)
                .map(tenantId -> askAbout(tenantId, request, read))
                .orElseGet(() -> askAboutTheOnlyOne(request, read));
    }

    private Answer askAbout(String tenantId, Request request, Function<TenantRows, Answer> read) {
        return query.forTenant(
                request, GovernanceRoutes.BUCKETS_STORE, tenantId, stores -> new TenantRows(rows(stores), tenantId)
                        .unchanged(read));
    }

    private Answer askAboutTheOnlyOne(Request request, Function<TenantRows, Answer> read) {
        return query.forAll(request, GovernanceRoutes.BUCKETS_STORE, TenantQuestion::firstTwo, tenants -> {
            String tenantId = only(tenants);
            return askAbout(tenantId, naming(tenantId, request), read);
        });
    }

    /** Two are enough to know that there are several. */
    private static List<Row> firstTwo(LocalStores stores) {
        return rows(stores).tenants(2).stream()
                .map(tenantId -> new Row(TenantKey.of(tenantId), NO_VALUE))
                .toList();
    }

    private static String only(List<Row> tenants) {
        if (tenants.isEmpty()) {
            throw TenantRows.unknownTenant();
        }
        if (tenants.size() > 1) {
            throw ApiException.parameter(TENANT, "is required, because there are several tenants");
        }
        return TenantKey.tenantOf(tenants.get(0).key());
    }

    /** The same request, but naming the tenant, so that the instance that has it need not ask all the others once more. */
    private static Request naming(String tenantId, Request request) {
        Map<String, String> parameters = new TreeMap<>(request.query());
        parameters.put(TENANT, tenantId);
        // A space as %20: a plus is one in forms only.
        String encoded = URLEncoder.encode(tenantId, StandardCharsets.UTF_8).replace("+", "%20");
        String[] parts = request.target().split("\\?", 2);
        String others = parts.length == 1 || parts[1].isEmpty() ? "" : "&" + parts[1];
        return new Request(
                parts[0] + "?" + TENANT + "=" + encoded + others, request.path(), parameters, request.forwarded());
    }

    private static BucketRows rows(LocalStores stores) {
        return new BucketRows(stores.store(GovernanceRoutes.BUCKETS_STORE));
    }
}
