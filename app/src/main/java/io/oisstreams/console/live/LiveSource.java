package io.oisstreams.console.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.console.published.PublishedValues;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.streams.Incoming;
import io.oisstreams.streams.RecordTimestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is published, from now on, committed and of all partitions, and tells the hub. Every instance reads all of it, because anybody may
 * listen at any. What was published while the broker was away or this instance was down is not made up for: who listens asks the queries.
 */
public final class LiveSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);

    private static final List<EventTopic> TOPICS = List.of(
            Topics.OIS_RECORDS,
            Topics.ALERTS,
            Topics.DEVIATIONS,
            Topics.CONTROL_COMMANDS,
            Topics.REPORTS,
            Topics.KPI_VALUES,
            Topics.METRICS_ROLLUPS,
            Topics.TIME_TICKS);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final OisConfig config;
    private final EventHub hub;
    private final PublishedValues values;
    private final LiveTime time = new LiveTime();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private LiveSource(OisConfig config, EventHub hub, MeterRegistry meters) {
        this.config = config;
        this.hub = hub;
        this.values = new PublishedValues(new AvroEventReader(config.serdeProperties()), meters);
        this.thread = new Thread(this::run, "console-live");
        thread.setDaemon(true);
    }

    /**
     * Begins to read; returns at once, whether the broker answers or not.
     *
     * @param meters count what can't be read
     */
    public static LiveSource start(OisConfig config, EventHub hub, MeterRegistry meters) {
        LiveSource source = new LiveSource(config, hub, meters);
        source.thread.start();
        return source;
    }

    private void run() {
        while (!isClosing()) {
            try (Consumer<byte[], byte[]> consumer = consumer()) {
                consumer.assign(partitions(consumer));
                consumer.seekToEnd(consumer.assignment());
                while (!isClosing()) {
                    consumer.poll(POLL).forEach(this::take);
                    time.due(System.nanoTime()).ifPresent(hub::time);
                }
            } catch (RuntimeException e) { // whatever it is, listeners must hear again
                LOG.warn("Listeners hear nothing until Kafka can be read again: {}", e.toString());
                pause();
            }
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = config.kafkaClientProperties();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (EventTopic topic : TOPICS) {
            consumer.partitionsFor(topic.name())
                    .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
        }
        return partitions;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.TIME_TICKS.name())) {
            time.tick(RecordTimestamps.of(record.timestamp(), 0));
        } else if (hub.hasListeners()) {
            read(new Incoming(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            record.timestamp(),
                            record.key(),
                            record.value()))
                    .map(LiveEvents::of)
                    .ifPresent(hub::publish);
        }
    }

    /** The value; of one that can't be read, and of any when this ends, nothing. */
    private Optional<SpecificRecord> read(Incoming incoming) {
        while (!isClosing()) {
            try {
                return values.read(incoming);
            } catch (RetriableException e) { // the registry does not answer
                pause();
            }
        }
        return Optional.empty();
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            var unused = closing.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
