package io.oisstreams.embedded.replay;

import io.oisstreams.config.StartupException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads partitions from their beginning, committed records only.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
final class CommittedRecords<K, V> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLS_WITHOUT_NEWS = 300;
    private static final int MAX_FETCH_BYTES = 24 * 1024 * 1024;

    private final KafkaConsumer<K, V> consumer;

    /** @param client what every Kafka client gets; taken over and added to */
    CommittedRecords(Map<String, Object> client, Deserializer<K> keys, Deserializer<V> values) {
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumer = new KafkaConsumer<>(client, keys, values);
    }

    /**
     * Hands on every record of a partition before an offset, in order. What a transaction has written is waited for until it
     * shows as committed, which comes a little after the commit.
     *
     * @throws StartupException if it never does
     * @throws org.apache.kafka.common.KafkaException if the brokers can't be read, or delete what is still to be read
     */
    void read(TopicPartition partition, long end, Consumer<ConsumerRecord<K, V>> each) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        int quiet = 0;
        while (consumer.position(partition) < end) {
            ConsumerRecords<K, V> records = consumer.poll(POLL);
            for (ConsumerRecord<K, V> record : records) {
                if (record.offset() < end) {
                    each.accept(record);
                }
            }
            quiet = records.isEmpty() ? quiet + 1 : 0;
            if (quiet > POLLS_WITHOUT_NEWS) {
                throw new StartupException("topic " + partition.topic() + " can't be read to its end");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
