package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.rows.RowsCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostsTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final String DAY = "/operations/costs/2026-05-21";

    private final RowsCluster cluster = OperationsCluster.of(1);
    private final Events events = new Events("acme");

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void of_a_day_that_is_not_over_are_exact_so_far() {
        cluster.send(Topics.COST_EVENTS, events.cost("a", "0.000000000000000001", NOON), NOON);
        cluster.send(Topics.COST_EVENTS, events.cost("b", "0.06", NOON), NOON + 1);
        cluster.tick(NOON + 5_000);

        String answer = cluster.ask(0, DAY).body();

        assertThat(answer)
                .startsWith("{\"tenant\":\"acme\",\"as_of\":\"2026-05-21T12:00:05Z\",\"final\":false,"
                        + "\"report_name\":null,\"report\":{")
                .contains(
                        "\"total_summaries_generated\": 2,",
                        "\"total_cost_usd\": 0.060000000000000001,",
                        "\"average_cost_per_summary_usd\": 0.03,",
                        "\"min_cost_per_summary_usd\": 0.000000000000000001",
                        "\"rule\": \"cost_ceiling_approach\"",
                        "\"rule\": \"cost_ceiling_breach\"");
    }

    @Test
    void of_a_day_that_is_over_are_the_published_report() {
        cluster.send(Topics.COST_EVENTS, events.cost("a", "0.06", NOON), NOON);
        cluster.tick(NOON + 1);
        String running = cluster.get(DAY).path("report").toString();
        cluster.tick(ms("2026-05-23T12:00:00Z"));

        JsonNode answer = cluster.get(DAY);

        assertThat(answer.path("final").asBoolean()).isTrue();
        assertThat(answer.path("report_name").asText()).isEqualTo("COST_REPORT_2026_05_21.json");
        assertThat(answer.path("report")).hasToString(running);
        assertThat(answer.path("report")).isEqualTo(cluster.get("/operations/reports/COST_REPORT_2026_05_21.json"));
    }

    @Test
    void of_a_day_without_events_are_zero() {
        cluster.send(Topics.COST_EVENTS, events.cost("a", "0.01", NOON), NOON);
        cluster.tick(ms("2026-05-22T12:00:00Z"));

        String answer = cluster.ask(0, "/operations/costs/2026-05-22").body();

        assertThat(answer).contains("\"final\":false", "\"total_cost_usd\": 0.00,");
    }

    @Test
    void of_a_day_that_nobody_reports_are_final_when_nothing_can_count() {
        cluster.send(Topics.COST_EVENTS, events.cost("a", "0.01", NOON), NOON);
        cluster.tick(ms("2026-07-01T12:00:00Z"));

        JsonNode answer = cluster.get("/operations/costs/2026-06-30");

        assertThat(answer.path("final").asBoolean()).isTrue();
        assertThat(answer.path("report_name").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-20, first heard on 2026-05-21",
        "2027-09-02, has not begun",
        "2026-08-31, kept from 2026-09-01 on"
    })
    void of_other_days_are_not_known(String date, String problem) {
        cluster.send(Topics.COST_EVENTS, events.cost("a", "0.01", NOON), NOON);
        cluster.tick(ms("2027-09-01T12:00:00Z"));

        JsonNode answer = cluster.json("/operations/costs/" + date, 404);

        assertThat(answer.path("error").asText()).isEqualTo("UNKNOWN_RECORD");
        assertThat(answer.path("message").asText()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "2026-02-30", "2026-5-21", "20260521", "1969-12-31", "%2B10000-01-01"})
    void of_what_is_no_day_can_not_be_asked(String date) {
        JsonNode answer = cluster.json("/operations/costs/" + date, 400);

        assertThat(answer.path("error").asText()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.path("message").asText()).startsWith("date: ");
    }
}
