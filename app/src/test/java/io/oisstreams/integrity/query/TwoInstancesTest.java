package io.oisstreams.integrity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oisstreams.embedded.EmbeddedBroker;
import io.oisstreams.http.Http;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on a real broker: each answers for all, and what is said while one goes. */
class TwoInstancesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> TENANTS =
            IntStream.range(0, 20).mapToObj(i -> "tenant-" + i).toList();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static EmbeddedBroker broker;

    private Instance first;
    private Instance second;

    @BeforeAll
    static void startBroker(@TempDir Path brokerDir) {
        broker = EmbeddedBroker.start(brokerDir, 0);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void startInstances(TestInfo test, @TempDir Path stateDir) throws Exception {
        String topic = test.getTestMethod().orElseThrow().getName();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        }
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (String tenant : TENANTS) {
                producer.send(new ProducerRecord<>(topic, null, 1_000L, tenant, row(tenant)))
                        .get();
            }
        }
        first = new Instance(broker.bootstrapServers(), topic, stateDir.resolve("first"));
        second = new Instance(broker.bootstrapServers(), topic, stateDir.resolve("second"));
        await().atMost(PATIENCE)
                .until(() -> first.isRunning()
                        && second.isRunning()
                        && first.hasPartitions()
                        && second.hasPartitions()
                        && count(first, "/tenants", "tenants") == TENANTS.size()
                        && count(second, "/tenants", "tenants") == TENANTS.size());
    }

    @AfterEach
    void closeInstances() {
        first.close();
        second.close();
    }

    private static String row(String tenant) {
        return "{\"tenant_id\":\"" + tenant + "\",\"ois\":1.000000}";
    }

    private static HttpResponse<String> current(Instance instance, String tenant) {
        return Http.get(instance.port(), "/ois/" + tenant + "/current");
    }

    /** How many rows a list has; -1: an error. */
    private static int count(Instance instance, String target, String name) throws Exception {
        HttpResponse<String> answer = Http.get(instance.port(), target);
        return answer.statusCode() == 200
                ? MAPPER.readTree(answer.body()).get(name).size()
                : -1;
    }

    @Test
    void each_answers_for_all() throws Exception {
        for (Instance instance : List.of(first, second)) {
            for (String tenant : TENANTS) {
                assertThat(current(instance, tenant).body()).isEqualTo(row(tenant));
            }
            assertThat(count(instance, "/tenants", "tenants")).isEqualTo(TENANTS.size());
            assertThat(current(instance, "nobody").statusCode()).isEqualTo(404);
            assertThat(Http.get(instance.port(), "/prometheus").body()).contains("kafka_stream_");
        }
    }

    @Test
    void while_one_leaves_every_answer_is_right_or_a_clean_error() throws Exception {
        CompletableFuture<Void> leaving = CompletableFuture.runAsync(second::leave);
        while (!leaving.isDone()) {
            TENANTS.forEach(tenant -> rightOrCleanError(current(first, tenant), row(tenant)));
            assertThat(count(first, "/tenants", "tenants")).isIn(-1, TENANTS.size());
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            for (String tenant : TENANTS) {
                HttpResponse<String> answer = current(first, tenant);
                rightOrCleanError(answer, row(tenant));
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        });
        assertThat(count(first, "/tenants", "tenants")).isEqualTo(TENANTS.size());
        assertThat(current(second, TENANTS.get(0)).statusCode()).isEqualTo(503);
        assertThat(Http.get(second.port(), "/health/ready").statusCode()).isEqualTo(503);
    }

    private static void rightOrCleanError(HttpResponse<String> answer, String expected) {
        if (answer.statusCode() == 200) {
            assertThat(answer.body()).isEqualTo(expected);
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isIn(502, 503, 504);
            assertThat(answer.body()).startsWith("{\"status\":\"error\",\"error\":\"");
        }
    }

    @Test
    void what_an_instance_that_is_gone_had_is_an_error_until_the_group_notices() throws Exception {
        second.stopAnswering();

        List<Integer> statuses = TENANTS.stream()
                .map(tenant -> current(first, tenant).statusCode())
                .toList();
        assertThat(statuses).contains(200, 502).containsOnly(200, 502);
        JsonNode all = MAPPER.readTree(Http.get(first.port(), "/tenants").body());
        assertThat(all.get("error").asText()).isEqualTo("PEER_UNREACHABLE");
    }
}
