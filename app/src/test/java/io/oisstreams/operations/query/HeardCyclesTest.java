package io.oisstreams.operations.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.OisConfig;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.core.cycle.Cycle;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.topology.OperationsTopology;
import io.oisstreams.rows.CommittedRows;
import io.oisstreams.rows.RowKey;
import io.oisstreams.streams.Documents;
import io.oisstreams.streams.TopologyDriver;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeardCyclesTest {
    private static final DayRange ALWAYS = new DayRange(Optional.empty(), Optional.empty());

    private final TopologyDriver driver = new TopologyDriver(OperationsTopology::build);
    private final KeyValueStore<Bytes, byte[]> store = driver.keyValueStore(OperationsTopology.STORE);
    private final TenantRows rows = new TenantRows(
            new CommittedRows(store),
            "acme",
            OperationsConfig.of(OisConfig.of(Map.of())).policy());

    @AfterEach
    void close() {
        driver.close();
    }

    private void heard(long day, String cycleId) {
        store.put(RowKey.of(Kind.CYCLE_DAY, "acme", day, cycleId), new byte[0]);
        store.put(RowKey.of(Kind.CYCLE, "acme", cycleId), Documents.write(Cycle.unheardOf(cycleId)));
    }

    @Test
    void areNotLookedForWithoutEnd() {
        for (int i = 0; i <= Page.MAX_LOOKED_AT; i++) {
            store.put(RowKey.of(Kind.CYCLE_DAY, "acme", 1L, "c" + i), new byte[0]);
        }
        HeardCycles cycles = new HeardCycles(rows, 1, cycle -> true);

        assertThatThrownBy(() -> cycles.read(ALWAYS))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_BROAD));
    }

    @Test
    void thatAreForgottenAreNotAmongThem() {
        heard(1, "known");
        heard(1, "forgotten");
        store.delete(RowKey.of(Kind.CYCLE, "acme", "forgotten"));
        HeardCycles cycles = new HeardCycles(rows, 2, cycle -> true);

        cycles.read(ALWAYS);

        assertThat(cycles.found()).containsExactly(new HeardCycles.Heard(1, Cycle.unheardOf("known")));
        assertThat(cycles.hasMore()).isFalse();
    }
}
