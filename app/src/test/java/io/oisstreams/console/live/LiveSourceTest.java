package io.oisstreams.console.live;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.BrokerProcess;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.http.EventStream;
import io.oisstreams.http.Request;
import io.oisstreams.http.ServerSentEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSourceTest {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final EventHub hub = new EventHub(1);

    private static OisConfig config(BrokerProcess broker) {
        return OisConfig.of(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static void createTopics(BrokerProcess broker) throws Exception {
        try (Admin admin = Admin.create(config(broker).kafkaClientProperties())) {
            admin.createTopics(Topics.all().stream()
                            .map(EventTopic::name)
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void listen() {
        hub.open(new Request("/events", Map.of(), Map.of(), Optional.empty()), new EventStream() {
            @Override
            public boolean send(ServerSentEvent event) {
                return heard.add(event.toString());
            }

            @Override
            public void onEnd(Runnable action) {}
        });
    }

    /** Ticks until they are heard: who begins to listen hears only what comes then. */
    private void awaitHeard(BrokerProcess broker, String time) {
        ProducerRecord<byte[], byte[]> tick = new ProducerRecord<>(
                Topics.TIME_TICKS.name(), 0, Instant.parse(time).toEpochMilli(), null, new byte[] {0});
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                config(broker).kafkaClientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                producer.send(tick).get();
                return heard.stream().anyMatch(event -> event.contains(time));
            });
        }
    }

    @Test
    void whatIsPublishedAfterTheBrokerWasKilledIsHeard(@TempDir Path folder) throws Exception {
        BrokerProcess killed = BrokerProcess.start(folder, 0);
        createTopics(killed);
        listen();
        LiveSource source = LiveSource.start(config(killed), hub, new SimpleMeterRegistry());
        try (killed) {
            awaitHeard(killed, "2026-05-21T10:00:00Z");

            killed.kill();
            try (BrokerProcess again = BrokerProcess.start(folder, killed.port())) {
                awaitHeard(again, "2026-05-21T11:00:00Z");
            }
        } finally {
            source.close();
        }
    }
}
