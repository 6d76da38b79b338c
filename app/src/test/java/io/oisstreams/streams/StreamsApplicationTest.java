package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.embedded.RealPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RealPlatform.class)
class StreamsApplicationTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String STORE = "latest";

    private final EmbeddedPlatform platform;
    private final Path folder;
    private final RocksMemory memory = new RocksMemory(32L << 20);
    private final String topic = "app-" + UUID.randomUUID();

    StreamsApplicationTest(EmbeddedPlatform platform, @TempDir Path folder) {
        this.platform = platform;
        this.folder = folder;
    }

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin = Admin.create(config("admin").kafkaClientProperties())) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
    }

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void saysWhyItIsNotReadyUntilItIs() throws Exception {
        try (StreamsApplication application = application("a", value -> {})) {
            assertThat(application.readiness()).contains(topic + "-test is not started");

            application.start();
            application.awaitReady(LONG);

            assertThat(application.readiness()).isEmpty();
            assertThat(application.failure()).isEmpty();
            assertThat(application.activePartitions(topic)).containsExactlyInAnyOrder(0, 1);
            assertThat(application.activePartitions("other")).isEmpty();
        }
    }

    @Test
    void isNotReadyOnceItIsClosed() {
        StreamsApplication application = application("a", value -> {});
        application.start();

        application.close();

        assertThat(application.readiness()).contains(topic + "-test is closed");
        assertThat(application.activePartitions(topic)).isEmpty();
    }

    @Test
    void restoresItsStateOnAMachineThatHasNone() throws Exception {
        try (StreamsApplication first = application("a", value -> {})) {
            first.start();
            send("key", "value");
            await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(stored(first, "key"))
                    .isEqualTo("value"));
        }

        try (StreamsApplication second = application("b", value -> {})) {
            second.start();
            second.awaitReady(LONG);

            assertThat(stored(second, "key")).isEqualTo("value");
        }
    }

    @Test
    void replacesAThreadThatFails() throws Exception {
        FailOnce failure = new FailOnce();
        try (StreamsApplication application = application("a", failure)) {
            application.start();

            send("key", "value");

            await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(stored(application, "key"))
                    .isEqualTo("value"));
            assertThat(failure.failed).isTrue();
        }
    }

    @Test
    void stopsAndSaysWhyWhenThreadsHaveFailedTooOften() {
        Consumer<String> poison = value -> {
            throw new IllegalStateException("poison " + value);
        };
        FailurePolicy never = new FailurePolicy(0, LONG, System::nanoTime);
        try (StreamsApplication application =
                new StreamsApplication("test", topology(poison), config("a"), memory, never)) {
            application.start();

            send("key", "pill");

            await().atMost(LONG).untilAsserted(() -> assertThat(application.failure())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("IllegalStateException: poison pill")));
            assertThat(application.readiness()).isEqualTo(application.failure());
            assertThatThrownBy(() -> application.awaitReady(LONG))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("poison pill");
        }
    }

    @Test
    void awaitingGivesUpWithTheReason() {
        try (StreamsApplication application = application("a", value -> {})) {
            assertThatThrownBy(() -> application.awaitReady(Duration.ZERO))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("is not started");
        }
    }

    @Test
    void aBrokerNameThatDoesNotExistIsOneLine() {
        OisConfig config = config("a").with(Map.of("bootstrap.servers", "no-such-host.invalid:9092"));

        assertThatThrownBy(() -> new StreamsApplication("test", topology(value -> {}), config, memory))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("no-such-host.invalid:9092");
    }

    private StreamsApplication application(String instance, Consumer<String> onValue) {
        return new StreamsApplication("test", topology(onValue), config(instance), memory);
    }

    private OisConfig config(String instance) {
        return OisConfig.of(Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "schema.registry.url",
                platform.registryUrl(),
                "ois.application.id",
                topic,
                "state.dir",
                folder.resolve(instance).toString(),
                "num.stream.threads",
                "1",
                "kafka.session.timeout.ms",
                "6000"));
    }

    private Topology topology(Consumer<String> onValue) {
        return new Topology()
                .addSource("source", new StringDeserializer(), new StringDeserializer(), topic)
                .addProcessor("keeper", () -> new Keeper(onValue), "source")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String()),
                        "keeper");
    }

    private static String stored(StreamsApplication application, String key) {
        return String.valueOf(application
                .kafkaStreams()
                .store(StoreQueryParameters.fromNameAndType(STORE, QueryableStoreTypes.<String, String>keyValueStore()))
                .get(key));
    }

    private void send(String key, String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                config("producer").kafkaClientProperties(), new StringSerializer(), new StringSerializer())) {
            var unused = producer.send(new ProducerRecord<>(topic, key, value));
            producer.flush();
        }
    }

    private static final class Keeper extends ContextualProcessor<String, String, Void, Void> {
        private final Consumer<String> onValue;

        Keeper(Consumer<String> onValue) {
            this.onValue = onValue;
        }

        @Override
        public void process(Record<String, String> record) {
            onValue.accept(record.value());
            KeyValueStore<String, String> store = context().getStateStore(STORE);
            store.put(record.key(), record.value());
        }
    }

    private static final class FailOnce implements Consumer<String> {
        private volatile boolean failed;

        @Override
        public void accept(String value) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("only once");
            }
        }
    }
}
