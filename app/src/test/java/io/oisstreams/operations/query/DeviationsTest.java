package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.rows.RowsCluster;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviationsTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final long MINUTE = 60_000;
    private static final String ALL = "/operations/deviations";

    private final RowsCluster cluster = OperationsCluster.of(1);
    private final Events events = new Events("acme");

    /** The second is resolved. */
    @BeforeEach
    void deviate() {
        cluster.send(Topics.COST_EVENTS, events.cost("first", "0.06", NOON), NOON);
        cluster.send(Topics.COST_EVENTS, events.cost("second", "0.06", NOON), NOON + 1);
        cluster.send(Topics.COMPLIANCE_CHECKS, events.failedCheck("third", NOON), NOON + 2);
        cluster.tick(NOON + 10_000);
        String second = cluster.get(ALL).at("/deviations/1/id").asText();
        update(second, DeviationUpdateKind.resolved, NOON + 10 * MINUTE);
        cluster.tick(NOON + 11 * MINUTE);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private void update(String id, DeviationUpdateKind kind, long ms) {
        cluster.send(Topics.DEVIATION_UPDATES, events.update(id, kind, ms), ms);
    }

    private List<String> subjects(String target) {
        return cluster.get(target)
                .path("deviations")
                .valueStream()
                .map(deviation -> deviation.path("subject").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/operations/deviations | third second first",
                "/operations/deviations?status=open | third first",
                "/operations/deviations?status=closed | second",
                "/operations/deviations?type=cost_ceiling_breach | second first",
                "/operations/deviations?type=cost_ceiling_breach&status=open | first",
                "/operations/deviations?type=determinism_threshold_failure | ''",
                "/operations/deviations?from=2026-05-21T12:00:00.001Z | third second",
                "/operations/deviations?to=2026-05-21T12:00:00.001Z | first",
                "/operations/deviations?from=1779364800001&to=1779364800002 | second",
                "/operations/deviations?to=9999-12-31T23:59:59.999Z | third second first",
                "/operations/deviations?from=9999-12-31T23:59:59.999Z | ''"
            })
    void are_filtered_newest_first(String target, String expected) {
        assertThat(String.join(" ", subjects(target))).isEqualTo(expected);
    }

    @Test
    void stop_at_the_limit_and_say_so() {
        JsonNode some = cluster.get(ALL + "?limit=2");
        JsonNode all = cluster.get(ALL + "?limit=3");

        assertThat(some.path("deviations")).hasSize(2);
        assertThat(some.path("more").asBoolean()).isTrue();
        assertThat(all.path("deviations")).hasSize(3);
        assertThat(all.path("more").asBoolean(true)).isFalse();
    }

    @Test
    void show_how_far_they_are() {
        String id = cluster.get(ALL).at("/deviations/2/id").asText();
        update(id, DeviationUpdateKind.acknowledged, NOON + 12 * MINUTE);
        update(id, DeviationUpdateKind.investigation_started, NOON + 13 * MINUTE);
        cluster.tick(NOON + 20 * MINUTE);

        JsonNode deviation = cluster.get(ALL + "/" + id).path("deviation");

        assertThat(deviation.toString())
                .startsWith("{\"id\":\"" + id + "\",\"type\":\"cost_ceiling_breach\",\"name\":\"Cost Ceiling Breach\","
                        + "\"subject\":\"first\",\"message\":\"")
                .contains(
                        "\"severity\":\"critical\",\"status\":\"investigating\",\"sla\":\"running\","
                                + "\"command\":\"BLOCK_EXECUTION\",\"recipients\":[\"LARS\",\"FINN\"],"
                                + "\"detected_at\":\"2026-05-21T12:00:00Z\",\"sla_due_at\":\"2026-05-21T14:00:00Z\","
                                + "\"sla_missed_at\":null,\"next_due_at\":\"2026-05-21T12:30:00Z\",\"steps_taken\":3,\"steps\":6,\"ladder\":[")
                .endsWith("\"emergency\":{\"action\":\"Escalate to LARS emergency protocol\",\"severity\":\"critical\","
                        + "\"recipients\":[\"LARS\"],\"escalated_at\":null},"
                        + "\"status_update_due_at\":\"2026-05-21T12:43:00Z\","
                        + "\"acknowledged_at\":\"2026-05-21T12:12:00Z\","
                        + "\"investigation_started_at\":\"2026-05-21T12:13:00Z\",\"root_cause_at\":null,"
                        + "\"remediation_at\":null,\"closed_at\":null,\"last_update\":{"
                        + "\"kind\":\"investigation_started\",\"actor\":\"VEGA\",\"note\":\"noted\","
                        + "\"at\":\"2026-05-21T12:13:00Z\"}}");
        assertThat(cluster.get(ALL).at("/deviations/2")).isEqualTo(deviation);
    }

    @Test
    void show_their_ladder_as_far_as_it_is_climbed() {
        JsonNode ladder = cluster.get(ALL).at("/deviations/2/ladder");

        assertThat(ladder).hasSize(6);
        assertThat(ladder.get(3))
                .hasToString("{\"step\":3,\"action\":\"FINN begins cost analysis investigation\",\"actor\":\"FINN\","
                        + "\"recipients\":[\"FINN\"],\"offset_seconds\":1800,\"due_at\":\"2026-05-21T12:30:00Z\","
                        + "\"state\":\"due\",\"done_at\":null}");
        assertThat(ladder)
                .extracting(step -> step.path("state").asText())
                .containsExactly("done", "done", "done", "due", "due", "due");
    }

    @Test
    void that_are_over_have_nothing_due() {
        JsonNode deviation = cluster.get(ALL + "?status=closed").at("/deviations/0");

        assertThat(deviation.path("status").asText()).isEqualTo("closed");
        assertThat(deviation.path("sla").asText()).isEqualTo("met");
        assertThat(deviation.path("next_due_at").isNull()).isTrue();
        assertThat(deviation.path("closed_at").asText()).isEqualTo("2026-05-21T12:10:00Z");
        assertThat(deviation.path("status_update_due_at").isNull()).isTrue();
        assertThat(deviation.path("ladder"))
                .extracting(step -> step.path("state").asText())
                .containsExactly("done", "done", "done", "cancelled", "cancelled", "cancelled");
    }

    @Test
    void that_missed_their_time_say_when() {
        cluster.tick(NOON + 121 * MINUTE);

        JsonNode deviation =
                cluster.get(ALL + "?status=open&type=cost_ceiling_breach").at("/deviations/0");

        assertThat(deviation.path("sla").asText()).isEqualTo("missed");
        assertThat(deviation.path("sla_missed_at").asText()).isEqualTo("2026-05-21T14:00:00Z");
        assertThat(deviation.at("/ladder/5/state").asText()).isEqualTo("missed");
        assertThat(deviation.at("/emergency/escalated_at").asText()).isEqualTo("2026-05-21T14:00:00Z");
    }

    @Test
    void that_do_not_exist_are_not_known() {
        JsonNode answer = cluster.json(ALL + "/DEV-1", 404);

        assertThat(answer.path("error").asText()).isEqualTo("UNKNOWN_RECORD");
    }

    @ParameterizedTest
    @CsvSource({
        "status=resolved, status:",
        "type=COST_CEILING_BREACH, type:",
        "from=yesterday, from:",
        "from=2026-05-22&to=2026-05-22, from:",
        "limit=0, limit:",
        "limit=1001, limit:",
        "offset=1, offset:"
    })
    void can_not_be_asked_for_wrongly(String query, String beginning) {
        JsonNode answer = cluster.json(ALL + "?" + query, 400);

        assertThat(answer.path("error").asText()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.path("message").asText()).startsWith(beginning);
    }
}
