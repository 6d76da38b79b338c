package io.oisstreams.integrity;

import static io.oisstreams.integrity.Cluster.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.topology.Scenario.Admitted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same events give the same records, however they are spread over partitions and instances, and in whatever order topics are read. */
@ExtendWith(ClusterParameter.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderTest {
    private static final Story STORY = new Story(2, 60);

    private final Cluster cluster;
    private final List<Admitted> events = STORY.events(); // told once: signatures are random
    private final Outputs merged;
    private int applications;

    OrderTest(Cluster cluster) {
        this.cluster = cluster;
        cluster.newTopics(1);
        fill();
        merged = outputsOf(1);
    }

    private void fill() {
        try (Feed feed = new Feed(cluster)) {
            feed.events(events, Story.END_MS);
        }
    }

    @Test
    void aSecondRunPublishesTheSame() {
        cluster.newTopics(1);
        fill();

        Outputs again = outputsOf(1);

        assertThat(again).isEqualTo(merged);
    }

    @Test
    void fourPartitionsOnTwoInstancesPublishTheSame() {
        cluster.newTopics(4);
        fill();

        Outputs spread = outputsOf(2);

        // Rejections tell partition and offset, and they are others now.
        for (var topic : List.of(Topics.OIS_RECORDS, Topics.OIS_DEGRADATIONS, Topics.ALERTS)) {
            assertThat(spread.of(topic)).as(topic.name()).isEqualTo(merged.of(topic));
        }
    }

    @Test
    void topicsReadOneAfterTheOtherLeadToTheSameRecords() {
        cluster.newTopics(4);
        Map<TopicPartition, Long> mark = Outputs.mark(cluster);
        String id = applicationId();

        try (RunningApplication running = start(id, "a");
                Feed feed = new Feed(cluster)) {
            running.awaitReady();
            feedTopicAfterTopic(feed, id + "-integrity", new Random(STORY.seed()));
        }

        Outputs shuffled = Outputs.since(cluster, mark);
        // Provisional alerts may differ: they are settled after two seconds, and here a topic is an hour behind.
        for (var topic : List.of(Topics.OIS_RECORDS, Topics.OIS_DEGRADATIONS)) {
            assertThat(shuffled.of(topic)).as(topic.name()).isEqualTo(merged.of(topic));
        }
    }

    /** In each window first all of one topic, then all of another, and last the ticks. */
    private void feedTopicAfterTopic(Feed feed, String applicationId, Random random) {
        List<Admitted> left = new ArrayList<>(events);
        for (long endMs = Story.START_MS + HOUR_MS; !left.isEmpty() || endMs <= Story.END_MS; endMs += HOUR_MS) {
            long untilMs = endMs + 305_000;
            List<Source> order = new ArrayList<>(Arrays.asList(Source.values()));
            Collections.shuffle(order, random);
            for (Source source : order) {
                left.stream()
                        .filter(event -> event.topic().name().equals(source.topic()))
                        .filter(event -> event.admissionMs() <= untilMs)
                        .forEach(feed::event);
                feed.flush();
                cluster.awaitAllRead(applicationId);
            }
            left.removeIf(event -> event.admissionMs() <= untilMs);
            feed.ticksBefore(Math.min(endMs + 330_000, Story.END_MS));
            feed.flush();
            cluster.awaitAllRead(applicationId);
        }
    }

    private Outputs outputsOf(int instances) {
        Map<TopicPartition, Long> mark = Outputs.mark(cluster);
        String id = applicationId();
        List<RunningApplication> running = new ArrayList<>();
        try {
            for (int i = 0; i < instances; i++) {
                running.add(start(id, Integer.toString(i)));
            }
            cluster.awaitAllRead(id + "-integrity");
            return Outputs.since(cluster, mark);
        } finally {
            running.forEach(RunningApplication::close);
        }
    }

    private String applicationId() {
        return "order-" + applications++;
    }

    private RunningApplication start(String id, String instance) {
        return new RunningApplication(cluster.config(
                "ois.application.id",
                id,
                "state.dir",
                cluster.folder(id + "-" + instance).toString()));
    }
}
