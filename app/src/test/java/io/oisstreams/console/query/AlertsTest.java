package io.oisstreams.console.query;

import static io.oisstreams.console.Published.DAY;
import static io.oisstreams.console.Published.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.console.Published;
import io.oisstreams.event.Topics;
import io.oisstreams.output.v1.Severity;
import io.oisstreams.rows.RowsCluster;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The alerts of tenants that two instances have half of each. */
class AlertsTest {
    private static final List<String> TENANTS = List.of("acme", "beta", "a/b ?#%", "日本", "x", "y", "z");

    private static final RowsCluster CLUSTER = ConsoleCluster.of(2);

    @BeforeAll
    static void publish() {
        // Two at the same time in every tenant, one later in the first.
        for (String tenantId : TENANTS) {
            alert(tenantId, "class", Severity.warning, true, DAY);
            alert(tenantId, "dimension", Severity.critical, true, DAY);
        }
        alert("acme", "class", Severity.warning, false, DAY + HOUR);
        CLUSTER.send(Topics.OIS_RECORDS, "quiet", Published.record("quiet", DAY, "1.000000"), DAY);
    }

    private static void alert(String tenantId, String id, Severity severity, boolean firing, long atMs) {
        CLUSTER.send(Topics.ALERTS, tenantId, Published.alert(tenantId, id, severity, firing, atMs), atMs);
    }

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    @Test
    void theTenantsOfThisTestAreOnBothInstances() {
        assertThat(TENANTS.stream().map(CLUSTER.instances()::ownerOf).distinct())
                .containsExactlyInAnyOrder(0, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void thoseOfAllTenantsComeNewestFirstInOneOrder(int instance) {
        HttpResponse<String> answer = CLUSTER.ask(instance, "/alerts");

        JsonNode alerts = CLUSTER.get("/alerts").get("alerts");
        assertThat(alerts).hasSize(2 * TENANTS.size() + 1);
        assertThat(alerts.get(0).get("status").asText()).isEqualTo("resolved");
        assertThat(answer.body()).isEqualTo(CLUSTER.ask(1 - instance, "/alerts").body());
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 14, 15})
    void pagesOfThemAreTheListCutInPieces(int limit) {
        List<JsonNode> pieces = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = CLUSTER.get("/alerts?limit=" + limit + next);
            assertThat(page.get("alerts").size()).isLessThanOrEqualTo(limit);
            page.get("alerts").forEach(pieces::add);
            next = page.get("next").isNull() ? "" : "&next=" + page.get("next").asText();
        } while (!next.isEmpty());

        List<JsonNode> whole = new ArrayList<>();
        CLUSTER.get("/alerts").get("alerts").forEach(whole::add);
        assertThat(pieces).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "status=firing, 14",
        "status=resolved, 1",
        "severity=critical, 7",
        "severity=warning, 8",
        "severity=high, 0",
        "severity=warning&status=firing, 7",
        "rule=rule-class, 8",
        "rule=rule-class&status=firing, 7",
        "rule=none, 0",
        "tenant=acme, 3",
        "tenant=a%2Fb%20%3F%23%25, 2",
        "tenant=acme&status=resolved, 1",
        "tenant=quiet, 0",
        "from=2026-05-21T00:00:00.001Z, 1",
        "to=2026-05-21T00:00:00Z, 0"
    })
    void theyAreFoundByWhatIsAsked(String query, int count) {
        assertThat(CLUSTER.get("/alerts?" + query).get("alerts")).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts?tenant=nobody", "/overview?tenant=nobody", "/alerts?tenant=somebody"})
    void anUnknownTenantIsToldSo(String target) {
        for (int instance = 0; instance < 2; instance++) {
            HttpResponse<String> answer = CLUSTER.ask(instance, target);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("\"error\":\"UNKNOWN_TENANT\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/alerts?status=open, status",
        "/alerts?severity=bad, severity",
        "/alerts?tenant=, tenant",
        "/alerts?tenant=a%00b, tenant",
        "/alerts?from=2&to=2, from",
        "/alerts?next=!, next",
        "/alerts?next=YQ, next",
        "/overview?limit=1, limit",
        "/overview?tenant=, tenant"
    })
    void aWrongParameterIsNamed(String target, String parameter) {
        HttpResponse<String> answer = CLUSTER.ask(0, target);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"error\":\"INVALID_PARAMETER\"")
                .contains("\"message\":\"" + parameter + ": ");
    }
}
