package io.oisstreams.governance.query;

import static io.oisstreams.governance.query.Sample.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.governance.core.Counter;
import io.oisstreams.governance.core.Percentiles;
import io.oisstreams.governance.core.Span;
import io.oisstreams.governance.core.Summary;
import io.oisstreams.governance.core.TrailingWindow;
import io.oisstreams.governance.state.BucketRows;
import io.oisstreams.governance.state.GovernanceState;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.MapStore;
import io.oisstreams.http.UnchangedRows;
import io.oisstreams.http.WritableStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantRowsTest {
    private static final long NOON = ms("2026-03-31T12:00:00Z");
    private static final Span WINDOW = Span.trailing(TrailingWindow.WEEK.lengthMs(), NOON + 17 * 60_000);

    private final WritableStore store = new WritableStore(new MapStore());
    private final GovernanceState state = new GovernanceState(store, Sample.CONFIG);
    private final BucketRows buckets = new BucketRows(store);
    private final TenantRows rows = new TenantRows(buckets, "acme");
    private final UnchangedRows unchanged = new UnchangedRows(() -> buckets.version("acme"));
    private final List<Long> seen = new ArrayList<>();

    /** An incident in every part that the window is made of. */
    private void decideAndCommit(long responseTimeMs) {
        for (long ms = WINDOW.fromMs(); ms < WINDOW.toMs(); ms += 3_600_000) {
            state.add("acme", Sample.CONFIG.projector().project(Sample.incident(ms, responseTimeMs)));
        }
        state.write();
    }

    private Summary summary() {
        Summary summary = Summary.of(rows.counts(WINDOW), rows.percentiles(WINDOW));
        seen.add(summary.events());
        return summary;
    }

    @Test
    void are_read_again_if_they_changed_meanwhile() {
        decideAndCommit(70);
        store.beforeNextScan(() -> {});
        store.beforeNextScan(() -> decideAndCommit(90));

        Summary summary = unchanged.read(this::summary);

        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).isBetween(169L, 335L);
        assertThat(summary.events()).isEqualTo(336);
        assertThat(summary.airt()).isEqualTo(new Percentiles(70, 90));
    }

    @Test
    void are_read_once_if_only_time_passed() {
        decideAndCommit(70);
        store.beforeNextScan(() -> {
            state.recorded(NOON);
            state.write();
        });

        long events = unchanged.read(() -> summary().events());

        assertThat(seen).containsExactly(events);
    }

    @Test
    void that_never_rest_are_not_available() {
        decideAndCommit(70);

        assertThatThrownBy(() -> unchanged.read(() -> {
                    decideAndCommit(90);
                    return rows.counts(WINDOW).get(Counter.EVENTS);
                }))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_AVAILABLE));
    }

    @Test
    void of_another_tenant_do_not_disturb() {
        decideAndCommit(70);
        store.beforeNextScan(() -> {
            state.add("globex", Sample.CONFIG.projector().project(Sample.allowed(NOON)));
            state.write();
        });

        long events = unchanged.read(() -> summary().events());

        assertThat(seen).containsExactly(events);
    }
}
