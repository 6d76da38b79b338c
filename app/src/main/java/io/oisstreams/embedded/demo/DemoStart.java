package io.oisstreams.embedded.demo;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When a simulation starts: shortly before the end of an hour, so that its first records come soon. */
public final class DemoStart {
    /** Simulated time before the end of the first hour. */
    public static final Duration BEFORE_THE_HOUR = Duration.ofMinutes(15);

    /**
     * Always the same, so that two demos with one seed publish the same records. A Saturday: after some hours, in which seven cycles
     * complete, a day and a week end, and are reported.
     */
    public static final Instant FIRST = Instant.parse("2026-01-03T16:00:00Z").minus(BEFORE_THE_HOUR);

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private DemoStart() {}

    /** The first start, or, if the topics hold an earlier simulation, one in the hour after its last. */
    public static Instant on(OisConfig config) {
        OptionalLong lastTickMs = lastTickMs(config);
        return lastTickMs.isEmpty() ? FIRST : after(Instant.ofEpochMilli(lastTickMs.getAsLong()));
    }

    static Instant after(Instant lastTick) {
        Instant hourAfter = lastTick.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return hourAfter.plus(1, ChronoUnit.HOURS).minus(BEFORE_THE_HOUR);
    }

    private static OptionalLong lastTickMs(OisConfig config) {
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "demo-start");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.TIME_TICKS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            for (TopicPartition partition : partitions) {
                long end = consumer.position(partition, ANSWER);
                if (end > 0) {
                    // Every tick goes to every partition, so one of them tells.
                    consumer.assign(List.of(partition));
                    consumer.seek(partition, end - 1);
                    return StreamSupport.stream(consumer.poll(ANSWER).spliterator(), false)
                            .mapToLong(ConsumerRecord::timestamp)
                            .max();
                }
            }
            return OptionalLong.empty();
        }
    }
}
