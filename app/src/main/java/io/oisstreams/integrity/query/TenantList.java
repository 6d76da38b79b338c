package io.oisstreams.integrity.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.Json;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.Row;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.paging.Cursor;
import io.oisstreams.paging.Page;
import io.oisstreams.streams.TenantKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Answers which tenants there are, from all partitions, in the order of their keys. */
final class TenantList {
    private final StoreQuery query;

    TenantList(StoreQuery query) {
        this.query = query;
    }

    Answer tenants(Request request) {
        return list(request, TenantList::item);
    }

    Answer ids(Request request) {
        return list(request, TenantList::id);
    }

    private Answer list(Request request, Function<Row, String> json) {
        Page page = new Page("tenants", request.limit());
        Optional<Bytes> after = Cursor.in(request);
        return query.forAll(
                request,
                IntegrityTopology.CURRENT_STORE,
                stores -> firstOf(stores, after, page.wanted()),
                rows -> page.of(rows, Comparator.comparing(Row::key), json));
    }

    private static List<Row> firstOf(LocalStores stores, Optional<Bytes> after, int wanted) {
        ReadOnlyKeyValueStore<Bytes, byte[]> store = stores.store(IntegrityTopology.CURRENT_STORE);
        List<Row> rows = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> tenants =
                after.map(key -> store.range(key, null)).orElseGet(store::all)) {
            while (rows.size() < wanted && tenants.hasNext()) {
                KeyValue<Bytes, byte[]> row = tenants.next();
                if (after.isEmpty() || row.key.compareTo(after.get()) > 0) {
                    rows.add(new Row(row.key, new String(row.value, StandardCharsets.UTF_8)));
                }
            }
        }
        return rows;
    }

    private static String item(Row row) {
        return "{\"tenant_id\":" + id(row) + ",\"current\":" + row.json() + "}";
    }

    private static String id(Row row) {
        return Json.quote(TenantKey.tenantOf(row.key()));
    }
}
