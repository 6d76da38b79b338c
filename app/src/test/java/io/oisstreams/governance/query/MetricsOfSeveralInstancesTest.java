package io.oisstreams.governance.query;

import static io.oisstreams.governance.query.Sample.ms;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.governance.core.ReasonFamily;
import io.oisstreams.governance.core.RiskTier;
import io.oisstreams.http.Http;
import io.oisstreams.http.LoggedProblems;
import io.oisstreams.http.Request;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsOfSeveralInstancesTest {
    private static final long NOON = ms("2026-03-31T12:00:00Z");

    private final MetricsCluster cluster = new MetricsCluster(2);

    @RegisterExtension
    final LoggedProblems problems = new LoggedProblems();

    @AfterEach
    void close() {
        cluster.close();
        assertThat(problems.messages()).isEmpty();
    }

    /** A tenant whose rows another instance has. */
    private String elsewhere(int instance, String name) {
        return IntStream.range(0, 100)
                .mapToObj(i -> name + i)
                .filter(tenantId -> cluster.instances().ownerOf(tenantId) != instance)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_answers_for_the_tenants_of_the_other() {
        String ofFirst = elsewhere(1, "acme");
        String ofSecond = elsewhere(0, "acme");
        cluster.decide(ofFirst, Sample.allowed(NOON - 1));
        cluster.decide(ofSecond, Sample.allowed(NOON - 1), Sample.allowed(NOON - 1));
        cluster.tick(NOON);

        for (int instance = 0; instance < 2; instance++) {
            assertThat(cluster.ask(instance, "/metrics/summary?tenant=" + ofFirst)
                            .body())
                    .contains("\"totalEvents\":1,");
            assertThat(cluster.ask(instance, "/metrics/summary?tenant=" + ofSecond)
                            .body())
                    .contains("\"totalEvents\":2,");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics/summary",
                "/metrics/summary?",
                "/metrics/summary?window=7d",
                "/metrics/series?metric=gar&bucket=day",
                "/metrics/reasons?by=code&window=30d"
            })
    void the_only_tenant_is_found_wherever_it_is(String target) {
        String tenantId = elsewhere(0, "a b+c%&=/\u00fc?\ud83d\ude00");
        cluster.decide(
                tenantId,
                Sample.denied(NOON - 1, "policy_deny", ReasonFamily.POLICY, RiskTier.HIGH),
                Sample.allowed(NOON));
        cluster.tick(NOON);

        HttpResponse<String> asked = cluster.ask(0, target);
        HttpResponse<String> owner = cluster.ask(1, target);

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo(owner.body());
    }

    @Test
    void two_tenants_on_two_instances_are_several() {
        cluster.decide(elsewhere(0, "acme"), Sample.allowed(NOON));
        cluster.decide(elsewhere(1, "acme"), Sample.allowed(NOON));

        HttpResponse<String> answer = cluster.ask(0, "/metrics/summary");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"invalid_tenant_query\"");
    }

    @Test
    void a_mistake_that_only_the_owner_sees_is_told_as_the_owner_tells_it() {
        String tenantId = elsewhere(0, "acme");
        cluster.decide(tenantId, Sample.allowed(NOON));

        HttpResponse<String> future = cluster.ask(0, "/metrics/summary?at=" + (NOON + 1));
        HttpResponse<String> unknown = cluster.ask(0, "/metrics/summary?tenant=" + elsewhere(0, "nobody"));

        assertThat(future.statusCode()).isEqualTo(400);
        assertThat(future.body()).contains("\"error\":\"invalid_at_query\"");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"error\":\"unknown_tenant\"");
    }

    @Test
    void a_question_that_came_to_the_wrong_instance_is_not_sent_on_again() {
        String tenantId = elsewhere(0, "acme");
        cluster.decide(tenantId, Sample.allowed(NOON));

        HttpResponse<String> answer = Http.send(
                cluster.instances().port(0), "/metrics/summary?tenant=" + tenantId, "GET", Request.FORWARDED, "owner");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"error\":\"not_available\"");
    }

    @Test
    void who_the_only_tenant_is_can_not_be_said_while_an_instance_is_gone() {
        cluster.decide(elsewhere(1, "acme"), Sample.allowed(NOON));
        cluster.instances().stop(1);

        HttpResponse<String> answer = cluster.ask(0, "/metrics/summary");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"error\":\"peer_unreachable\"", "\"responseClass\":\"blocked\"");
    }
}
