package io.oisstreams.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.streams.TenantKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients see of an instance when another one, or the group, is in trouble. */
class StoreQueryTest {
    private static final String STORE = "values";

    private final FakeCluster cluster = new FakeCluster(2, query -> List.of(() -> List.of(one(query), all(query))));
    /** Of instance 0 and of instance 1. */
    private String here = "";

    private String there = "";

    private static Route one(StoreQuery query) {
        return new Route(
                "/one/{tenant}",
                "",
                "",
                List.of(Parameter.path("tenant", Parameter.Kind.TEXT, "")),
                Route.Content.json("OpenApi"),
                Set.of(),
                request -> query.forTenant(request, STORE, request.pathText("tenant"), stores -> {
                    byte[] value = stores.store(STORE).get(TenantKey.of(request.pathText("tenant")));
                    return Answer.immutableJson(new String(value, StandardCharsets.UTF_8));
                }));
    }

    private static Route all(StoreQuery query) {
        return new Route(
                "/all",
                "",
                "",
                List.of(),
                Route.Content.json("OpenApi"),
                Set.of(),
                request -> query.forAll(
                        request,
                        STORE,
                        StoreQueryTest::rows,
                        rows -> Answer.json(rows.stream()
                                .sorted(Comparator.comparing(Row::key))
                                .map(Row::json)
                                .collect(Collectors.joining(",", "[", "]")))));
    }

    private static List<Row> rows(LocalStores stores) {
        Stream.Builder<Row> rows = Stream.builder();
        try (KeyValueIterator<Bytes, byte[]> all = stores.store(STORE).all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> row = all.next();
                rows.add(new Row(row.key, new String(row.value, StandardCharsets.UTF_8)));
            }
        }
        return rows.build().toList();
    }

    @BeforeEach
    void fill() {
        for (String tenant : List.of("a", "b", "c", "d")) {
            cluster.put(STORE, TenantKey.of(tenant), "{\"v\":1.000000,\"t\":\"ü\n " + tenant + "\"}");
            if (cluster.ownerOf(tenant) == 0) {
                here = tenant;
            } else {
                there = tenant;
            }
        }
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private HttpResponse<String> get(String target) {
        return Http.get(cluster.port(0), target);
    }

    @Test
    void the_owner_s_answer_comes_through_unchanged() {
        HttpResponse<String> answer = get("/one/" + there);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"v\":1.000000,\"t\":\"ü\n " + there + "\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, immutable");
    }

    @Test
    void all_rows_of_all_instances_are_in_one_answer() {
        assertThat(get("/all").body())
                .isEqualTo(Stream.of("a", "b", "c", "d")
                        .map(tenant -> "{\"v\":1.000000,\"t\":\"ü\n " + tenant + "\"}")
                        .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void what_a_dead_instance_has_is_an_error_and_the_rest_is_answered() {
        cluster.stop(1);

        assertThat(get("/one/" + here).statusCode()).isEqualTo(200);
        for (String target : List.of("/one/" + there, "/all")) {
            HttpResponse<String> answer = get(target);
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body())
                    .isEqualTo("{\"status\":\"error\",\"error\":\"PEER_UNREACHABLE\",\"message\":\"instance 127.0.0.1:"
                            + cluster.port(1) + " can't be reached\"}");
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        }
    }

    @Test
    void during_a_rebalance_the_answer_is_503_and_to_try_again() {
        cluster.rebalance();

        for (String target : List.of("/one/" + here, "/one/" + there, "/all")) {
            HttpResponse<String> answer = get(target);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"error\":\"NOT_AVAILABLE\"");
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void rows_that_are_not_where_they_should_be_are_503_not_missing(int supposedOwner) {
        cluster.misplace(cluster.address(supposedOwner));

        String misplaced = supposedOwner == 0 ? there : here;
        assertThat(get("/one/" + misplaced).statusCode()).isEqualTo(503);
        assertThat(get("/all").statusCode()).isEqualTo(503);
    }

    @Test
    void a_forwarded_request_is_never_sent_on() {
        HttpResponse<String> answer =
                Http.send(cluster.port(0), "/one/" + there, "GET", Request.FORWARDED, Forwarded.OWNER);

        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "partitions=", "partitions=x", "partitions=99999999999", "1"})
    void the_header_between_instances_is_checked(String header) {
        HttpResponse<String> answer = Http.send(cluster.port(0), "/all", "GET", Request.FORWARDED, header);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":\"BAD_REQUEST\"");
    }

    @Test
    void a_partition_that_is_not_here_is_503() {
        HttpResponse<String> answer = Http.send(cluster.port(0), "/all", "GET", Request.FORWARDED, "partitions=0,1");

        assertThat(answer.statusCode()).isEqualTo(503);
    }
}
