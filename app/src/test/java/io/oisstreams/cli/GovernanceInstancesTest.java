package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.governance.Decisions;
import io.oisstreams.streams.AvroValues;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
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

/** Two instances on a real broker, in real time: each answers for the tenants of both. */
class GovernanceInstancesTest {
    private static final List<String> TENANTS =
            IntStream.range(0, 12).mapToObj(i -> "tenant-" + i).toList();

    @Test
    void eachInstanceAnswersForAllTenants(@TempDir Path folder) throws Exception {
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary())) {
            ProjectTopics.provisioning(config(platform, folder.resolve("topics")), TimestampType.LOG_APPEND_TIME)
                    .create();
            try (Instance first = start(config(platform, folder.resolve("first")));
                    Instance second = start(config(platform, folder.resolve("second")))) {
                send(config(platform, folder));
                for (Instance instance : List.of(first, second)) {
                    for (String tenant : TENANTS) {
                        assertAnswers(
                                instance,
                                "summary?window=24h&tenant=" + tenant,
                                200,
                                "\"totalEvents\":1,\"denialEvents\":1,");
                    }
                    assertAnswers(instance, "summary?window=24h", 400, "invalid_tenant_query");
                    assertAnswers(instance, "summary?tenant=nobody", 404, "unknown_tenant");
                    assertAnswers(instance, "summary?window=99d", 400, "invalid_window_query");
                }
            }
        }
    }

    /** In the end: partitions may still be on their way to the other instance. */
    private static void assertAnswers(Instance instance, String query, int status, String part) {
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            HttpResponse<String> answer = get(instance, query);
            assertThat(answer.body()).contains(part);
            assertThat(answer.statusCode()).isEqualTo(status);
        });
    }

    private static Instance start(OisConfig config) {
        return Instance.start(
                config, Capabilities.select(Capabilities.ALL, List.of("governance")), Optional.of(Clock.systemUTC()));
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

    /** One decision of each tenant, now. */
    private static void send(OisConfig config) {
        Map<String, Object> settings = new HashMap<>(config.kafkaClientProperties());
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(settings, new StringSerializer(), AvroValues.serializer(config))) {
            for (String tenant : TENANTS) {
                GovernanceDecision decision = Decisions.denied("e", System.currentTimeMillis(), "policy_deny")
                        .setTenantId(tenant)
                        .build();
                var unused = producer.send(new ProducerRecord<>(Topics.GOVERNANCE_DECISIONS.name(), tenant, decision));
            }
        }
    }

    private static HttpResponse<String> get(Instance instance, String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(instance.url() + "/metrics/" + query))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
