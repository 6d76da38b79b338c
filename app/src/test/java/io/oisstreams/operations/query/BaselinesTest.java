package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.rows.RowsCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final String FIRST =
            "{\"number\":0,\"version\":\"v1.0\",\"change_id\":null,\"component\":null,\"since\":null,"
                    + "\"reference\":\"commit b06d4e3\",\"current\":";

    private final RowsCluster cluster = OperationsCluster.of(1);
    private final Events events = new Events("acme");

    @AfterEach
    void close() {
        cluster.close();
    }

    private void send(BaselineChange change) {
        cluster.send(Topics.BASELINE_CHANGES, change, NOON);
    }

    @Test
    void begin_with_that_of_the_document() {
        cluster.send(Topics.COST_EVENTS, events.cost("s", "0.01", NOON), NOON);

        JsonNode answer = cluster.get("/operations/baselines");

        assertThat(answer.path("baselines")).extracting(JsonNode::toString).containsExactly(FIRST + "true}");
        assertThat(answer.path("violations_detected").asInt(-1)).isZero();
        assertThat(answer.path("violations")).isEmpty();
        assertThat(answer.path("more").asBoolean(true)).isFalse();
    }

    @Test
    void grow_with_changes_that_all_have_approved() {
        send(events.change("ch-1", NOON, "LARS", "VEGA", "G4"));

        JsonNode answer = cluster.get("/operations/baselines");

        assertThat(answer.path("baselines"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        FIRST + "false}",
                        "{\"number\":1,\"version\":\"v1.1\",\"change_id\":\"ch-1\","
                                + "\"component\":\"orchestrator_logic\",\"since\":\"2026-05-21T12:00:00Z\","
                                + "\"reference\":\"step 4 twice\",\"current\":true}");
    }

    @Test
    void come_with_the_changes_that_were_not_allowed() {
        send(events.change("ch-1", NOON, "LARS", "G4"));
        send(events.change("ch-2", NOON));
        send(events.change("ch-3", NOON));
        send(events.change("ch-3", NOON, "LARS", "VEGA", "G4"));

        JsonNode answer = cluster.get("/operations/baselines");

        assertThat(answer.path("violations_detected").asInt()).isEqualTo(3);
        assertThat(answer.path("violations"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"change_id\":\"ch-1\",\"severity\":\"critical\",\"detected_at\":\"2026-05-21T12:00:00Z\","
                                + "\"message\":\"Change orchestrator logic or cycle steps (without VEGA)\","
                                + "\"approvals\":2,\"approvals_required\":3}",
                        "{\"change_id\":\"ch-2\",\"severity\":\"critical\",\"detected_at\":\"2026-05-21T12:00:00Z\","
                                + "\"message\":\"Change orchestrator logic or cycle steps (without LARS, VEGA, G4)\","
                                + "\"approvals\":0,\"approvals_required\":3}");
    }

    @Test
    void tell_when_more_violations_fire_than_were_asked_for() {
        send(events.change("ch-1", NOON));
        send(events.change("ch-2", NOON));

        JsonNode answer = cluster.get("/operations/baselines?limit=1");

        assertThat(answer.path("violations")).hasSize(1);
        assertThat(answer.path("more").asBoolean()).isTrue();
    }
}
