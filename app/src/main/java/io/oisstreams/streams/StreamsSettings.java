package io.oisstreams.streams;

import io.oisstreams.config.OisConfig;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What every Kafka Streams application of ours is started with. {@code kafka.<name>} settings override all of it. */
final class StreamsSettings {
    /**
     * The largest record that is written: an event of 16 MiB comes back out of {@code telemetry.rejected} with its original
     * bytes, its coordinates and the reason around it. Below the producer's buffer of 32 MiB.
     */
    static final int MAX_RECORD_BYTES = 18 * 1024 * 1024;

    private static final long STORE_CACHE_BYTES = 64L * 1024 * 1024;

    private static final int SESSION_TIMEOUT_MS = 10_000;

    private StreamsSettings() {}

    static Properties of(String capability, OisConfig config, RocksMemory memory) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId(capability));
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, config.applicationServer());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir().toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.streamThreads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, config.processingGuarantee());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // The streams protocol has no warm-up replicas yet: after a move an instance would restore before it goes on.
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        putTime(properties);
        putState(properties, config, memory);
        putClients(properties);
        properties.putAll(config.kafkaClientProperties());
        return properties;
    }

    private static void putTime(Properties properties) {
        properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTimestamps.class);
        // 0: what the brokers already have is merged in order of time, which makes a catch-up as exact as a live run,
        // and a topic
        // without new records holds nothing up. More would delay every event whenever one of the many input topics is
        // quiet, and
        // bring nothing: what depends on two topics is decided a settle time later (contract 1.2).
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
    }

    private static void putState(Properties properties, OisConfig config, RocksMemory memory) {
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.Setter.class);
        properties.put(RocksMemory.CONFIG, memory);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, STORE_CACHE_BYTES);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.topicReplicationFactor());
        // Retention judges the time of a record, not of its arrival: replayed history must survive it.
        properties.put(
                StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG,
                Duration.ofDays(36_500).toMillis());
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_RECORD_BYTES);
    }

    private static void putClients(Properties properties) {
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // Streams' default of 10 s is short for a tick that closes the windows of a million events.
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 60_000);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        // A thread that dies does not leave the group: its partitions stand still for this long, as after a kill.
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_TIMEOUT_MS / 4);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A fetch returns at least one record, however large, so this bounds memory, not what can be read.
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_RECORD_BYTES);
    }
}
