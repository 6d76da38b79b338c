package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.oisstreams.event.v1.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TickerTest {
    private final MockProducer<byte[], Tick> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), (topic, tick) -> new byte[0]);
    private final Set<Integer> partitions = new TreeSet<>(Set.of(0, 2));
    private final AtomicLong now = new AtomicLong(12_345);
    private final Ticker ticker =
            new Ticker(producer, () -> partitions, () -> Instant.ofEpochMilli(now.get()), Duration.ofSeconds(1));

    @Test
    void writesTheLatestMultipleOfTheIntervalToEveryOwnPartition() {
        ticker.tick();

        Tick tick = new Tick(Instant.ofEpochMilli(12_000));
        assertThat(producer.history())
                .containsExactly(
                        new ProducerRecord<>("time.ticks", 0, 12_000L, null, tick),
                        new ProducerRecord<>("time.ticks", 2, 12_000L, null, tick));
    }

    @Test
    void writesATickOnlyOnce() {
        ticker.tick();
        now.set(12_999);

        ticker.tick();

        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void followsTheOwnershipOfPartitions() {
        ticker.tick();
        partitions.remove(0);
        now.set(13_000);

        ticker.tick();

        assertThat(producer.history().get(2).partition()).isEqualTo(2);
        assertThat(producer.history()).hasSize(3);
    }

    @Test
    void goesOnWhenTheClockIsSetBack() {
        ticker.tick();
        now.set(5_000);

        ticker.tick();

        assertThat(producer.history()).hasSize(4);
    }

    @Test
    void survivesAProducerThatFails() {
        producer.sendException = new KafkaException("registry is down");

        assertThatCode(ticker::tickSafely).doesNotThrowAnyException();
    }

    @Test
    void triesATickAgainThatCouldNotBeWritten() {
        producer.sendException = new KafkaException("registry is down");
        ticker.tickSafely();
        producer.sendException = null;

        ticker.tickSafely();

        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void closesItsProducer() {
        ticker.close();

        assertThat(producer.closed()).isTrue();
    }
}
