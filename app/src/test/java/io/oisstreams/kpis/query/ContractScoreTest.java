package io.oisstreams.kpis.query;

import static io.oisstreams.kpis.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.kpis.core.contract.ContractFile;
import io.oisstreams.kpis.core.contract.Contracts;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.kpis.core.contract.KpiContract;
import io.oisstreams.rows.RowsCluster;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContractScoreTest {
    /** Of DS-KPI-008 without pilot reports: 5 points of 8. */
    static final String YELLOW = "{\"kpi_id\":\"DS-KPI-008\",\"version\":\"1.0\",\"title\":\"Operational Maturity\","
            + "\"owner\":\"Maintainer (DRI)\",\"score\":6.25,\"previous\":null,\"points\":5,\"band\":\"Yellow\","
            + "\"action\":\"Review operational gaps\",\"gate\":\"pass\",\"drop\":null,\"reasons\":[],"
            + "\"observed_at\":\"2026-05-21T12:00:00Z\",\"pending\":false}";

    private static final long NOON = ms("2026-05-21T12:00:00Z");
    private static final String PATH = "/kpis/contracts/DS-KPI-008";

    private final RowsCluster cluster = KpiCluster.of(1);
    private final RowsCluster versions = KpiCluster.of(1, nextVersion());
    private final Events events = new Events("acme");

    /** DS-KPI-008 1.1, which is twice as generous. */
    static KpiContract nextVersion() {
        String next =
                Contracts.maturityText().replace("\"1.0\"", "\"1.1\"").replace("\"scale\": 1.25", "\"scale\": 2.5");
        return ContractFile.parse("next.json", next.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        cluster.close();
        versions.close();
    }

    private void look(RowsCluster at, Set<String> missing, long ms) {
        for (Input input : KpiCluster.contract("DS-KPI-008").inputs()) {
            boolean exists = !missing.contains(input.name());
            at.send(Topics.ARTIFACT_OBSERVATIONS, events.observation(input, exists, ms), ms);
        }
    }

    @Test
    void without_observations_there_is_none() {
        cluster.send(Topics.KPI_MEASUREMENTS, events.measured("4.2", 80, Map.of(), NOON), NOON);

        JsonNode answer = cluster.get(PATH + "?version=1.0");

        assertThat(answer)
                .hasToString("{\"tenant_id\":\"acme\",\"as_of\":null,\"kpi_id\":\"DS-KPI-008\",\"version\":\"1.0\","
                        + "\"title\":\"Operational Maturity\",\"owner\":\"Maintainer (DRI)\",\"score\":null,"
                        + "\"previous\":null,\"points\":null,\"band\":null,\"action\":null,\"gate\":null,"
                        + "\"drop\":null,\"reasons\":[],\"observed_at\":null,\"pending\":false}");
    }

    @Test
    void is_pending_until_the_look_is_complete() {
        look(cluster, Set.of(), NOON);

        JsonNode answer = cluster.get(PATH + "?version=1.0");

        assertThat(answer.path("pending").asBoolean()).isTrue();
        assertThat(answer.path("score").isNull()).isTrue();
    }

    @Test
    void comes_with_the_one_before_and_what_a_gate_says() {
        look(cluster, Set.of(), NOON);
        cluster.tick(NOON + 60_000);
        look(cluster, Set.of("Coherence CI"), NOON + 120_000);
        cluster.tick(NOON + 180_000);

        JsonNode answer = cluster.get(PATH);

        assertThat(answer.path("pending").asBoolean(true)).isFalse();
        assertThat(answer.path("score")).hasToString("7.50");
        assertThat(answer.path("previous")).hasToString("10.00");
        assertThat(answer.path("drop")).hasToString("2.50");
        assertThat(answer.path("gate").asText()).isEqualTo("fail");
        assertThat(answer.path("reasons")).hasSize(1);
        assertThat(answer.path("observed_at").asText()).isEqualTo("2026-05-21T12:02:00Z");
    }

    @Test
    void is_that_of_the_version_that_is_named() {
        look(versions, Set.of("Pilot script", "Pilot reports", "CI report"), NOON);
        versions.tick(NOON + 60_000);

        JsonNode first = versions.get(PATH + "?version=1.0");
        JsonNode second = versions.get(PATH + "?version=1.1");

        assertThat(first.path("score")).hasToString("3.75");
        assertThat(second.path("score")).hasToString("7.50");
        assertThat(second.path("version").asText()).isEqualTo("1.1");
    }

    @Test
    void of_several_versions_one_must_be_named() {
        look(versions, Set.of(), NOON);

        JsonNode answer = versions.json(PATH, 400);

        assertThat(answer.path("error").asText()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.path("message").asText())
                .isEqualTo("version: is required, because several are in use: 1.0, 1.1");
    }

    @Test
    void of_what_is_not_in_use_there_is_none() {
        look(cluster, Set.of(), NOON);

        JsonNode version = cluster.json(PATH + "?version=2.0", 404);
        JsonNode contract = cluster.json("/kpis/contracts/4.2", 404);

        assertThat(version.path("error").asText()).isEqualTo("UNKNOWN_RECORD");
        assertThat(version.path("message").asText()).isEqualTo("that version of the contract is not in use, only: 1.0");
        assertThat(contract.path("message").asText()).isEqualTo("no such contract is in use");
    }
}
