package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs a cluster, against a real one of its own, because the names of the topics are fixed. */
class ClusterCommandsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Path folder;
    private final EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());

    ClusterCommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void topicsAreCreatedAndCheckedAndNothingRunsWithoutThem() throws Exception {
        CommandRun before = command("topics", "--check");
        CommandRun created = command("topics");
        CommandRun after = command("topics", "--check");
        CommandRun taken = runWithATakenPort();
        addPartitions("chain.entries", 5);
        CommandRun changed = command("topics", "--check");
        CommandRun run = command("run");

        assertThat(before.exitCode()).isEqualTo(1);
        assertThat(before.out()).contains("governance.decisions is missing");
        assertThat(created.exitCode()).isZero();
        assertThat(created.out()).contains("Created governance.decisions", "Created time.ticks", "Created ois.records");
        assertThat(after.exitCode()).isZero();
        assertThat(taken.exitCode()).isEqualTo(1);
        assertThat(taken.err().lines()).hasSize(1);
        assertThat(taken.err()).contains("127.0.0.1:");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out().lines()).hasSize(1);
        assertThat(changed.out()).contains("chain.entries").contains("5 partitions");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("chain.entries");
    }

    @Test
    void twoInstancesShareThePartitionsTickAndAnswer() throws Exception {
        command("topics");
        try (Instance first = instance("a")) {
            first.awaitReady(LONG);
            await().atMost(LONG).untilAsserted(() -> assertThat(first.activePartitions("time.ticks"))
                    .containsExactlyInAnyOrder(0, 1, 2, 3));
            try (Instance second = instance("b")) {
                await().atMost(LONG).untilAsserted(() -> {
                    Set<Integer> ofFirst = first.activePartitions("time.ticks");
                    Set<Integer> ofSecond = second.activePartitions("time.ticks");
                    assertThat(ofSecond).hasSize(2);
                    assertThat(ofFirst).hasSize(2).doesNotContainAnyElementsOf(ofSecond);
                });
                await().atMost(LONG).untilAsserted(() -> assertThat(get(second, "/health/ready"))
                        .isEqualTo(200));
                assertThat(get(second, "/prometheus")).isEqualTo(200);
                assertThat(get(second, "/tenants")).isEqualTo(200);
            }
            await().atMost(LONG).untilAsserted(() -> assertThat(first.activePartitions("time.ticks"))
                    .hasSize(4));
        }
        assertTicksInEveryPartition();
        assertThat(membersOfTheGroup()).isZero();
    }

    private CommandRun runWithATakenPort() {
        try (HttpServer taken = HttpServer.bind("127.0.0.1", 0)) {
            return command("run", "--set", "http.port=" + taken.port());
        }
    }

    private Instance instance(String name) {
        OisConfig config = config(Map.of("state.dir", folder.resolve(name).toString()));
        return Instance.start(config, Capabilities.ALL, Optional.of(Clock.systemUTC()));
    }

    private OisConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl(),
                "http.port", "0",
                "tick.interval.ms", "100",
                "num.stream.threads", "1"));
        settings.putAll(more);
        return OisConfig.of(settings);
    }

    private CommandRun command(String... arguments) {
        Map<String, String> environment = Map.of(
                "OIS_BOOTSTRAP_SERVERS", platform.bootstrapServers(),
                "OIS_SCHEMA_REGISTRY_URL", platform.registryUrl(),
                "OIS_STATE_DIR", folder.resolve("command").toString());
        return CommandRun.in(environment, Capabilities.ALL, arguments);
    }

    private static int get(Instance instance, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(instance.url() + path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private void assertTicksInEveryPartition() {
        OisConfig config = config(Map.of());
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.putAll(config.serdeProperties());
        properties.put("key.deserializer", ByteArrayDeserializer.class);
        properties.put("value.deserializer", KafkaAvroDeserializer.class);
        List<TopicPartition> partitions = IntStream.range(0, 4)
                .mapToObj(partition -> new TopicPartition("time.ticks", partition))
                .toList();
        try (KafkaConsumer<byte[], GenericRecord> consumer = new KafkaConsumer<>(properties)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], GenericRecord>> ticks = new ArrayList<>();
            await().atMost(LONG).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(ticks::add);
                assertThat(ticks).extracting(ConsumerRecord::partition).contains(0, 1, 2, 3);
            });
            assertThat(ticks).allSatisfy(tick -> {
                assertThat(tick.key()).isNull();
                assertThat((long) tick.value().get("timestamp_ms") % 100).isZero();
            });
        }
    }

    private int membersOfTheGroup() throws Exception {
        try (Admin admin = Admin.create(config(Map.of()).kafkaClientProperties())) {
            return admin.describeConsumerGroups(List.of("ois-streams-integrity")).all().get().values().stream()
                    .mapToInt(group -> group.members().size())
                    .sum();
        }
    }

    private void addPartitions(String topic, int total) throws Exception {
        try (Admin admin = Admin.create(config(Map.of()).kafkaClientProperties())) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                    .all()
                    .get();
        }
    }
}
