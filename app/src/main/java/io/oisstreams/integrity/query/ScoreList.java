package io.oisstreams.integrity.query;

import io.oisstreams.http.Answer;
import io.oisstreams.http.LocalStores;
import io.oisstreams.http.Request;
import io.oisstreams.http.Row;
import io.oisstreams.http.TimeRange;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.paging.Cursor;
import io.oisstreams.paging.Page;
import io.oisstreams.paging.TimedKey;
import io.oisstreams.streams.TenantKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Answers the scores of one tenant's records without the rest of them, which can be a hundred times as long. */
final class ScoreList {
    private final TenantQueries tenant;

    ScoreList(TenantQueries tenant) {
        this.tenant = tenant;
    }

    Answer scores(Request request) {
        TimeRange range = TimeRange.of(request);
        Optional<TimedKey> after = Cursor.in(request).map(TimedKey::ofCursor);
        long toMs = after.map(cursor -> Math.min(cursor.time(), range.to())).orElse(range.to());
        Page page = new Page("scores", request.limit());
        return tenant.ofTenant(request, (stores, tenantId) -> {
            TenantQueries.known(stores, tenantId);
            List<Row> rows = newest(stores, tenantId, range.from(), toMs, page.wanted());
            return page.of(rows, Comparator.comparing(Row::key).reversed(), Row::json);
        });
    }

    /** One record after the other, so that no more than one is in memory as a whole. */
    private static List<Row> newest(LocalStores stores, String tenantId, long fromMs, long toMs, int wanted) {
        List<Row> rows = new ArrayList<>();
        if (fromMs >= toMs) {
            return rows;
        }
        Bytes first = TenantKey.of(tenantId, fromMs);
        Bytes last = TenantKey.of(tenantId, toMs - 1);
        try (KeyValueIterator<Bytes, byte[]> records =
                stores.store(IntegrityTopology.RECORDS_STORE).reverseRange(first, last)) {
            while (rows.size() < wanted && records.hasNext()) {
                KeyValue<Bytes, byte[]> row = records.next();
                rows.add(new Row(row.key, RecordedScore.of(new String(row.value, StandardCharsets.UTF_8))));
            }
        }
        return rows;
    }
}
