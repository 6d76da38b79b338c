package io.oisstreams.integrity.evidence;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.oisstreams.config.OisConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * One tenant's values on an output topic, committed ones only, up to where the topic ended when the reading began. Records of other
 * tenants are skipped unread. Serves one thread.
 *
 * @param <T> type of the values
 */
final class TenantTopic<T extends SpecificRecord> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final String topic;
    private final Class<T> type;
    private final long patienceNanos;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaAvroDeserializer values = new KafkaAvroDeserializer();

    /** Takes a value; says whether more are wanted. */
    @FunctionalInterface
    interface Visitor<T> {
        boolean visit(long timestampMs, T value);
    }

    /**
     * Connects when it is read.
     *
     * @param patience how long the brokers may give nothing
     */
    TenantTopic(OisConfig config, String topic, Class<T> type, Duration patience) {
        this.topic = topic;
        this.type = type;
        this.patienceNanos = patience.toNanos();
        Map<String, Object> deserializer = new HashMap<>(config.serdeProperties());
        deserializer.put("specific.avro.reader", true);
        values.configure(deserializer, false);
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer = new KafkaConsumer<>(properties);
    }

    /**
     * Visits the tenant's values in the order of the log.
     *
     * @param fromMs where to begin: at the first record of that time or later
     * @param untilMs the first record of a later time, of whatever tenant, ends the reading
     * @throws EvidenceUnavailableException if the topic can't be read
     */
    void read(String tenantId, long fromMs, long untilMs, Visitor<T> visitor) {
        byte[] key = tenantId.getBytes(StandardCharsets.UTF_8);
        try {
            TopicPartition partition = partitionOf(key);
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            OffsetAndTimestamp begin = consumer.offsetsForTimes(Map.of(partition, Math.max(0, fromMs)))
                    .get(partition);
            consumer.seek(partition, begin == null ? end : begin.offset());
            visit(partition, end, key, untilMs, visitor);
        } catch (InterruptException e) {
            throw new EvidenceUnavailableException("interrupted", e);
        } catch (KafkaException e) {
            throw new EvidenceUnavailableException("topic " + topic + " can't be read: " + e.getMessage(), e);
        }
    }

    private void visit(TopicPartition partition, long end, byte[] key, long untilMs, Visitor<T> visitor) {
        long lastNews = System.nanoTime();
        while (consumer.position(partition) < end) {
            long before = consumer.position(partition);
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() >= end || record.timestamp() > untilMs) {
                    return;
                }
                if (Arrays.equals(record.key(), key)
                        && !visitor.visit(record.timestamp(), type.cast(values.deserialize(topic, record.value())))) {
                    return;
                }
            }
            if (consumer.position(partition) > before) {
                lastNews = System.nanoTime();
            } else if (System.nanoTime() - lastNews > patienceNanos) {
                throw new EvidenceUnavailableException("topic " + topic + " can't be read to its end");
            }
        }
    }

    /** As the producer of Kafka Streams' sinks chooses it for a key. */
    private TopicPartition partitionOf(byte[] key) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            throw new EvidenceUnavailableException("there is no topic " + topic);
        }
        return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions.size());
    }

    @Override
    public void close() {
        consumer.close();
        values.close();
    }
}
