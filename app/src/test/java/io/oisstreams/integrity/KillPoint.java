package io.oisstreams.integrity;

import static io.oisstreams.integrity.Cluster.HOUR_MS;

import io.oisstreams.event.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * When to kill: in the middle of a window, or around its close, counted from the moment at which its record shows, not committed yet.
 *
 * @param window number of the window, from 0
 * @param middle how much of the window has passed; negative: around its close
 * @param delayMs for how long to wait after the record was seen
 */
record KillPoint(int window, double middle, int delayMs) {
    private static final int LONGEST_DELAY_MS = 120;

    /** One in each window, earliest first: the middle of the first, and around the closes of the others. */
    static List<KillPoint> oneInEachWindow(Random random) {
        return List.of(
                new KillPoint(0, 0.1 + 0.8 * random.nextDouble(), 0),
                new KillPoint(1, -1, 0),
                new KillPoint(2, -1, random.nextInt(LONGEST_DELAY_MS)));
    }

    /** The same, but each by chance in the middle or around the close. */
    static List<KillPoint> anywhere(Random random) {
        return java.util.stream.IntStream.range(0, Story.WINDOWS)
                .mapToObj(window -> random.nextBoolean()
                        ? new KillPoint(window, random.nextDouble(), 0)
                        : new KillPoint(window, -1, random.nextInt(LONGEST_DELAY_MS)))
                .toList();
    }

    /** Returns when it has come for an application whose outputs begin at a mark. */
    void await(Cluster cluster, String applicationId, Map<TopicPartition, Long> mark) throws InterruptedException {
        if (middle >= 0) {
            awaitTicks(cluster, applicationId, Math.round((window + middle) * HOUR_MS / Feed.TICK_MS));
        } else {
            awaitUncommittedRecord(cluster, mark);
            TimeUnit.MILLISECONDS.sleep(delayMs);
        }
    }

    private static void awaitTicks(Cluster cluster, String applicationId, long ticks) {
        try (Admin admin = cluster.admin()) {
            Cluster.await()
                    .pollInterval(Duration.ofMillis(5))
                    .ignoreExceptions()
                    .until(() -> Cluster.committed(admin, applicationId).entrySet().stream()
                            .anyMatch(entry -> entry.getKey().topic().equals(Topics.TIME_TICKS.name())
                                    && entry.getValue() >= ticks));
        }
    }

    private void awaitUncommittedRecord(Cluster cluster, Map<TopicPartition, Long> mark) {
        Map<String, Object> settings = new HashMap<>(cluster.config().kafkaClientProperties());
        settings.put("isolation.level", "read_uncommitted");
        settings.put("fetch.max.wait.ms", 5);
        Map<TopicPartition, Long> records = new HashMap<>(mark);
        records.keySet().removeIf(partition -> !partition.topic().equals(Topics.OIS_RECORDS.name()));
        long publishedMs = Story.START_MS + (window + 1) * HOUR_MS;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(records.keySet());
            records.forEach(consumer::seek);
            Cluster.await().pollInterval(Duration.ofMillis(1)).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    if (record.timestamp() > publishedMs) {
                        return true;
                    }
                }
                return false;
            });
        }
    }
}
