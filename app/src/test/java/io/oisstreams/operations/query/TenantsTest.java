package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.http.LoggedProblems;
import io.oisstreams.rows.RowsCluster;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose operations a request is about, on two instances. */
class TenantsTest {
    private static final long NOON = ms("2026-05-21T12:00:00Z");

    private final RowsCluster cluster = OperationsCluster.of(2);

    @RegisterExtension
    final LoggedProblems problems = new LoggedProblems();

    @AfterEach
    void close() {
        cluster.close();
        assertThat(problems.messages()).isEmpty();
    }

    /** A tenant of which an instance has the rows, with a cycle, a cost, a deviation and reports. */
    private String tenantOf(int instance) {
        String tenantId = IntStream.range(0, 100)
                .mapToObj(i -> "a b" + i)
                .filter(id -> cluster.instances().ownerOf(id) == instance)
                .findFirst()
                .orElseThrow();
        Events events = new Events(tenantId);
        cluster.send(Topics.CYCLE_EVENTS, events.cycle("c", CycleEventKind.completed, 1, NOON), NOON);
        cluster.send(Topics.COST_EVENTS, events.cost("s", "0.06", NOON), NOON);
        return tenantId;
    }

    private static String encoded(String tenantId) {
        return tenantId.replace(" ", "%20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operations/status",
                "/operations/costs",
                "/operations/costs/2026-05-21",
                "/operations/cycles",
                "/operations/cycles/c",
                "/operations/deviations",
                "/operations/deviations?limit=1",
                "/operations/reports",
                "/operations/reports/SIGNATURE_LOG_CYCLE_c.json",
                "/operations/baselines"
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
    @ValueSource(
            strings = {
                "/operations/status",
                "/operations/costs",
                "/operations/costs/2026-05-21",
                "/operations/cycles",
                "/operations/cycles/c",
                "/operations/deviations",
                "/operations/reports",
                "/operations/baselines"
            })
    void of_several_one_must_be_named(String target) {
        String first = tenantOf(0);
        String second = tenantOf(1);
        cluster.tick(NOON + 10_000);

        JsonNode answer = cluster.json(target, 400);

        assertThat(answer.path("error").asText()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.path("message").asText()).startsWith("tenant: is required");
        assertThat(cluster.get(target + "?tenant=" + encoded(first))
                        .path("tenant")
                        .asText())
                .isEqualTo(first);
        assertThat(cluster.get(target + "?tenant=" + encoded(second))
                        .path("tenant")
                        .asText())
                .isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operations/status",
                "/operations/costs",
                "/operations/costs/2026-05-21",
                "/operations/cycles",
                "/operations/cycles/c",
                "/operations/deviations",
                "/operations/deviations/DEV-1",
                "/operations/reports",
                "/operations/reports/r",
                "/operations/baselines"
            })
    void that_were_never_heard_are_not_known(String target) {
        JsonNode unnamed = cluster.json(target, 404);
        JsonNode named = cluster.json(target + "?tenant=nobody", 404);

        assertThat(unnamed.path("error").asText()).isEqualTo("UNKNOWN_TENANT");
        assertThat(named).isEqualTo(unnamed);
    }
}
