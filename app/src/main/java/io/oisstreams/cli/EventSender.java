package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.Settings;
import io.oisstreams.config.StartupException;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.streams.AvroValues;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends a few events to a topic of the configured cluster, and returns when the broker has them all. */
final class EventSender {
    private static final String TIMEOUT_MS = "10000";

    /** Nobody waits longer for who doesn't answer; what the settings give comes before these. */
    private static final Map<String, String> DEFAULTS = Map.of(
            Settings.KAFKA_PREFIX + CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
            Settings.KAFKA_PREFIX + ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS,
            Settings.KAFKA_PREFIX + "http.connect.timeout.ms", TIMEOUT_MS,
            Settings.KAFKA_PREFIX + "http.read.timeout.ms", TIMEOUT_MS,
            Settings.KAFKA_PREFIX + "max.retries", "1",
            // Schemas are registered by ./ois topics, which sees to their compatibility.
            Settings.KAFKA_PREFIX + "auto.register.schemas", "false");

    private final OisConfig config;
    private final String kafka;

    /** Connects to nothing yet. */
    EventSender(OisConfig config) {
        this.config = config.withDefaults(DEFAULTS);
        this.kafka = "Kafka at " + config.bootstrapServers();
    }

    /**
     * Sends events, keyed by their tenants, in their order, each of its own time, which counts where the broker keeps it ({@code CreateTime}).
     *
     * @param topic an input topic
     * @param events of the topic's type
     * @throws StartupException in one line, if broker or registry can't be reached, lack the topic or its schema, or refuse
     */
    void send(EventTopic topic, List<? extends SpecificRecord> events) {
        try {
            requireTopic(topic);
            List<ProducerRecord<String, byte[]>> records = records(topic, events);
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            try (Producer<String, byte[]> producer = producer()) {
                records.forEach(record -> sent.add(producer.send(record)));
            }
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw refused(topic, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw refused(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("interrupted while sending to " + topic.name(), e);
        }
    }

    /**
     * The time of the cluster: the given clock's, but that of the newest tick where the topic keeps the times of its events
     * ({@code CreateTime}), because a demo's clock is its own and events are late there after a few real seconds.
     *
     * @param topic an input topic
     * @param clock asked where the topic's times are the broker's, or can't be seen, or no tick is there yet
     * @return a clock that asks the cluster each time, and throws a {@link StartupException} in one line if it can't be reached or
     *     lacks the topic
     */
    InstantSource clock(EventTopic topic, InstantSource clock) {
        return () -> newestTickMs(topic).map(Instant::ofEpochMilli).orElseGet(clock::instant);
    }

    private Optional<Long> newestTickMs(EventTopic topic) {
        try (Admin admin = admin()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
            Config settings = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            String times =
                    settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
            return times.equals(TimestampType.CREATE_TIME.name) ? newestTickMs(admin) : Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Optional.empty();
            }
            throw refused(topic, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw refused(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("interrupted while asking for the time of " + kafka, e);
        }
    }

    private static Optional<Long> newestTickMs(Admin admin) throws ExecutionException, InterruptedException {
        String ticks = Topics.TIME_TICKS.name();
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        TopicDescription topic = Objects.requireNonNull(
                admin.describeTopics(List.of(ticks)).allTopicNames().get().get(ticks));
        for (TopicPartitionInfo partition : topic.partitions()) {
            newest.put(new TopicPartition(ticks, partition.partition()), OffsetSpec.maxTimestamp());
        }
        return admin.listOffsets(newest).all().get().values().stream()
                .map(ListOffsetsResultInfo::timestamp)
                .filter(ms -> ms >= 0)
                .max(Comparator.naturalOrder());
    }

    /** Asked first, because a producer waits without a word for a topic that is not there, or even makes one. */
    private void requireTopic(EventTopic topic) throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            var unused =
                    admin.describeTopics(List.of(topic.name())).allTopicNames().get();
        }
    }

    private Admin admin() {
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.putIfAbsent(
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                properties.get(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG));
        return Admin.create(properties);
    }

    /** Written before any is sent, so that a fault of the registry is told from one of the broker. */
    private List<ProducerRecord<String, byte[]>> records(EventTopic topic, List<? extends SpecificRecord> events) {
        try (Serializer<SpecificRecord> values = AvroValues.serializer(config)) {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            for (SpecificRecord event : events) {
                EventHeader header = EventHeader.of(event);
                byte[] value = values.serialize(topic.name(), event);
                records.add(new ProducerRecord<>(topic.name(), null, header.timestampMs(), header.tenantId(), value));
            }
            return records;
        } catch (KafkaException e) {
            throw new StartupException(
                    "Schema registry " + config.schemaRegistryUrl() + " gives no schema for " + topic.name()
                            + " (see ./ois topics --help): " + rootMessage(e),
                    e);
        }
    }

    private Producer<String, byte[]> producer() {
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    private StartupException refused(EventTopic topic, Throwable failure) {
        if (failure instanceof UnknownTopicOrPartitionException) {
            return new StartupException(kafka + " has no topic " + topic.name() + "; see ./ois topics --help", failure);
        }
        if (failure instanceof TimeoutException) {
            return new StartupException(kafka + " can't be reached: " + failure.getMessage(), failure);
        }
        return new StartupException(
                "events can't be sent to " + topic.name() + " of " + kafka + ": " + rootMessage(failure), failure);
    }

    private static String rootMessage(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : rootMessage(e.getCause());
    }
}
