package io.oisstreams.streams;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.v1.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the passing of time into records, and is the only place where the clock of an instance matters: at every multiple of the
 * interval it writes one {@link Tick} to each partition that this instance processes. A partition that nobody processes needs
 * none. Two instances that both write for a while do no harm, nor does a late tick: time is the latest that was seen.
 */
public final class Ticker implements AutoCloseable {
    /** The topic of the ticks. */
    public static final String TOPIC = "time.ticks";

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<byte[], Tick> producer;
    private final Supplier<Set<Integer>> partitions;
    private final InstantSource clock;
    private final long intervalMs;
    private final ScheduledExecutorService executor;
    private long lastTickMs = -1;

    Ticker(Producer<byte[], Tick> producer, Supplier<Set<Integer>> partitions, InstantSource clock, Duration interval) {
        this.producer = producer;
        this.partitions = partitions;
        this.clock = clock;
        this.intervalMs = interval.toMillis();
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "ticker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to write ticks.
     *
     * @param partitions those of {@link #TOPIC} that this instance processes now; asked at every tick
     * @param clock wall-clock time, UTC
     */
    public static Ticker start(OisConfig config, Supplier<Set<Integer>> partitions, InstantSource clock) {
        Ticker ticker = new Ticker(producer(config), partitions, clock, config.tickInterval());
        ticker.schedule();
        return ticker;
    }

    private static Producer<byte[], Tick> producer(OisConfig config) {
        Map<String, Object> properties = config.kafkaClientProperties();
        properties.putAll(config.serdeProperties());
        properties.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, config.applicationId("ticker"));
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, KafkaAvroSerializer.class);
        return new KafkaProducer<>(properties);
    }

    private void schedule() {
        long sinceLast = Math.floorMod(clock.millis(), intervalMs);
        var unused = executor.scheduleAtFixedRate(
                this::tickSafely, intervalMs - sinceLast, intervalMs, TimeUnit.MILLISECONDS);
    }

    void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            // The schedule would end with the first exception, and time with it.
            LOG.warn("A tick could not be written, the next one is tried: {}", e.toString());
        }
    }

    /** Writes the tick of the latest multiple of the interval that the clock has passed, unless that was the last one written. */
    void tick() {
        long tickMs = Math.floorDiv(clock.millis(), intervalMs) * intervalMs;
        if (tickMs == lastTickMs) {
            return;
        }
        Tick tick =
                Tick.newBuilder().setTimestampMs(Instant.ofEpochMilli(tickMs)).build();
        for (int partition : partitions.get()) {
            var unused =
                    producer.send(new ProducerRecord<>(TOPIC, partition, tickMs, null, tick), (metadata, failure) -> {
                        if (failure != null) {
                            LOG.warn(
                                    "The tick {} was not written to partition {}: {}",
                                    tickMs,
                                    partition,
                                    failure.toString());
                        }
                    });
        }
        lastTickMs = tickMs;
    }

    /** Writes no more ticks; those under way are waited for. */
    @Override
    public void close() {
        executor.shutdownNow();
        producer.close(CLOSE_TIMEOUT);
    }
}
