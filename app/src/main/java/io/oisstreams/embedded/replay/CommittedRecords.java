package io.oisstreams.embedded.replay;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads output topics from beginning to end, committed records only. */
final class CommittedRecords {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLS_WITHOUT_NEWS = 300;
    private static final int MAX_FETCH_BYTES = 24 * 1024 * 1024;

    private final OisConfig config;

    CommittedRecords(OisConfig config) {
        this.config = config;
    }

    /**
     * Hands on every record of a topic, in order within each partition. What a transaction has written is waited for until it
     * shows as committed, which comes a little after the commit.
     *
     * @throws StartupException if it never does
     */
    void read(String topic, Consumer<ConsumerRecord<String, SpecificRecord>> each) throws InterruptedException {
        Map<TopicPartition, Long> ends;
        try (LogEnds log = new LogEnds(config)) {
            ends = log.of(List.of(topic));
        }
        try (KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(consumerConfig())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            int quiet = 0;
            while (!hasRead(consumer, ends)) {
                ConsumerRecords<String, SpecificRecord> records = consumer.poll(POLL);
                records.forEach(each);
                quiet = records.isEmpty() ? quiet + 1 : 0;
                if (quiet > POLLS_WITHOUT_NEWS) {
                    throw new StartupException("topic " + topic + " can't be read to its end");
                }
            }
        }
    }

    private static boolean hasRead(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Map<String, Object> consumerConfig() {
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.putAll(config.serdeProperties());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, KafkaAvroDeserializer.class);
        properties.put("specific.avro.reader", true);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        return properties;
    }
}
