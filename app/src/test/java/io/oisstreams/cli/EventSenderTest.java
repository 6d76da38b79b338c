package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.streams.AvroValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Against a real cluster of its own, because the names of the topics are fixed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventSenderTest {
    private static final String TOPIC = Topics.KPI_MEASUREMENTS.name();
    private static final String TICKS = Topics.TIME_TICKS.name();
    private static final Map<String, String> KEEPS_TIMES =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    private static final String GONE = "http://127.0.0.1:1";

    private final EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());

    @BeforeAll
    void topics() throws Exception {
        CommandRun.in(
                Map.of(
                        "OIS_BOOTSTRAP_SERVERS", platform.bootstrapServers(),
                        "OIS_SCHEMA_REGISTRY_URL", platform.registryUrl()),
                List.of(),
                "topics");
        try (Admin admin = Admin.create(config(Map.of()).kafkaClientProperties())) {
            admin.createTopics(List.of(
                            new NewTopic("no.schema", Optional.of(1), Optional.empty()),
                            new NewTopic("own.times", Optional.of(1), Optional.empty()).configs(KEEPS_TIMES)))
                    .all()
                    .get();
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, TICKS),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void eventsArriveInTheirOrderUnderTheirTenants() {
        List<KpiMeasurement> events =
                Stream.of("3.1", "3.2", "5.1").map(EventSenderTest::event).toList();

        new EventSender(config(Map.of())).send(Topics.KPI_MEASUREMENTS, events);

        List<ConsumerRecord<String, SpecificRecord>> read = read(events.size());
        assertThat(read).extracting(ConsumerRecord::key).containsOnly("acme");
        assertThat(read).extracting(ConsumerRecord::value).isEqualTo(events);
    }

    @Test
    void theTimeOfTheBrokerNeedsNoOther() {
        EventSender sender = new EventSender(config(Map.of()));
        tick(0, 5_000);

        Instant time =
                sender.clock(Topics.KPI_MEASUREMENTS, () -> Instant.EPOCH).instant();

        assertThat(time).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whereEventsKeepTheirTimesTheNewestTickSaysWhatTimeItIs() {
        EventSender sender = new EventSender(config(Map.of()));
        tick(0, 8_000);
        tick(1, 9_000);
        tick(0, 7_000);

        Instant time = sender.clock(topic("own.times"), () -> Instant.EPOCH).instant();

        assertThat(time).isEqualTo(Instant.ofEpochMilli(9_000));
    }

    @Test
    void theTimeOfATopicThatIsNotThereIsRefused() {
        EventSender sender = new EventSender(config(Map.of()));

        assertThatThrownBy(() ->
                        sender.clock(topic("not.there"), () -> Instant.EPOCH).instant())
                .isInstanceOf(StartupException.class)
                .hasMessageEndingWith(" has no topic not.there; see ./ois topics --help");
    }

    @Test
    void aTopicThatIsNotThereIsNamedAndNotMade() throws Exception {
        EventSender sender = new EventSender(config(Map.of()));
        EventTopic missing = topic("not.there");

        assertThatThrownBy(() -> sender.send(missing, List.of(event("3.1"))))
                .isInstanceOf(StartupException.class)
                .hasMessage(
                        "Kafka at " + platform.bootstrapServers() + " has no topic not.there; see ./ois topics --help");
        try (Admin admin = Admin.create(config(Map.of()).kafkaClientProperties())) {
            assertThat(admin.listTopics().names().get()).doesNotContain("not.there");
        }
    }

    @Test
    void aSchemaIsNotRegisteredByTheWay() {
        EventSender sender = new EventSender(config(Map.of()));
        EventTopic bare = topic("no.schema");

        assertThatThrownBy(() -> sender.send(bare, List.of(event("3.1"))))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("Schema registry " + platform.registryUrl() + " gives no schema for no.schema");
    }

    @Test
    void aRegistryThatIsNotThereIsNamed() {
        EventSender sender = new EventSender(config(Map.of("schema.registry.url", GONE)));

        assertThatThrownBy(() -> sender.send(Topics.KPI_MEASUREMENTS, List.of(event("3.1"))))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("Schema registry " + GONE);
    }

    @Test
    void aBrokerThatIsNotThereIsNamed() {
        EventSender sender = new EventSender(
                config(Map.of("bootstrap.servers", "127.0.0.1:1", "kafka.default.api.timeout.ms", "300")));

        assertThatThrownBy(() -> sender.send(Topics.KPI_MEASUREMENTS, List.of(event("3.1"))))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("Kafka at 127.0.0.1:1 can't be reached: ");
    }

    @Test
    void aClientThatCannotBeMadeIsOneLine() {
        EventSender sender = new EventSender(config(Map.of("kafka.security.protocol", "NONSENSE")));

        assertThatThrownBy(() -> sender.send(Topics.KPI_MEASUREMENTS, List.of(event("3.1"))))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("events can't be sent to " + TOPIC)
                .hasMessageContaining("NONSENSE");
    }

    private void tick(int partition, long ms) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                config(Map.of()).kafkaClientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(new ProducerRecord<>(TICKS, partition, ms, new byte[0], new byte[0]));
        }
    }

    private static EventTopic topic(String name) {
        return new EventTopic(
                name, Topics.KPI_MEASUREMENTS.direction(), KpiMeasurement.class, Topics.KPI_MEASUREMENTS.schema());
    }

    private OisConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl()));
        settings.putAll(more);
        return OisConfig.of(settings);
    }

    private static KpiMeasurement event(String kpiId) {
        return KpiMeasurement.newBuilder()
                .setEventId("e-" + kpiId)
                .setTenantId("acme")
                .setTimestampMs(Instant.ofEpochMilli(1_000))
                .setKpiId(kpiId)
                .setValue(1)
                .setAttributes(Map.of())
                .build();
    }

    private List<ConsumerRecord<String, SpecificRecord>> read(int wanted) {
        OisConfig config = config(Map.of());
        List<ConsumerRecord<String, SpecificRecord>> read = new ArrayList<>();
        try (KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(
                config.kafkaClientProperties(), new StringDeserializer(), AvroValues.deserializer(config))) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
                return read.size() >= wanted;
            });
        }
        return read;
    }
}
