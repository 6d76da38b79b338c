package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.crypto.Sha3;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.rows.RowsCluster;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
    /** A Saturday. */
    private static final long NOON = ms("2026-05-23T12:00:00Z");

    private static final String ALL = "/operations/reports";

    private static final long WEEK = 7 * 86_400_000L;

    private final RowsCluster cluster = OperationsCluster.of(1);
    private final Events events = new Events("acme");

    @BeforeEach
    void report() {
        cluster.send(Topics.CYCLE_EVENTS, events.cycle("c", CycleEventKind.completed, 0, NOON), NOON);
        cluster.tick(ms("2026-05-25T12:00:00Z"));
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | COST_REPORT_2026_05_24.json VEGA_ATTESTATION_2026_05_24.md COST_REPORT_2026_05_23.json "
                        + "SIGNATURE_LOG_CYCLE_c.json",
                "kind=daily_cost_report | COST_REPORT_2026_05_24.json COST_REPORT_2026_05_23.json",
                "kind=weekly_attestation | VEGA_ATTESTATION_2026_05_24.md",
                "kind=signature_log | SIGNATURE_LOG_CYCLE_c.json",
                "kind=readiness_brief | ''",
                "limit=1 | COST_REPORT_2026_05_24.json",
                "limit=2 | COST_REPORT_2026_05_24.json VEGA_ATTESTATION_2026_05_24.md",
                "to=2026-05-24T00:05:05Z | SIGNATURE_LOG_CYCLE_c.json",
                "from=2026-05-24T00:05:05Z&to=2026-05-24T00:05:05.001Z | "
                        + "VEGA_ATTESTATION_2026_05_24.md COST_REPORT_2026_05_23.json"
            })
    void are_listed_newest_first(String query, String expected) {
        JsonNode list = cluster.get(ALL + "?" + query);

        assertThat(list.path("reports"))
                .extracting(report -> report.path("name").asText())
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" "));
        assertThat(list.path("more").asBoolean()).isEqualTo(query.contains("limit"));
    }

    @Test
    void are_described_without_their_bodies() {
        String body = cluster.ask(0, ALL + "/VEGA_ATTESTATION_2026_05_24.md").body();

        JsonNode report = cluster.get(ALL + "?kind=weekly_attestation").at("/reports/0");

        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(report)
                .hasToString("{\"kind\":\"weekly_attestation\",\"name\":\"VEGA_ATTESTATION_2026_05_24.md\","
                        + "\"media_type\":\"text/markdown\",\"made_at\":\"2026-05-24T00:05:05Z\","
                        + "\"period_start\":\"2026-05-17T00:00:00Z\",\"period_end\":\"2026-05-24T00:00:00Z\",\"size\":"
                        + bytes.length + ",\"sha3_256\":\"" + Sha3.hex256(bytes) + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "COST_REPORT_2026_05_23.json, application/json, '{\n  \"report_date\": \"2026-05-23\",'",
        "SIGNATURE_LOG_CYCLE_c.json, application/json, '{\n  \"cycle_id\"'",
        "VEGA_ATTESTATION_2026_05_24.md, text/markdown;charset=utf-8, '# '"
    })
    void are_handed_out_as_they_were_published(String name, String type, String beginning) {
        HttpResponse<String> answer = cluster.ask(0, ALL + "/" + name);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualTo(type);
        assertThat(answer.body()).startsWith(beginning).endsWith("\n");
    }

    @Test
    void that_do_not_exist_are_not_known() {
        JsonNode answer = cluster.json(ALL + "/COST_REPORT_2026_05_25.json", 404);

        assertThat(answer.path("error").asText()).isEqualTo("UNKNOWN_RECORD");
    }

    @Test
    void that_are_older_than_they_are_kept_are_gone() {
        for (int week = 1; week <= 53; week++) {
            long ms = NOON + week * WEEK;
            cluster.send(Topics.CYCLE_EVENTS, events.cycle("c" + week, CycleEventKind.started, 0, ms), ms);
            cluster.tick(ms);
        }

        JsonNode old = cluster.get(ALL + "?to=2026-05-25T12:00:00Z");

        assertThat(old.path("reports")).isEmpty();
        assertThat(cluster.ask(0, ALL + "/COST_REPORT_2026_05_23.json").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"kind=log, kind:", "to=never, to:", "from=2&to=1, from:", "limit=many, limit:"})
    void can_not_be_asked_for_wrongly(String query, String beginning) {
        JsonNode answer = cluster.json(ALL + "?" + query, 400);

        assertThat(answer.path("message").asText()).startsWith(beginning);
    }
}
