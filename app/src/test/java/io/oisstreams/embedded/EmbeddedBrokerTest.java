package io.oisstreams.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final TopicPartition LETTERS = new TopicPartition("letters", 0);

    private final Path folder;

    EmbeddedBrokerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void dataOfTheFolderSurviveARestartOnAnotherPort() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0)) {
            createTopic(first.bootstrapServers());
            produce(first.bootstrapServers(), new byte[] {'a'});
        }

        try (EmbeddedBroker second = EmbeddedBroker.start(folder, 0)) {
            produce(second.bootstrapServers(), new byte[] {'b'});

            assertThat(consume(second.bootstrapServers(), 2)).containsExactly(new byte[] {'a'}, new byte[] {'b'});
        }
    }

    @Test
    void acknowledgedRecordsSurviveAKill() throws Exception {
        BrokerProcess killed = BrokerProcess.start(folder, 0);
        createTopic(killed.bootstrapServers());
        produce(killed.bootstrapServers(), new byte[] {'a'});

        killed.kill();

        try (BrokerProcess again = BrokerProcess.start(folder, killed.port())) {
            assertThat(again.bootstrapServers()).isEqualTo(killed.bootstrapServers());
            assertThat(consume(again.bootstrapServers(), 1)).containsExactly(new byte[] {'a'});
        }
    }

    @Test
    void aRecordOfSixteenMebibytesPasses() throws Exception {
        byte[] large = new byte[16 * 1024 * 1024];

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            createTopic(broker.bootstrapServers());
            produce(broker.bootstrapServers(), large);

            assertThat(consume(broker.bootstrapServers(), 1)).containsExactly(large);
        }
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            EmbeddedBroker.start(folder, other.getLocalPort()).close())
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasMessageNotContaining("\n");
        }
        EmbeddedBroker.start(folder, 0).close(); // the folder was given free again
    }

    @Test
    void aFolderThatCannotBeCreatedIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> EmbeddedBroker.start(file.resolve("data"), 0).close())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(file.resolve("data").toString());
    }

    @Test
    void aFolderThatAnotherBrokerUsesIsNamed() {
        try (EmbeddedBroker running = EmbeddedBroker.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0).close())
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining(folder + " is in use");
            assertThat(running.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void aFolderThatABrokerOfAnotherProcessUsesIsNamed() {
        try (BrokerProcess running = BrokerProcess.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0).close())
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining(folder + " is in use");
            assertThat(running.port()).isPositive();
        }
    }

    private static void createTopic(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(LETTERS.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void produce(String bootstrapServers, byte[] value) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 17 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(LETTERS.topic(), value)).get();
        }
    }

    private static List<byte[]> consume(String bootstrapServers, int count) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", count);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(LETTERS));
            consumer.seekToBeginning(List.of(LETTERS));
            return consumer.poll(Duration.ofSeconds(30)).records(LETTERS).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }
}
