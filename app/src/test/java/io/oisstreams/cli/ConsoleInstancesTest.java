package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oisstreams.config.OisConfig;
import io.oisstreams.console.Published;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.Severity;
import io.oisstreams.streams.AvroValues;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console on a real broker: two instances answer for the tenants of both, and one that starts anew knows what was published before. */
class ConsoleInstancesTest {
    private static final List<String> TENANTS =
            IntStream.range(0, 12).mapToObj(i -> "tenant-" + i).toList();

    @Test
    void eachAnswersForAllAndOneThatIsLeftOrStartsAnewKnowsAll(@TempDir Path folder) throws Exception {
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary())) {
            OisConfig config = config(platform, folder);
            ProjectTopics.provisioning(config, TimestampType.CREATE_TIME).create();
            publish(config);
            String overview;
            String alerts;
            try (Instance first = start(config(platform, folder.resolve("first")))) {
                try (Instance second = start(config(platform, folder.resolve("second")))) {
                    awaitAll(first);
                    awaitAll(second);
                    overview = get(first, "/overview").body();
                    alerts = get(first, "/alerts").body();
                    assertThat(get(second, "/overview").body()).isEqualTo(overview);
                    assertThat(get(second, "/alerts").body()).isEqualTo(alerts);
                }
                awaitAll(first);
                assertThat(get(first, "/overview").body()).isEqualTo(overview);
            }
            try (Instance again = start(config(platform, folder.resolve("first")))) {
                awaitAll(again);
                assertThat(get(again, "/overview").body()).isEqualTo(overview);
                assertThat(get(again, "/alerts").body()).isEqualTo(alerts);
            }
        }
    }

    /** In the end: partitions may still be on their way to another instance. */
    private static void awaitAll(Instance instance) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            HttpResponse<String> answer = get(instance, "/overview");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            for (String tenant : TENANTS) {
                assertThat(answer.body())
                        .contains("{\"tenant_id\":\"" + tenant + "\",\"window_start\":\"2026-05-21T00:00:00Z\"");
            }
            assertThat(answer.body().split("\"high\":1,", -1)).hasSize(TENANTS.size() + 1);
            assertThat(answer.body().split("\"deviations\":1}", -1)).hasSize(TENANTS.size() + 1);
        });
    }

    private static Instance start(OisConfig config) {
        return Instance.start(config, Capabilities.select(Capabilities.ALL, List.of("console")), Optional.empty());
    }

    private static OisConfig config(EmbeddedPlatform platform, Path state) {
        return OisConfig.of(Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "schema.registry.url",
                platform.registryUrl(),
                "http.port",
                "0",
                "num.stream.threads",
                "1",
                "topics.partitions",
                "4",
                "state.dir",
                state.toString()));
    }

    private static void publish(OisConfig config) {
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(
                config.kafkaClientProperties(), new StringSerializer(), AvroValues.serializer(config))) {
            for (String tenant : TENANTS) {
                long atMs = Published.DAY;
                send(producer, Topics.OIS_RECORDS, tenant, Published.record(tenant, atMs, "0.960000"));
                send(producer, Topics.ALERTS, tenant, Published.alert(tenant, "a", Severity.high, true, atMs));
                send(
                        producer,
                        Topics.DEVIATIONS,
                        tenant,
                        Published.deviation(tenant, "d", DeviationStepKind.opened, atMs));
            }
        }
    }

    private static void send(
            KafkaProducer<String, SpecificRecord> producer, EventTopic topic, String tenant, SpecificRecord value) {
        var unused = producer.send(new ProducerRecord<>(topic.name(), tenant, value));
    }

    private static HttpResponse<String> get(Instance instance, String target) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(instance.url() + target)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
