package io.oisstreams.embedded.demo;

import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.agents.TimedEvent;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.streams.AvroValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events when their time has come, with that time as the record's timestamp, and ticks of the same time to every partition
 * after the events that they follow.
 */
public final class PacedFeed implements AutoCloseable {
    /** Simulated: fine enough to close windows, and few enough records for a clock that runs fast. */
    private static final long TICK_MS = 5_000;

    private static final long LEAST_SLEEP_NANOS = 2_000_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(PacedFeed.class);

    private final Producer<String, SpecificRecord> producer;
    private final EventsAhead events;
    private final SimulatedClock clock;
    private final Thread thread = new Thread(this::run, "paced-feed");
    private volatile Optional<String> failure = Optional.empty();
    private long lastTickMs;

    PacedFeed(Producer<String, SpecificRecord> producer, EventsAhead events, SimulatedClock clock, long startMs) {
        this.producer = producer;
        this.events = events;
        this.clock = clock;
        this.lastTickMs = Math.floorDiv(startMs, TICK_MS) * TICK_MS;
    }

    /**
     * Begins to send.
     *
     * @param config with the addresses of broker and registry
     * @param clock that starts now
     * @param startMs what the clock shows now
     */
    public static PacedFeed start(OisConfig config, EventsAhead events, SimulatedClock clock, long startMs) {
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "demo-agents");
        PacedFeed feed = new PacedFeed(
                new KafkaProducer<>(properties, new StringSerializer(), AvroValues.serializer(config)),
                events,
                clock,
                startMs);
        feed.thread.start();
        return feed;
    }

    /** Why nothing is sent any more; empty: it goes on. */
    public Optional<String> failure() {
        return failure;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sendNext();
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("The feed has stopped", e);
            failure = Optional.of("the simulation has stopped: " + e);
        }
    }

    void sendNext() throws InterruptedException {
        TimedEvent event = events.take();
        while (lastTickMs + TICK_MS < event.admissionMs()) {
            lastTickMs += TICK_MS;
            await(lastTickMs);
            // What the tick follows must be on the broker before it.
            producer.flush();
            tick(lastTickMs);
        }
        await(event.admissionMs());
        send(new ProducerRecord<>(event.topic().name(), null, event.admissionMs(), event.tenantId(), event.value()));
    }

    private void await(long timeMs) throws InterruptedException {
        long nanos = clock.nanosUntil(timeMs);
        if (nanos >= LEAST_SLEEP_NANOS) {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }

    private void tick(long timeMs) {
        Tick tick =
                Tick.newBuilder().setTimestampMs(Instant.ofEpochMilli(timeMs)).build();
        String topic = Topics.TIME_TICKS.name();
        producer.partitionsFor(topic)
                .forEach(at -> send(new ProducerRecord<>(topic, at.partition(), timeMs, null, tick)));
    }

    private void send(ProducerRecord<String, SpecificRecord> message) {
        var unused = producer.send(message, (metadata, problem) -> {
            if (problem instanceof KafkaException && failure.isEmpty()) {
                failure = Optional.of("an event could not be sent to " + message.topic() + ": " + problem);
            }
        });
    }

    /** Sends no more. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_TIMEOUT);
    }
}
