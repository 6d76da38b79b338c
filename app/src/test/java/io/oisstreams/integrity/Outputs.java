package io.oisstreams.integrity;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What an application has published, by topic and key, in order. An application can't have output topics of its own, so a test says from
 * where on they are its.
 *
 * @param byTopicAndKey the key {@code ""} stands for none
 */
record Outputs(Map<String, Map<String, List<Row>>> byTopicAndKey) {
    /** One output; equal only if all bytes are. */
    record Row(long timestampMs, int crc, SpecificRecord value) {}

    /** Where the outputs of the next application begin. */
    static Map<TopicPartition, Long> mark(Cluster cluster) {
        return cluster.ends(Cluster.OUTPUTS.stream().map(EventTopic::name).toList());
    }

    /** All that was committed since a mark. */
    static Outputs since(Cluster cluster, Map<TopicPartition, Long> mark) {
        Map<String, Map<String, List<Row>>> outputs = new TreeMap<>();
        Map<TopicPartition, Long> ends = mark(cluster);
        Map<String, Object> settings = new HashMap<>(cluster.config().kafkaClientProperties());
        settings.put("isolation.level", "read_committed");
        settings.putAll(cluster.config().serdeProperties());
        settings.put("specific.avro.reader", true);
        try (KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            avro.configure(settings, false);
            consumer.assign(ends.keySet());
            mark.forEach(consumer::seek);
            Cluster.await().until(() -> {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofMillis(200))) {
                    outputs.computeIfAbsent(read.topic(), topic -> new TreeMap<>())
                            .computeIfAbsent(
                                    read.key() == null ? "" : new String(read.key(), StandardCharsets.UTF_8),
                                    key -> new ArrayList<>())
                            .add(row(read, avro));
                }
                return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            });
        }
        // A chain entry is told of when it is verified, which takes a different time in each run.
        outputs.getOrDefault(Topics.OIS_EVIDENCE.name(), Map.of())
                .values()
                .forEach(rows ->
                        rows.sort(Comparator.comparingLong(Row::timestampMs).thenComparingInt(Row::crc)));
        return new Outputs(outputs);
    }

    private static Row row(ConsumerRecord<byte[], byte[]> read, KafkaAvroDeserializer avro) {
        CRC32C crc = new CRC32C();
        crc.update(read.value());
        SpecificRecord value = (SpecificRecord) avro.deserialize(read.topic(), read.value());
        return new Row(read.timestamp(), (int) crc.getValue(), value);
    }

    Map<String, List<Row>> of(EventTopic topic) {
        return byTopicAndKey.getOrDefault(topic.name(), Map.of());
    }

    List<Row> of(EventTopic topic, String key) {
        return of(topic).getOrDefault(key, List.of());
    }
}
