package io.oisstreams.integrity.query;

import static io.oisstreams.integrity.query.Samples.DAY;
import static io.oisstreams.integrity.query.Samples.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oisstreams.http.FakeCluster;
import io.oisstreams.http.Http;
import io.oisstreams.integrity.core.DegradationType;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.streams.TenantKey;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes over two instances that have half of the tenants each. */
class IntegrityRoutesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Of both instances, and awkward. */
    private static final List<String> TENANTS = List.of("acme", "beta", "a/b ?#%", "日本", "x", "y", "z");

    private static final FakeCluster CLUSTER =
            new FakeCluster(2, query -> List.of(new IntegrityRoutes(query, Samples::noEvidence, Optional.empty())));

    @BeforeAll
    static void fill() {
        for (String tenant : TENANTS) {
            CLUSTER.put(IntegrityTopology.CURRENT_STORE, TenantKey.of(tenant), Samples.current(tenant));
        }
        for (String tenant : List.of("acme", "a/b ?#%", "日本")) {
            for (int hour = 0; hour < 5; hour++) {
                long start = DAY + hour * HOUR;
                CLUSTER.put(
                        IntegrityTopology.RECORDS_STORE, TenantKey.of(tenant, start), Samples.record(tenant, start));
            }
        }
        CLUSTER.put(
                IntegrityTopology.RECORDS_STORE,
                TenantKey.of("acme", DAY + 5 * HOUR),
                Samples.emptyRecord("acme", DAY + 5 * HOUR));
        degradation(DegradationType.REPLAY_FAILURE, 0);
        degradation(DegradationType.POLICY_GAP, 1);
        degradation(DegradationType.INVALID_SIGNATURE, 2);
        degradation(DegradationType.EXPIRED_SIGNATURE, 3);
        CLUSTER.put(
                IntegrityTopology.DEGRADATIONS_STORE,
                TenantKey.of("acme", DAY + HOUR, 0),
                Samples.degradation(DegradationType.REPLAY_FAILURE, DAY + HOUR));
    }

    private static void degradation(DegradationType type, long sequence) {
        CLUSTER.put(
                IntegrityTopology.DEGRADATIONS_STORE,
                TenantKey.of("acme", DAY, sequence),
                Samples.degradation(type, DAY));
    }

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    private static IntStream instances() {
        return IntStream.range(0, 2);
    }

    private static HttpResponse<String> get(String target) {
        return Http.get(CLUSTER.port(0), target);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }

    private static String encode(String tenant) {
        return URLEncoder.encode(tenant, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<Long> starts(JsonNode page) {
        List<Long> starts = new ArrayList<>();
        page.get("records")
                .forEach(record -> starts.add(
                        Instant.parse(record.at("/measurement_window/start").asText())
                                .toEpochMilli()));
        return starts;
    }

    @Test
    void the_tenants_of_this_test_are_on_both_instances() {
        assertThat(TENANTS.stream().map(CLUSTER::ownerOf).distinct()).containsExactlyInAnyOrder(0, 1);
    }

    @ParameterizedTest
    @MethodSource("instances")
    void each_instance_answers_for_every_tenant(int instance) {
        for (String tenant : TENANTS) {
            HttpResponse<String> answer = Http.get(CLUSTER.port(instance), "/ois/" + encode(tenant) + "/current");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(Samples.current(tenant));
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @ParameterizedTest
    @MethodSource("instances")
    void a_record_is_served_as_it_was_published_and_for_ever(int instance) {
        HttpResponse<String> answer = Http.get(CLUSTER.port(instance), "/ois/acme/records/2026-05-21T01:00:00Z");

        assertThat(answer.body()).isEqualTo(Samples.record("acme", DAY + HOUR)).contains("1.000000");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, immutable");
    }

    @Test
    void numbers_keep_their_six_places_in_a_list() {
        assertThat(get("/ois/acme/records?limit=1&to=" + (DAY + HOUR)).body())
                .isEqualTo("{\"records\":[" + Samples.record("acme", DAY) + "],\"next\":null}");
    }

    @Test
    void records_come_newest_first() throws Exception {
        JsonNode page = json(get("/ois/acme/records"));

        assertThat(starts(page))
                .containsExactly(DAY + 5 * HOUR, DAY + 4 * HOUR, DAY + 3 * HOUR, DAY + 2 * HOUR, DAY + HOUR, DAY);
        assertThat(page.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-05-21T01:00:00Z&to=2026-05-21T03:00:00Z",
                "from=1779325200000&to=1779332400000",
                "from=2026-05-21T00:00:00.001Z&to=2026-05-21T02:00:00.001Z"
            })
    void a_range_has_its_start_and_not_its_end(String range) throws Exception {
        assertThat(starts(json(get("/ois/acme/records?" + range)))).containsExactly(DAY + 2 * HOUR, DAY + HOUR);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() throws Exception {
        List<Long> starts = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = json(get("/ois/acme/records?limit=2" + next));
            starts.addAll(starts(page));
            next = page.get("next").isNull() ? "" : "&next=" + page.get("next").asText();
        } while (!next.isEmpty());

        assertThat(starts)
                .containsExactly(DAY + 5 * HOUR, DAY + 4 * HOUR, DAY + 3 * HOUR, DAY + 2 * HOUR, DAY + HOUR, DAY);
    }

    @Test
    void scores_are_those_of_the_records_digit_by_digit() {
        HttpResponse<String> answer = get("/ois/acme/scores?from=" + (DAY + 4 * HOUR));

        assertThat(answer.body())
                .isEqualTo(
                        "{\"scores\":[{\"window_start\":\"2026-05-21T05:00:00Z\",\"window_end\":\"2026-05-21T06:00:00Z\","
                                + "\"ois\":null,\"classification\":null,\"dimensions\":[null,1.000000,null,0.000000,null,null]},"
                                + "{\"window_start\":\"2026-05-21T04:00:00Z\",\"window_end\":\"2026-05-21T05:00:00Z\","
                                + "\"ois\":0.944167,\"classification\":\"Attention\","
                                + "\"dimensions\":[0.980000,1.000000,0.950000,1.000000,0.666667,0.950000]}],\"next\":null}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7})
    void pages_of_scores_follow_each_other(int limit) throws Exception {
        List<String> starts = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = json(get("/ois/acme/scores?limit=" + limit + next));
            starts.addAll(page.findValuesAsText("window_start"));
            next = page.get("next").isNull() ? "" : "&next=" + page.get("next").asText();
        } while (!next.isEmpty());

        assertThat(starts)
                .isEqualTo(IntStream.rangeClosed(0, 5)
                        .mapToObj(hour ->
                                Instant.ofEpochMilli(DAY + (5 - hour) * HOUR).toString())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("instances")
    void a_record_is_explained_from_its_own_counts(int instance) throws Exception {
        JsonNode explanation = json(Http.get(CLUSTER.port(instance), "/ois/acme/records/2026-05-21/explanation"));

        assertThat(explanation.at("/dimensions/0").toString())
                .isEqualTo("{\"dimension\":\"decision_reproducibility\",\"numerator\":980,\"denominator\":1000,"
                        + "\"value\":0.98,\"weight\":0.25,\"contribution\":0.245,\"lost\":0.005,"
                        + "\"excluded\":false,\"reason\":null}");
        assertThat(explanation.at("/dimensions/1/reason").asText()).isEqualTo("no agents");
        assertThat(explanation.at("/costliest")).hasSize(1);
        assertThat(explanation.at("/costliest/0/duration_seconds").asText()).isEqualTo("1.5");
        assertThat(explanation.at("/degradations").asLong()).isEqualTo(1);
        assertThat(explanation.at("/degradations_examined").asLong()).isEqualTo(1);
    }

    @Test
    void of_more_events_than_a_record_lists_the_store_is_asked_and_then_the_record() throws Exception {
        CLUSTER.put(
                IntegrityTopology.RECORDS_STORE,
                TenantKey.of("x", DAY),
                Samples.record("x", DAY).replace("{\"policy_gap\":1}", "{\"policy_gap\":1001}"));
        JsonNode forgotten = json(get("/ois/x/records/2026-05-21/explanation"));
        for (int i = 0; i < 3; i++) {
            CLUSTER.put(
                    IntegrityTopology.DEGRADATIONS_STORE,
                    TenantKey.of("x", DAY, i),
                    Samples.degradation(DegradationType.POLICY_GAP, DAY));
        }

        JsonNode stored = json(get("/ois/x/records/2026-05-21/explanation"));

        assertThat(forgotten.at("/degradations").asLong()).isEqualTo(1001);
        assertThat(forgotten.at("/degradations_examined").asLong()).isEqualTo(1);
        assertThat(stored.at("/degradations_examined").asLong()).isEqualTo(3);
    }

    @Test
    void what_cannot_be_computed_is_explained_too() throws Exception {
        HttpResponse<String> answer = get("/ois/acme/records/2026-05-21T05:00:00Z/explanation");

        assertThat(json(answer).at("/dimensions/0/reason").asText()).isEqualTo("no decisions in the window");
        assertThat(answer.body())
                .contains("\"ois\":null", "\"value\":null,\"weight\":0.25,\"contribution\":null,\"lost\":null");
    }

    @Test
    void the_running_score_is_explained_without_degradations() throws Exception {
        HttpResponse<String> answer = get("/ois/beta/current/explanation");

        JsonNode explanation = json(answer);
        assertThat(explanation.get("final").asBoolean()).isFalse();
        assertThat(explanation.get("dimensions")).hasSize(6);
        assertThat(explanation.get("costliest")).isEmpty();
        assertThat(answer.body()).contains("\"contribution\":0.245000", "\"weight\":0.20");
    }

    @Test
    void a_running_score_of_an_early_version_is_explained_later() {
        String early = Samples.current("old").replaceAll("\"weights\":\\{[^}]*},", "");
        CLUSTER.put(IntegrityTopology.CURRENT_STORE, TenantKey.of("old"), early);

        HttpResponse<String> answer = get("/ois/old/current/explanation");

        CLUSTER.store(IntegrityTopology.CURRENT_STORE, FakeCluster.partitionOf("old"))
                .remove(TenantKey.of("old"));
        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void degradations_are_found_by_type_and_window() throws Exception {
        JsonNode all = json(get("/ois/acme/degradations"));
        JsonNode replays = json(get("/ois/acme/degradations?type=replay_failure"));
        JsonNode first = json(get("/ois/acme/degradations?type=replay_failure&to=" + (DAY + 1)));

        assertThat(all.get("degradations")).hasSize(5);
        assertThat(all.at("/degradations/0/window_start_ms").asLong()).isEqualTo(DAY + HOUR);
        assertThat(replays.get("degradations")).hasSize(2);
        assertThat(first.get("degradations")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("instances")
    void tenants_come_in_the_order_of_their_bytes(int instance) throws Exception {
        JsonNode page = json(Http.get(CLUSTER.port(instance), "/tenants"));

        assertThat(page.findValuesAsText("tenant_id").stream().distinct())
                .containsExactly("a/b ?#%", "acme", "beta", "x", "y", "z", "日本");
    }

    @Test
    void pages_of_tenants_follow_each_other() throws Exception {
        JsonNode first = json(get("/tenants?limit=4"));
        JsonNode second = json(get("/tenants?limit=4&next=" + first.get("next").asText()));

        assertThat(json(get("/tenants/ids?limit=4")).at("/tenants/3").asText()).isEqualTo("x");
        assertThat(first.at("/tenants/3/tenant_id").asText()).isEqualTo("x");
        assertThat(second.at("/tenants/0/tenant_id").asText()).isEqualTo("y");
        assertThat(second.get("tenants")).hasSize(3);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ois/nobody/current",
                "/ois/somebody/records",
                "/ois/nobody/records/0",
                "/ois/nobody/scores",
                "/ois/nobody/current/explanation",
                "/ois/nobody/records/0/explanation",
                "/ois/nobody/records/0/evidence",
                "/ois/someone/degradations"
            })
    void an_unknown_tenant_is_told_so(String target) {
        for (int instance = 0; instance < 2; instance++) {
            HttpResponse<String> answer = Http.get(CLUSTER.port(instance), target);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("\"error\":\"UNKNOWN_TENANT\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/explanation", "/evidence"})
    void a_window_without_a_record_is_told_so(String about) {
        HttpResponse<String> answer = get("/ois/acme/records/2026-05-22" + about);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"error\":\"UNKNOWN_RECORD\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "/ois/acme/records?from=2&to=2, from",
        "/ois/acme/records?from=3&to=2, from",
        "/ois/acme/records?next=!, next",
        "/ois/acme/records?next=YQ, next",
        "/ois/acme/records?until=1, until",
        "/ois/acme/records/noon, start",
        "/ois/acme/records/noon/explanation, start",
        "/ois/acme/records/0/evidence?next=YQ, next",
        "/ois/acme/scores?from=2&to=2, from",
        "/ois/acme/scores?next=YQ, next",
        "/ois/acme/current?at=1, at",
        "/ois/acme/degradations?type=rust, type",
        "/tenants?limit=0, limit"
    })
    void a_wrong_parameter_is_named(String target, String parameter) {
        HttpResponse<String> answer = get(target);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"error\":\"INVALID_PARAMETER\"")
                .contains("\"message\":\"" + parameter + ": ");
    }
}
