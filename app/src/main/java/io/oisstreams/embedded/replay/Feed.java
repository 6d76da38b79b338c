package io.oisstreams.embedded.replay;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.streams.TickSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts recorded events into their topics, each with its own time, and the passing of that time into {@code time.ticks}. Everything
 * is there before the applications start: only then is Kafka Streams' merge by timestamp over all topics complete, and the
 * result the same each time.
 */
public final class Feed {
    private static final int MAX_REQUEST_BYTES = 24 * 1024 * 1024;
    private static final int BATCH_BYTES = 128 * 1024;
    private static final Duration AFTER_THE_LAST_RECORD = Duration.ofMinutes(2);

    private final OisConfig config;
    private final TickSchedule ticks;
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

    /** @param config with the addresses of broker and registry, whose topics exist */
    public Feed(OisConfig config) {
        this.config = config;
        this.ticks = new TickSchedule(
                config.tickInterval().toMillis(), horizon(config).toMillis());
    }

    /**
     * How long after an event ticks can still decide something: by then the last silent window has its record, the day its rollup and its KPI values,
     * the week its attestation, what the event caused an alert by has left the trailing window, and a deviation has come to the end of its
     * ladder.
     */
    static Duration horizon(OisConfig config) {
        Duration lastRecord =
                config.window().multipliedBy(config.silentWindows() + 2L).plus(config.settle());
        Duration lastRollup = Duration.ofDays(1).plus(config.governance().rollupSettle());
        Duration lastAlert = config.governance().alertWindow();
        Duration lastAttestation = Duration.ofDays(7).plus(config.settle());
        return Stream.of(lastRecord, lastRollup, lastAlert, lastAttestation)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(AFTER_THE_LAST_RECORD);
    }

    /**
     * Produces all of it and returns when the broker has it.
     *
     * @throws StartupException if the broker refuses a record
     */
    public void send(RecordedEvents recorded, Progress progress) {
        progress.begin("Producing", recorded.events() + recorded.rejected());
        try (Producer<String, SpecificRecord> producer = new KafkaProducer<>(producerConfig())) {
            long done = 0;
            for (Iterator<TimedEvent> events = recorded.inOrder(); events.hasNext(); ) {
                send(producer, events.next());
                progress.at(++done);
                refuseFailure();
            }
            ticks.finish(tickMs -> sendTick(producer, tickMs));
            producer.flush();
        }
        refuseFailure();
    }

    private void send(Producer<String, SpecificRecord> producer, TimedEvent event) {
        boolean input = event.topic().isInput();
        if (input) {
            // What was rejected may have no time of its own, so it moves none.
            ticks.before(event.timestampMs(), tickMs -> sendTick(producer, tickMs));
        }
        String key = event.key().orElse(null);
        // Without a key the producer would choose a partition by its load.
        Integer partition = key == null ? Integer.valueOf(0) : null;
        send(producer, new ProducerRecord<>(event.topic().name(), partition, event.timestampMs(), key, event.value()));
    }

    private void sendTick(Producer<String, SpecificRecord> producer, long tickMs) {
        Tick tick =
                Tick.newBuilder().setTimestampMs(Instant.ofEpochMilli(tickMs)).build();
        for (int partition = 0; partition < config.topicPartitions(); partition++) {
            send(producer, new ProducerRecord<>(Topics.TIME_TICKS.name(), partition, tickMs, null, tick));
        }
    }

    private void send(Producer<String, SpecificRecord> producer, ProducerRecord<String, SpecificRecord> record) {
        var unused = producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failures.add(exception);
            }
        });
    }

    private void refuseFailure() {
        Exception first = failures.peek();
        if (first != null) {
            throw new StartupException("an event can't be produced: " + first.getMessage(), first);
        }
    }

    private Map<String, Object> producerConfig() {
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.putAll(config.serdeProperties());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, KafkaAvroSerializer.class);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        return properties;
    }
}
