package io.oisstreams.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.embedded.agents.SimulationPlan;
import io.oisstreams.embedded.agents.TenantProfile;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacedFeedTest {
    private static final Instant START = Instant.parse("2026-01-05T08:45:00Z");
    private static final int PARTITIONS = 3;
    private static final double NO_WAITING = 1e12;

    private final SimulationPlan plan =
            new SimulationPlan(1, START, TenantProfile.DEMO, SimulationPlan.Signing.PLACEHOLDER);
    private final EventsAhead events = EventsAhead.start(plan);
    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(cluster(), true, null, new StringSerializer(), (topic, value) -> new byte[0]);
    private List<ProducerRecord<String, SpecificRecord>> sent = List.of();

    @BeforeEach
    void sendSomeMinutes() throws InterruptedException {
        SimulatedClock clock = new SimulatedClock(START.toEpochMilli(), NO_WAITING, () -> 0);
        PacedFeed feed = new PacedFeed(producer, events, clock, START.toEpochMilli());
        for (int i = 0; i < 300; i++) {
            feed.sendNext();
        }
        sent = producer.history();
    }

    @AfterEach
    void stop() {
        events.close();
    }

    @Test
    void eventsAreSentUnderTheirTenantWithTheTimeOfTheirAdmission() {
        List<ProducerRecord<String, SpecificRecord>> inputs =
                sent.stream().filter(message -> !isTick(message)).toList();

        assertThat(inputs).hasSize(300).allSatisfy(message -> assertThat(message.key())
                .isEqualTo(EventHeader.of(message.value()).tenantId()));
        assertThat(inputs.get(0).timestamp()).isEqualTo(START.toEpochMilli());
    }

    @Test
    void everyTickComesAfterWhatItFollowsAndBeforeWhatComesLater() {
        assertThat(sent).isSortedAccordingTo((a, b) -> Long.compare(a.timestamp(), b.timestamp()));
    }

    @Test
    void ticksComeEveryFiveSecondsToEveryPartition() {
        List<ProducerRecord<String, SpecificRecord>> ticks =
                sent.stream().filter(PacedFeedTest::isTick).toList();

        List<Long> times = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i += PARTITIONS) {
            List<ProducerRecord<String, SpecificRecord>> ofOneTime = ticks.subList(i, i + PARTITIONS);
            assertThat(ofOneTime).extracting(ProducerRecord::partition).containsExactly(0, 1, 2);
            assertThat(ofOneTime).allSatisfy(tick -> assertThat(
                            ((Tick) tick.value()).getTimestampMs().toEpochMilli())
                    .isEqualTo(ofOneTime.get(0).timestamp()));
            times.add(ofOneTime.get(0).timestamp());
        }
        assertThat(times).hasSizeGreaterThan(50);
        assertThat(times)
                .isEqualTo(IntStream.rangeClosed(1, times.size())
                        .mapToObj(n -> START.plus(Duration.ofSeconds(5L * n)).toEpochMilli())
                        .toList());
    }

    private static boolean isTick(ProducerRecord<String, SpecificRecord> message) {
        return message.topic().equals(Topics.TIME_TICKS.name());
    }

    private static Cluster cluster() {
        Node node = new Node(0, "localhost", 1);
        List<PartitionInfo> partitions = Topics.all().stream()
                .map(EventTopic::name)
                .flatMap(topic -> IntStream.range(0, PARTITIONS)
                        .mapToObj(number -> new PartitionInfo(topic, number, node, new Node[0], new Node[0])))
                .toList();
        return new Cluster("test", List.of(node), partitions, Set.of(), Set.of());
    }
}
