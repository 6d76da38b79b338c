package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.kpis.core.audit.ChainedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real cluster of its own. */
class AuditMeasurementSentTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void theMeasurementOfABrokenLogIsOnTheTopic(@TempDir Path folder) throws IOException {
        ChainedLog log = ChainedLog.of(3);
        log.entries().get(1).put("actor_id", "somebody else");
        Path file = Files.write(folder.resolve("acme.jsonl"), log.lines());
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary())) {
            Map<String, String> environment = Map.of(
                    "OIS_BOOTSTRAP_SERVERS", platform.bootstrapServers(),
                    "OIS_SCHEMA_REGISTRY_URL", platform.registryUrl());
            CommandRun.in(environment, Capabilities.ALL, "topics");

            CommandRun run = CommandRun.in(environment, Capabilities.ALL, "audit", file.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).contains("3 entries, 1 of them broken");
            assertThat(run.err())
                    .isEqualTo("ois: sent the score of acme.jsonl for tenant acme to " + platform.bootstrapServers()
                            + System.lineSeparator());
            ConsumerRecord<String, GenericRecord> sent = first(platform);
            assertThat(sent.key()).isEqualTo("acme");
            assertThat(sent.value().get("kpi_id")).hasToString("3.1");
            assertThat(sent.value().get("value")).isEqualTo(75.0);
        }
    }

    private static ConsumerRecord<String, GenericRecord> first(EmbeddedPlatform platform) {
        OisConfig config = OisConfig.of(Map.of(
                "bootstrap.servers", platform.bootstrapServers(), "schema.registry.url", platform.registryUrl()));
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.putAll(config.serdeProperties());
        properties.put("key.deserializer", StringDeserializer.class);
        properties.put("value.deserializer", KafkaAvroDeserializer.class);
        try (KafkaConsumer<String, GenericRecord> consumer = new KafkaConsumer<>(properties)) {
            List<TopicPartition> partitions = IntStream.range(
                            0, consumer.partitionsFor("kpi.measurements").size())
                    .mapToObj(partition -> new TopicPartition("kpi.measurements", partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, GenericRecord>> records = new ArrayList<>();
            // The broker had the record before the command ended.
            consumer.poll(LONG).forEach(records::add);
            assertThat(records).hasSize(1);
            return records.get(0);
        }
    }
}
