package io.oisstreams.kpis.query;

import static io.oisstreams.kpis.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.http.LoggedProblems;
import io.oisstreams.rows.RowsCluster;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose KPIs a request is about, on two instances. */
class TenantsTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");

    private final RowsCluster cluster = KpiCluster.of(2);

    @RegisterExtension
    final LoggedProblems problems = new LoggedProblems();

    @AfterEach
    void close() {
        cluster.close();
        assertThat(problems.messages()).isEmpty();
    }

    /** A tenant of which an instance has the rows, with a KPI that is measured. */
    private String tenantOf(int instance) {
        String tenantId = IntStream.range(0, 100)
                .mapToObj(i -> "a b" + i)
                .filter(id -> cluster.instances().ownerOf(id) == instance)
                .findFirst()
                .orElseThrow();
        Events events = new Events(tenantId);
        cluster.send(Topics.KPI_MEASUREMENTS, events.measured("3.1", 50, Map.of(), NOON), NOON);
        return tenantId;
    }

    private static String encoded(String tenantId) {
        return tenantId.replace(" ", "%20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kpis",
                "/kpis/report",
                "/kpis/report?at=2026-05-21",
                "/kpis/dashboard",
                "/kpis/contracts/DS-KPI-008",
                "/kpis/3.1",
                "/kpis/3.1?limit=1"
            })
    void the_only_one_is_found_wherever_it_is(String target) {
        String tenantId = tenantOf(1);
        cluster.tick(NOON + 10_000);

        HttpResponse<String> asked = cluster.ask(0, target);

        HttpResponse<String> owner =
                cluster.ask(1, target + (target.contains("?") ? "&" : "?") + "tenant=" + encoded(tenantId));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo(owner.body());
        assertThat(asked.headers().firstValue("Content-Type"))
                .isEqualTo(owner.headers().firstValue("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/kpis", "/kpis/report", "/kpis/contracts/DS-KPI-008", "/kpis/3.1"})
    void of_several_one_must_be_named(String target) {
        String first = tenantOf(0);
        String second = tenantOf(1);
        cluster.tick(NOON + 10_000);

        JsonNode answer = cluster.json(target, 400);

        assertThat(answer.path("error").asText()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.path("message").asText()).startsWith("tenant: is required");
        assertThat(cluster.get(target + "?tenant=" + encoded(first))
                        .path("tenant_id")
                        .asText())
                .isEqualTo(first);
        assertThat(cluster.get(target + "?tenant=" + encoded(second))
                        .path("tenant_id")
                        .asText())
                .isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/kpis",
                "/kpis/report",
                "/kpis/dashboard",
                "/kpis/contracts/DS-KPI-008",
                "/kpis/contracts/none",
                "/kpis/3.1",
                "/kpis/none"
            })
    void that_were_never_heard_are_not_known(String target) {
        JsonNode unnamed = cluster.json(target, 404);
        JsonNode named = cluster.json(target + "?tenant=nobody", 404);

        assertThat(unnamed.path("error").asText()).isEqualTo("UNKNOWN_TENANT");
        assertThat(named).isEqualTo(unnamed);
    }
}
