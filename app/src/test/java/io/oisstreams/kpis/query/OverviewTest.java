package io.oisstreams.kpis.query;

import static io.oisstreams.kpis.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");

    private final KpiCluster cluster = new KpiCluster(1);
    private final Events events = new Events("acme");

    @AfterEach
    void close() {
        cluster.close();
    }

    private void measure(String kpiId, double value, Map<String, String> attributes, long ms) {
        cluster.send(Topics.KPI_MEASUREMENTS, events.measured(kpiId, value, attributes, ms), ms);
    }

    private static List<JsonNode> of(JsonNode answer, String kpiId) {
        return StreamSupport.stream(answer.path("kpis").spliterator(), false)
                .filter(kpi -> kpi.path("kpi_id").asText().equals(kpiId))
                .toList();
    }

    @Test
    void of_a_tenant_of_which_little_is_known_has_all_kpis_in_the_documents_order() {
        measure("4.2", 80, Map.of(), NOON);

        JsonNode answer = cluster.get("/kpis");

        assertThat(answer.path("tenant_id").asText()).isEqualTo("acme");
        assertThat(answer.path("as_of").isNull()).isTrue();
        assertThat(answer.path("kpis"))
                .extracting(kpi -> kpi.path("kpi_id").asText() + " "
                        + kpi.path("subject").asText("-") + " "
                        + kpi.path("value").asText("-") + " "
                        + kpi.path("status").asText())
                .containsExactly(
                        "1.1 risk_class=low - no_data",
                        "1.1 risk_class=medium - no_data",
                        "1.1 risk_class=high - no_data",
                        "1.2 - 0 no_data",
                        "1.3 - - no_data",
                        "2.1 - - no_data",
                        "2.2 - - no_data",
                        "2.3 - - no_data",
                        "2.4 - 100 met",
                        "3.1 - - no_data",
                        "3.2 - - no_data",
                        "3.3 - - no_data",
                        "4.1 - 100 met",
                        "4.2 - 80 missed",
                        "5.1 - 100 met",
                        "5.2 - - no_data");
        assertThat(answer.path("alerts")).isEmpty();
        assertThat(answer.path("more_alerts").asBoolean(true)).isFalse();
    }
}
