package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.rows.RowsCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CyclesTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final String CYCLE = "/operations/cycles/a%2Fb%20%C3%BC";
    private static final String ID = "a/b \u00fc";
    private static final long WEEK = 7 * 86_400_000L;

    private final RowsCluster cluster = OperationsCluster.of(1);
    private final Events events = new Events("acme");

    @AfterEach
    void close() {
        cluster.close();
    }

    private void cycle(CycleEventKind kind, int required, long ms) {
        cluster.send(Topics.CYCLE_EVENTS, events.cycle(ID, kind, required, ms), ms);
    }

    private void operation(int step, boolean verified, long ms) {
        cluster.send(Topics.SIGNATURE_VERIFICATIONS, events.operation(ID, step, verified, ms), ms);
    }

    @Test
    void that_run_show_their_operations_so_far() {
        cycle(CycleEventKind.started, 3, NOON);
        operation(2, true, NOON + 1);
        operation(1, true, NOON + 2);
        cluster.tick(NOON + 5_000);

        JsonNode cycle = cluster.get(CYCLE);

        assertThat(cycle.path("cycle_id").asText()).isEqualTo(ID);
        assertThat(cycle.path("status").asText()).isEqualTo("running");
        assertThat(cycle.path("started_at").asText()).isEqualTo("2026-05-21T12:00:00Z");
        assertThat(cycle.path("ended_at").isNull()).isTrue();
        assertThat(cycle.path("required_operations").asInt()).isEqualTo(3);
        assertThat(cycle.path("summary").isNull()).isTrue();
        assertThat(cycle.path("log").isNull()).isTrue();
        assertThat(cycle.path("operations"))
                .extracting(JsonNode::toString)
                .containsExactly(step(1, "2026-05-21T12:00:00.002Z"), step(2, "2026-05-21T12:00:00.001Z"));
    }

    private static String step(int step, String verifiedAt) {
        return "{\"step\":" + step + ",\"agent\":\"LINE\",\"operation\":\"ingest\",\"signature\":\"ed25519:00\","
                + "\"public_key\":\"ed25519:01\",\"verified\":true,\"verification_timestamp\":\"" + verifiedAt + "\"}";
    }

    @Test
    void that_are_logged_show_what_the_log_says() {
        cycle(CycleEventKind.started, 3, NOON);
        operation(2, true, NOON + 1);
        operation(1, false, NOON + 2);
        cycle(CycleEventKind.completed, 3, NOON + 3);
        operation(4, true, NOON + 5_004);
        cluster.tick(NOON + 10_000);

        JsonNode cycle = cluster.get(CYCLE);

        assertThat(cycle.path("status").asText()).isEqualTo("completed");
        assertThat(cycle.path("ended_at").asText()).isEqualTo("2026-05-21T12:00:00.003Z");
        assertThat(cycle.path("summary").toString())
                .isEqualTo("{\"total_operations\":3,\"signatures_verified\":1,\"signatures_failed\":2,"
                        + "\"signatures_missing\":1,\"verification_rate_pct\":33.333333,"
                        + "\"verification_status\":\"FAIL\"}");
        assertThat(cycle.path("late_operations").asInt()).isEqualTo(1);
        assertThat(cycle.path("log").asText()).isEqualTo("SIGNATURE_LOG_CYCLE_a%2Fb%20%C3%BC.json");
        JsonNode log = cluster.get("/operations/reports/SIGNATURE_LOG_CYCLE_a%252Fb%2520%25C3%25BC.json");
        assertThat(log.path("cycle_id").asText()).isEqualTo(ID);
        assertThat(cycle.path("operations")).isEqualTo(log.path("operation_signatures"));
        assertThat(cycle.path("operations")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = CycleEventKind.class,
            names = {"failed", "halted"})
    void that_end_otherwise_say_so(CycleEventKind kind) {
        cycle(kind, 0, NOON);

        JsonNode cycle = cluster.get(CYCLE);

        assertThat(cycle.path("status").asText()).isEqualTo(kind.name());
        assertThat(cycle.path("as_of").isNull()).isTrue();
    }

    @Test
    void of_which_only_operations_were_seen_are_known_by_them() {
        operation(1, true, NOON);

        JsonNode cycle = cluster.get(CYCLE);

        assertThat(cycle.path("status").asText()).isEqualTo("unknown");
        assertThat(cycle.path("required_operations").isNull()).isTrue();
        assertThat(cycle.path("operations")).hasSize(1);
    }

    @Test
    void that_are_older_than_they_are_kept_are_gone() {
        cycle(CycleEventKind.started, 1, NOON);
        for (int week = 1; week <= 53; week++) {
            long ms = NOON + week * WEEK;
            cluster.send(Topics.COST_EVENTS, events.cost("s", "0.01", ms), ms);
            cluster.tick(ms);
        }

        JsonNode answer = cluster.json(CYCLE, 404);

        assertThat(answer.path("error").asText()).isEqualTo("UNKNOWN_RECORD");
    }

    @Test
    void that_nobody_heard_of_are_not_known() {
        operation(1, true, NOON);

        JsonNode answer = cluster.json("/operations/cycles/c2", 404);

        assertThat(answer.path("error").asText()).isEqualTo("UNKNOWN_RECORD");
    }
}
