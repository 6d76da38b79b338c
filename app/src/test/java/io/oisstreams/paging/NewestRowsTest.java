package io.oisstreams.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.MapStore;
import io.oisstreams.http.Row;
import io.oisstreams.http.TimeRange;
import io.oisstreams.streams.TenantKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewestRowsTest {
    private static final TimeRange EVER = new TimeRange(0, Long.MAX_VALUE);

    private final MapStore store = new MapStore();

    private NewestRows newest(int wanted, int maxLookedAt) {
        return new NewestRows(EVER, Optional.empty(), json -> json.equals("yes"), wanted, maxLookedAt);
    }

    @Test
    void reads_little_more_than_it_returns_however_much_there_is() {
        for (int tenant = 0; tenant < 10; tenant++) {
            for (int time = 0; time < 1_000; time++) {
                store.put(TenantKey.of("t" + tenant, time, 0), "yes");
            }
        }
        NewestRows newest = newest(10, NewestRows.MAX_LOOKED_AT);

        for (int tenant = 0; tenant < 10; tenant++) {
            newest.add(store, "t" + tenant);
        }

        assertThat(newest.rows())
                .hasSize(10)
                .allSatisfy(row -> assertThat(TimedKey.of(row.key()).time()).isEqualTo(999));
        assertThat(store.rowsRead()).isLessThan(40);
    }

    @Test
    void a_filter_that_skips_too_much_is_refused() {
        for (int time = 0; time < 11; time++) {
            store.put(TenantKey.of("t", time), "no");
        }

        assertThatThrownBy(() -> newest(1, 10).add(store, "t"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_BROAD));
    }

    @Test
    void a_tenant_whose_id_begins_like_another_s_is_not_the_other() {
        store.put(TenantKey.of("ab", 1), "yes");
        store.put(TenantKey.of("a", 1), "yes");
        NewestRows newest = newest(10, 10);

        newest.add(store, "a");

        assertThat(newest.rows()).extracting(Row::key).containsExactly(TenantKey.of("a", 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pages_of_random_rows_are_their_sorted_list_cut_in_pieces(long seed) {
        Random random = new Random(seed);
        List<String> tenants = List.of("a", "b", "bb", "c");
        TreeSet<TimedKey> all = new TreeSet<>(TimedKey.NEWEST_FIRST);
        for (int i = 0; i < 200; i++) {
            Bytes key = TenantKey.of(tenants.get(random.nextInt(4)), random.nextInt(10), random.nextInt(20));
            all.add(TimedKey.of(key));
            store.put(key, "yes");
        }
        List<Bytes> expected = all.stream().map(TimedKey::bytes).toList();

        List<Bytes> paged = new ArrayList<>();
        Optional<TimedKey> after = Optional.empty();
        List<Row> page;
        do {
            NewestRows newest = new NewestRows(EVER, after, json -> true, 7, 1_000);
            tenants.stream().sorted(Comparator.reverseOrder()).forEach(tenant -> newest.add(store, tenant));
            page = newest.rows();
            page.forEach(row -> paged.add(row.key()));
            after = page.isEmpty()
                    ? after
                    : Optional.of(TimedKey.of(page.get(page.size() - 1).key()));
        } while (!page.isEmpty());

        assertThat(paged).isEqualTo(expected);
    }
}
