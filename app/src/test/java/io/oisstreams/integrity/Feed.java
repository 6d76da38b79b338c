package io.oisstreams.integrity;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.integrity.topology.Scenario.Admitted;
import io.oisstreams.streams.AvroValues;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes events and ticks to the input topics, with the times that they are given. */
final class Feed implements AutoCloseable {
    static final long TICK_MS = 10_000;

    private final int partitions;
    private final Serializer<SpecificRecord> avro;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private long nextTickMs = Story.START_MS;

    Feed(Cluster cluster) {
        OisConfig config = cluster.config();
        partitions = cluster.partitions();
        avro = AvroValues.serializer(config);
        Map<String, Object> settings = config.kafkaClientProperties();
        settings.put("linger.ms", 5);
        // Topics are deleted and made anew between tests: a broker may meet the old sequence numbers of an idempotent
        // producer.
        settings.put("enable.idempotence", false);
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("max.request.size", 64 << 20);
        settings.put("buffer.memory", 128 << 20);
        settings.put("compression.type", "lz4");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Events in the order of admission, with all ticks from the story's start to a time. */
    void events(List<Admitted> events, long untilMs) {
        for (Admitted event : events) {
            ticksBefore(event.admissionMs());
            event(event);
        }
        ticksBefore(untilMs);
        flush();
    }

    /** All ticks that were not written yet, up to a time, exclusive. */
    void ticksBefore(long timeMs) {
        for (; nextTickMs < timeMs; nextTickMs += TICK_MS) {
            tick(nextTickMs);
        }
    }

    void tick(long timeMs) {
        byte[] value = avro.serialize(Topics.TIME_TICKS.name(), new Tick(Instant.ofEpochMilli(timeMs)));
        for (int partition = 0; partition < partitions; partition++) {
            send(new ProducerRecord<>(Topics.TIME_TICKS.name(), partition, timeMs, null, value));
        }
    }

    void event(Admitted event) {
        String tenant = event.value().get(1).toString();
        bytes(event.topic().name(), tenant.getBytes(StandardCharsets.UTF_8), bytesOf(event), event.admissionMs());
    }

    byte[] bytesOf(Admitted event) {
        return avro.serialize(event.topic().name(), event.value());
    }

    void bytes(String topic, byte @Nullable [] key, byte @Nullable [] value, long admissionMs) {
        Integer partition = key == null ? Integer.valueOf(0) : null;
        send(new ProducerRecord<>(topic, partition, admissionMs, key, value));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                failures.add(failure);
            }
        });
    }

    /** Returns when everything was written. */
    void flush() {
        producer.flush();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " were not written", failures.peek());
        }
    }

    @Override
    public void close() {
        flush();
        producer.close();
    }
}
