package io.oisstreams.console.query;

import static io.oisstreams.console.Published.DAY;
import static io.oisstreams.console.Published.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.console.Published;
import io.oisstreams.event.Topics;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.Severity;
import io.oisstreams.rows.RowsCluster;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How tenants stand, on two instances that have half of them each. */
class OverviewTest {
    private static final List<String> TENANTS = List.of("acme", "beta", "a/b ?#%", "日本", "x", "y", "z");

    private final RowsCluster cluster = ConsoleCluster.of(2);

    @AfterEach
    void close() {
        cluster.close();
    }

    private void publish(String tenantId) {
        cluster.send(Topics.OIS_RECORDS, tenantId, Published.record(tenantId, DAY, null), DAY + HOUR);
        cluster.send(Topics.OIS_RECORDS, tenantId, Published.record(tenantId, DAY + HOUR, "1.000000"), DAY + 2 * HOUR);
        cluster.send(Topics.ALERTS, tenantId, Published.alert(tenantId, "a", Severity.high, true, DAY), DAY);
        cluster.send(
                Topics.DEVIATIONS, tenantId, Published.deviation(tenantId, "d", DeviationStepKind.opened, DAY), DAY);
    }

    private static String json(String tenantId) {
        return "{\"tenant_id\":\"" + tenantId
                + "\",\"window_start\":\"2026-05-21T01:00:00Z\",\"window_end\":\"2026-05-21T02:00:00Z\",\"ois\":1.000000,"
                + "\"classification\":\"Healthy\",\"dimensions\":[1.000000,1.000000,1.000000,1.000000,1.000000,1.000000],"
                + "\"history\":[null,1.000000],\"alerts\":{\"critical\":0,\"high\":1,\"warning\":0,\"info\":0},\"deviations\":1}";
    }

    @Test
    void theTenantsOfThisTestAreOnBothInstances() {
        assertThat(TENANTS.stream().map(cluster.instances()::ownerOf).distinct())
                .containsExactlyInAnyOrder(0, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eachInstanceAnswersForAllTenantsInTheOrderOfTheirBytes(int instance) {
        TENANTS.forEach(this::publish);
        cluster.tick(DAY + 2 * HOUR);

        HttpResponse<String> answer = cluster.ask(instance, "/overview");

        assertThat(answer.body())
                .isEqualTo("{\"as_of\":\"2026-05-21T02:00:00Z\",\"tenants\":["
                        + String.join(
                                ",",
                                json("a/b ?#%"),
                                json("acme"),
                                json("beta"),
                                json("x"),
                                json("y"),
                                json("z"),
                                json("日本"))
                        + "]}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void oneTenantCanBeAskedForAtAnyInstance(int instance) {
        TENANTS.forEach(this::publish);
        cluster.tick(DAY);

        for (String tenantId : TENANTS) {
            String encoded = URLEncoder.encode(tenantId, StandardCharsets.UTF_8).replace("+", "%20");
            assertThat(cluster.ask(instance, "/overview?tenant=" + encoded).body())
                    .isEqualTo("{\"as_of\":\"2026-05-21T00:00:00Z\",\"tenants\":[" + json(tenantId) + "]}");
        }
    }

    @Test
    void beforeAnythingWasPublishedThereIsNothing() {
        assertThat(cluster.ask(0, "/overview").body()).isEqualTo("{\"as_of\":null,\"tenants\":[]}");
    }

    @Test
    void aTenantWithoutARecordHasNoScore() {
        cluster.send(Topics.ALERTS, "acme", Published.alert("acme", "a", Severity.info, true, DAY), DAY);

        assertThat(cluster.ask(0, "/overview").body())
                .contains("{\"tenant_id\":\"acme\",\"window_start\":null,\"window_end\":null,\"ois\":null,"
                        + "\"classification\":null,\"dimensions\":[null,null,null,null,null,null],\"history\":[],"
                        + "\"alerts\":{\"critical\":0,\"high\":0,\"warning\":0,\"info\":1},\"deviations\":0}");
    }

    @Test
    void aThousandTenantsAreOneAnswer() {
        IntStream.range(0, 1000).forEach(i -> publish("tenant-" + i));

        assertThat(cluster.get("/overview").path("tenants")).hasSize(1000);
    }
}
