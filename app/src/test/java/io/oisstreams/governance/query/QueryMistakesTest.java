package io.oisstreams.governance.query;

import static io.oisstreams.governance.query.Sample.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.http.FakeCluster;
import io.oisstreams.http.Http;
import io.oisstreams.http.LoggedProblems;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryMistakesTest {
    private static final long NOON = ms("2026-03-31T12:00:00Z");

    private final MetricsCluster cluster = new MetricsCluster(1);

    @RegisterExtension
    final LoggedProblems problems = new LoggedProblems();

    @AfterEach
    void close() {
        cluster.close();
    }

    private void assertRefused(String target, int status, String code) {
        JsonNode body = cluster.json(target, status);

        assertThat(body.get("status").asText()).isEqualTo("error");
        assertThat(body.get("error").asText()).isEqualTo(code);
        assertThat(body.get("responseClass").asText()).isEqualTo("blocked");
        assertThat(problems.messages()).isEmpty();
    }

    private String message(String target) {
        return cluster.json(target, 400).get("message").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "/metrics/summary?window=99d, invalid_window_query",
        "/metrics/summary?window=24H, invalid_window_query",
        "/metrics/summary?window=, invalid_window_query",
        "/metrics/series?metric=UAIR&bucket=hour, invalid_metric_query",
        "/metrics/series?metric=speed&bucket=hour, invalid_metric_query",
        "/metrics/series?bucket=hour, invalid_metric_query",
        "/metrics/series?metric=uair&bucket=week, invalid_bucket_query",
        "/metrics/series?metric=uair&bucket=minute, invalid_bucket_query",
        "/metrics/series?metric=uair, invalid_bucket_query",
        "/metrics/series?metric=uair&bucket=day&window=1d, invalid_window_query",
        "/metrics/reasons?by=colour, invalid_by_query",
        "/metrics/reasons?window=30D, invalid_window_query",
        "/metrics/summary?at=abc, invalid_at_query",
        "/metrics/summary?at=2026-03-31T12:00:00.001Z, invalid_at_query",
        "/metrics/summary?metric=uair, invalid_query"
    })
    void a_wrong_parameter_has_an_error_of_its_own(String target, String code) {
        cluster.decide("acme", Sample.allowed(NOON));

        assertRefused(target, 400, code);
    }

    @Test
    void a_query_of_100_kilobytes_is_too_long() throws IOException {
        String answer = Http.raw(
                cluster.instances().port(0),
                "GET /metrics/summary?tenant=" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"error\":\"uri_too_long\"");
        assertThat(problems.messages()).isEmpty();
    }

    @Test
    void the_future_is_refused_by_the_tenant_s_own_time() {
        cluster.decide("acme", Sample.allowed(NOON));

        assertThat(message("/metrics/summary?at=" + (NOON + 1)))
                .isEqualTo("at: lies in the future; the latest recorded time is 2026-03-31T12:00:00Z");
    }

    @Test
    void a_window_that_is_not_kept_as_a_whole_is_refused_with_the_earliest_that_is() {
        cluster.decide("acme", Sample.allowed(NOON));
        cluster.tick(ms("2026-06-30T12:10:00Z"));

        String message = message("/metrics/summary?window=7d&at=2026-05-07T13:59:59.999Z");

        assertThat(message)
                .isEqualTo("at: not all of this window is kept; the earliest for 7d is 2026-05-07T14:00:00Z");
        cluster.get("/metrics/summary?window=7d&at=2026-05-07T14:00:00Z");
        assertThat(problems.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24h", "7d", "30d"})
    void what_is_kept_at_the_earliest_time_is_whole(String window) {
        long latest = ms("2026-06-30T12:10:00Z");
        long days = Long.parseLong(window.equals("24h") ? "1" : window.replace("d", ""));
        long earliest = ms("2026-04-30T14:00:00Z") + days * 86_400_000;
        for (long at = earliest - days * 86_400_000; at < earliest; at += 3_600_000) {
            cluster.decide("acme", Sample.allowed(at));
        }
        for (long tick = latest - 86_400_000; tick <= latest; tick += 60_000) {
            cluster.tick(tick);
        }

        JsonNode summary = cluster.get("/metrics/summary?window=" + window + "&at=" + earliest);

        assertThat(summary.get("totalEvents").asLong()).isEqualTo(days * 24);
    }

    @Test
    void an_unknown_tenant_is_not_found() {
        cluster.decide("acme", Sample.allowed(NOON));

        assertRefused("/metrics/summary?tenant=nobody", 404, "unknown_tenant");
        assertRefused("/metrics/series?metric=gar&bucket=day&tenant=nobody", 404, "unknown_tenant");
        assertRefused("/metrics/reasons?tenant=nobody", 404, "unknown_tenant");
    }

    @Test
    void without_any_tenant_there_is_none_to_be_found() {
        cluster.tick(NOON);

        assertRefused("/metrics/summary", 404, "unknown_tenant");
    }

    @Test
    void without_a_name_it_must_be_clear_who_is_meant() {
        cluster.decide("acme", Sample.allowed(NOON));
        cluster.get("/metrics/summary");

        cluster.decide("globex", Sample.allowed(NOON));

        assertThat(FakeCluster.partitionOf("globex")).isNotEqualTo(FakeCluster.partitionOf("acme"));
        assertRefused("/metrics/summary", 400, "invalid_tenant_query");
        assertThat(message("/metrics/summary")).isEqualTo("tenant: is required, because there are several tenants");
        cluster.get("/metrics/summary?tenant=globex");
    }

    @Test
    void two_tenants_of_one_partition_are_several_too() {
        String neighbour = IntStream.range(0, 100)
                .mapToObj(i -> "globex" + i)
                .filter(tenantId -> FakeCluster.partitionOf(tenantId) == FakeCluster.partitionOf("acme"))
                .findFirst()
                .orElseThrow();
        cluster.decide("acme", Sample.allowed(NOON));
        cluster.decide(neighbour, Sample.allowed(NOON));

        assertRefused("/metrics/summary", 400, "invalid_tenant_query");
    }
}
