package io.oisstreams.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.integrity.topology.Scenario.Admitted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two instances with standby replicas come and go while events come: tasks move, standbys become active and active tasks standbys. What is
 * published is what one undisturbed instance publishes.
 */
@ExtendWith(ClusterParameter.class)
class TakeOverTest {
    private static final long BATCH_MS = 34 * 60_000;
    private static final String ID = "take-over";

    private final Cluster cluster;
    private final Map<String, RunningApplication> running = new HashMap<>();

    TakeOverTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void instancesThatTakeOverFromEachOtherPublishWhatOneDoes() {
        cluster.newTopics(2);
        Map<TopicPartition, Long> mark = Outputs.mark(cluster);
        List<Admitted> events = new ArrayList<>(new Story(4, 60).events());
        List<Runnable> changes = List.of(
                () -> start("a"),
                () -> start("b"),
                () -> stop("a"), // the other's standby becomes active
                () -> start("a"),
                () -> stop("b"),
                () -> start("b"));

        try (Feed feed = new Feed(cluster)) {
            long untilMs = Story.START_MS;
            for (Runnable change : changes) {
                change.run();
                untilMs = Math.min(untilMs + BATCH_MS, Story.END_MS);
                feed(feed, events, untilMs);
            }
            assertThat(untilMs).isEqualTo(Story.END_MS);
        }
        stop("a");
        stop("b");
        Outputs disturbed = Outputs.since(cluster, mark);

        Outputs undisturbed = undisturbed();
        assertThat(disturbed.of(Topics.OIS_RECORDS)).hasSize(Story.TENANTS.size());
        for (var topic : List.of(Topics.OIS_RECORDS, Topics.OIS_DEGRADATIONS, Topics.ALERTS)) {
            assertThat(disturbed.of(topic)).as(topic.name()).isEqualTo(undisturbed.of(topic));
        }
    }

    private void feed(Feed feed, List<Admitted> events, long untilMs) {
        events.stream().filter(event -> event.admissionMs() < untilMs).forEach(feed::event);
        events.removeIf(event -> event.admissionMs() < untilMs);
        feed.flush();
        cluster.awaitAllRead(ID + "-integrity");
        feed.ticksBefore(untilMs);
        feed.flush();
        cluster.awaitAllRead(ID + "-integrity");
    }

    private void start(String name) {
        RunningApplication started = new RunningApplication(cluster.config(
                "ois.application.id",
                ID,
                "num.standby.replicas",
                "1",
                "state.dir",
                cluster.folder(ID + "-" + name).toString()));
        running.put(name, started);
        started.awaitReady();
    }

    private void stop(String name) {
        Optional.ofNullable(running.remove(name)).ifPresent(RunningApplication::close);
    }

    private Outputs undisturbed() {
        Map<TopicPartition, Long> mark = Outputs.mark(cluster);
        try (RunningApplication alone = new RunningApplication(cluster.config(
                "ois.application.id",
                ID + "-alone",
                "state.dir",
                cluster.folder(ID + "-alone").toString()))) {
            cluster.awaitAllRead(ID + "-alone-integrity");
            alone.awaitReady();
            return Outputs.since(cluster, mark);
        }
    }
}
