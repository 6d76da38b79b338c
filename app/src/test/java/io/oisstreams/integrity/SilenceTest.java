package io.oisstreams.integrity;

import static io.oisstreams.integrity.Cluster.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.streams.Ticker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Time passes without events. */
@ExtendWith(ClusterParameter.class)
class SilenceTest {
    private static final int PARTITIONS = 3;
    private static final long S = Story.START_MS;
    private static final long CLOSED_MS = S + HOUR_MS + 306_000;

    private final Cluster cluster;

    SilenceTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void theTickersTicksAlonePublishTheRecordsOfSilentTenants() {
        cluster.newTopics(PARTITIONS);
        Map<TopicPartition, Long> mark = Outputs.mark(cluster);
        AtomicLong nowMs = new AtomicLong(S + 60_000);
        OisConfig config = cluster.config(
                "ois.application.id", "silence",
                "state.dir", cluster.folder("silence").toString(),
                "tick.interval.ms", "50");
        try (Feed feed = new Feed(cluster)) {
            for (int i = 0; i < 20; i++) {
                new Scenario("tenant-" + i)
                        .decision(S + 1_000, "r", Optional.empty())
                        .events()
                        .forEach(feed::event);
            }
            feed.flush();
        }

        try (RunningApplication running = new RunningApplication(config)) {
            running.awaitReady();
            cluster.awaitAllRead("silence-integrity");
            Ticker ticker = Ticker.start(
                    config,
                    () -> running.activePartitions(Topics.TIME_TICKS.name()),
                    () -> Instant.ofEpochMilli(nowMs.get()));
            try {
                nowMs.set(CLOSED_MS);
                Cluster.await().until(() -> records(mark).size() == 20);
            } finally {
                ticker.close();
            }
        }

        assertThat(cluster.ends(List.of(Topics.TIME_TICKS.name())))
                .hasSize(PARTITIONS)
                .allSatisfy((partition, end) -> assertThat(end).isPositive());
        assertThat(records(mark)).allSatisfy((tenant, records) -> assertThat(records)
                .singleElement()
                .satisfies(record -> assertThat(record.timestampMs()).isEqualTo(S + HOUR_MS + 305_000)));
    }

    private Map<String, List<Outputs.Row>> records(Map<TopicPartition, Long> mark) {
        return Outputs.since(cluster, mark).of(Topics.OIS_RECORDS);
    }
}
