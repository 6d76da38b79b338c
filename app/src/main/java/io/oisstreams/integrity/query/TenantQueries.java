package io.oisstreams.integrity.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.output.v1.DegradationType;
import io.oisstreams.paging.FieldFilter;
import io.oisstreams.paging.RowSearch;
import io.oisstreams.streams.TenantKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;

/** Answers about one tenant, from its partition. */
final class TenantQueries {
    static final List<String> DEGRADATION_TYPES =
            Stream.of(DegradationType.values()).map(Enum::name).toList();

    private final StoreQuery query;

    TenantQueries(StoreQuery query) {
        this.query = query;
    }

    Answer current(Request request) {
        return ofTenant(request, (stores, tenantId) -> Answer.json(known(stores, tenantId)));
    }

    Answer records(Request request) {
        return page(request, IntegrityTopology.RECORDS_STORE, "records", json -> true);
    }

    Answer degradations(Request request) {
        Map<String, String> fields =
                request.text("type").map(type -> Map.of("event_type", type)).orElse(Map.of());
        return page(request, IntegrityTopology.DEGRADATIONS_STORE, "degradations", new FieldFilter(fields));
    }

    Answer recordAt(Request request) {
        long start = request.pathTime("start");
        return ofTenant(request, (stores, tenantId) -> Answer.immutableJson(record(stores, tenantId, start)));
    }

    /** The record of a known tenant's window. */
    static String record(LocalStores stores, String tenantId, long startMs) {
        known(stores, tenantId);
        return value(stores, IntegrityTopology.RECORDS_STORE, TenantKey.of(tenantId, startMs))
                .orElseThrow(() -> new ApiException(
                        ErrorCode.UNKNOWN_RECORD, "no record was published for the window that starts then"));
    }

    /** The tenant's row in {@code ois-current}. */
    static String known(LocalStores stores, String tenantId) {
        return value(stores, IntegrityTopology.CURRENT_STORE, TenantKey.of(tenantId))
                .orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_TENANT, "no event of this tenant was ever seen"));
    }

    private Answer page(Request request, String store, String name, Predicate<String> filter) {
        RowSearch search = RowSearch.of(request, store, name, filter);
        return ofTenant(request, (stores, tenantId) -> {
            known(stores, tenantId);
            return search.answer(search.ofTenant(stores, tenantId));
        });
    }

    /** Asks the partition that has the tenant of the path. */
    Answer ofTenant(Request request, BiFunction<LocalStores, String, Answer> read) {
        String tenantId = request.pathText("tenant");
        return query.forTenant(
                request, IntegrityTopology.CURRENT_STORE, tenantId, stores -> read.apply(stores, tenantId));
    }

    private static Optional<String> value(LocalStores stores, String store, Bytes key) {
        return Optional.ofNullable(stores.store(store).get(key)).map(json -> new String(json, StandardCharsets.UTF_8));
    }
}
