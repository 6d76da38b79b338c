package io.oisstreams.embedded.replay;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.AvroEventReader.Decoded;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Rejection;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.RecordTimestamps;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Events in the input topics of a cluster: the committed ones from the beginning of each log to where it ends when the reading starts, topic by
 * topic and partition by partition. The admission time of each is the timestamp of its record. A record that applications could not read as
 * an event, or under another tenant's key, is a rejection with its coordinates.
 */
public final class RecordedTopics implements RecordedEvents.Source {
    private static final int TIMEOUT_MS = 10_000;

    private final OisConfig config;
    private final List<EventTopic> topics;

    /**
     * Connects to nothing yet.
     *
     * @param config with the addresses of brokers and registry, and what their clients need
     * @param topics input topics; events of one time come in this order
     */
    public RecordedTopics(OisConfig config, Collection<EventTopic> topics) {
        this.config = config;
        this.topics = List.copyOf(topics);
    }

    @Override
    public void readInto(RecordedEvents recorded) {
        SortedMap<TopicPartition, Long> ends = ends();
        try (CommittedRecords<byte[], byte[]> records =
                        new CommittedRecords<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                AvroEventReader reader = new AvroEventReader(config.serdeProperties())) {
            for (EventTopic topic : topics) {
                ends.forEach((partition, end) -> {
                    if (partition.topic().equals(topic.name())) {
                        PartitionReading reading = new PartitionReading(topic, reader, recorded);
                        records.read(partition, end, reading::take);
                    }
                });
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IOException e) {
            throw new StartupException(
                    "topics at " + config.bootstrapServers() + " can't be read: " + e.getMessage(), e);
        }
    }

    private SortedMap<TopicPartition, Long> ends() {
        try (LogEnds ends = new LogEnds(client())) {
            return ends.of(topics.stream().map(EventTopic::name).toList(), IsolationLevel.READ_COMMITTED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("interrupted while waiting for Kafka", e);
        }
    }

    private Map<String, Object> client() {
        Map<String, Object> client = config.kafkaClientProperties();
        client.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        client.putIfAbsent(
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                client.get(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG));
        return client;
    }

    /** One partition, whose latest time a record without one gets, as in the applications. */
    private final class PartitionReading {
        private static final String BEFORE_ANY_APPLICATION = "";

        private final EventTopic topic;
        private final AvroEventReader reader;
        private final RecordedEvents recorded;
        private long latestMs = -1;

        PartitionReading(EventTopic topic, AvroEventReader reader, RecordedEvents recorded) {
            this.topic = topic;
            this.reader = reader;
            this.recorded = recorded;
        }

        void take(ConsumerRecord<byte[], byte[]> record) {
            long admissionMs = RecordTimestamps.of(record.timestamp(), latestMs);
            latestMs = Math.max(latestMs, admissionMs);
            Incoming incoming = new Incoming(
                    topic.name(), record.partition(), record.offset(), admissionMs, record.key(), record.value());
            Decoded decoded = decode(incoming);
            if (decoded instanceof Decoded.Event event) {
                recorded.event(topic, admissionMs, event.value());
            } else if (decoded instanceof Decoded.Rejected rejected) {
                Rejection why = rejected.rejection();
                recorded.rejected(incoming.place(), why, incoming.rejectedFor(why, BEFORE_ANY_APPLICATION));
            }
        }

        private Decoded decode(Incoming incoming) {
            Optional<Rejection> unreadable = incoming.unreadable(config.eventMaxBytes());
            if (unreadable.isPresent()) {
                return new Decoded.Rejected(unreadable.get());
            }
            Decoded decoded = read(incoming);
            if (decoded instanceof Decoded.Event event) {
                return foreign(incoming, event.value()).orElse(decoded);
            }
            return decoded;
        }

        private Decoded read(Incoming incoming) {
            try {
                return reader.read(topic, incoming.value());
            } catch (RetriableException e) {
                throw new StartupException(
                        "schema registry " + config.schemaRegistryUrl() + " does not answer: " + e.getMessage(), e);
            }
        }

        private Optional<Decoded> foreign(Incoming incoming, SpecificRecord event) {
            return incoming.foreignTo(EventHeader.of(event).tenantId()).map(Decoded.Rejected::new);
        }
    }
}
