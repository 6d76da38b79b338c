package io.oisstreams.embedded.demo;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows records, alerts, deviations, commands and reports as they are published, at most one line for each. For one thread. */
public final class PublishedLines implements AutoCloseable {
    private static final List<String> TOPICS = List.of(
            Topics.OIS_RECORDS.name(),
            Topics.ALERTS.name(),
            Topics.DEVIATIONS.name(),
            Topics.CONTROL_COMMANDS.name(),
            Topics.REPORTS.name());

    /** A record before the alerts that it causes, a deviation before the command that it causes. */
    private static final Comparator<ConsumerRecord<byte[], Object>> ORDER =
            Comparator.<ConsumerRecord<byte[], Object>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparingInt(published -> TOPICS.indexOf(published.topic()));

    private final Consumer<byte[], Object> consumer;

    private PublishedLines(Consumer<byte[], Object> consumer) {
        this.consumer = consumer;
    }

    /** Follows what is published from now on. */
    public static PublishedLines fromNowOn(OisConfig config) {
        Map<String, Object> serde = config.serdeProperties();
        serde.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        KafkaAvroDeserializer values = new KafkaAvroDeserializer();
        values.configure(serde, false);
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "demo-printer");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        Consumer<byte[], Object> consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), values);
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is put off until asked for.
        partitions.forEach(consumer::position);
        return new PublishedLines(consumer);
    }

    /** The lines for what was published since the last call; waits for the first at most this long. */
    public List<String> poll(Duration atMost) {
        List<ConsumerRecord<byte[], Object>> published = new ArrayList<>();
        consumer.poll(atMost).forEach(published::add);
        return published.stream()
                .sorted(ORDER)
                .flatMap(one -> line(one.value()))
                .toList();
    }

    static Stream<String> line(Object value) {
        if (value instanceof OisRecord ois) {
            return Stream.of(OutputLine.of(ois));
        }
        if (value instanceof Alert alert) {
            return Stream.of(OutputLine.of(alert));
        }
        if (value instanceof Deviation deviation) {
            return OutputLine.of(deviation).stream();
        }
        if (value instanceof ControlCommand command) {
            return Stream.of(OutputLine.of(command));
        }
        return value instanceof Report report ? Stream.of(OutputLine.of(report)) : Stream.empty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
