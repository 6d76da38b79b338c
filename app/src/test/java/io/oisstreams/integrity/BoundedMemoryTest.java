package io.oisstreams.integrity;

import static io.oisstreams.integrity.Cluster.HOUR_MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.RiskTier;
import io.oisstreams.integrity.topology.Scenario.Admitted;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many events go through an instance with 512 MB of heap. {@code -Dois.events=1000000} for the million. */
@ExtendWith(ClusterParameter.class)
class BoundedMemoryTest {
    private static final int EVENTS = Integer.getInteger("ois.events", 50_000);
    private static final int TENANTS = 500;

    /** The heap, RocksDB's 256 MB, and as much again for code, threads, buffers and the allocator. */
    private static final long MOST_MEMORY_KB = 1_024 * 1_024;

    private final Cluster cluster;

    BoundedMemoryTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void manyEventsGoThroughASmallHeap() throws IOException {
        cluster.newTopics(2);
        Map<TopicPartition, Long> mark = Outputs.mark(cluster);
        fill();
        Map<String, String> settings = cluster.settings(
                "ois.application.id", "memory",
                "state.dir", cluster.folder("memory").toString(),
                "commit.interval.ms", "200");
        long peakKb;

        try (InstanceProcess instance = InstanceProcess.start(settings, "-Xmx512m")) {
            cluster.awaitAllRead(OisConfig.of(settings).applicationId("integrity"));
            Cluster.await()
                    .until(() ->
                            Outputs.since(cluster, mark).of(Topics.OIS_RECORDS).size() == TENANTS);
            peakKb = peakMemoryKb(instance.pid());
        }

        Map<String, List<Outputs.Row>> records = Outputs.since(cluster, mark).of(Topics.OIS_RECORDS);
        assertThat(records).hasSize(TENANTS);
        List<Telemetry> counts = records.values().stream()
                .map(rows -> ((OisRecord) rows.get(0).value()).getExtensions().getTelemetry())
                .toList();
        assertThat(counts.stream().mapToLong(Telemetry::getTotalDecisions).sum())
                .isEqualTo(EVENTS / 2);
        assertThat(counts.stream().mapToLong(Telemetry::getDecisionsReplayed).sum())
                .isEqualTo(EVENTS / 2);
        assertThat(peakKb).isLessThan(MOST_MEMORY_KB);
    }

    /** Decisions, each followed by its replay a minute later, spread evenly over the window. */
    private void fill() {
        try (Feed feed = new Feed(cluster)) {
            int decisions = EVENTS / 2;
            long spanMs = HOUR_MS - 120_000;
            int lag = (int) (decisions * 60_000L / spanMs);
            for (int i = 0; i < decisions + lag; i++) {
                long atMs = Story.START_MS + spanMs * i / decisions;
                feed.ticksBefore(atMs);
                if (i < decisions) {
                    feed.event(new Admitted(Topics.GOVERNANCE_DECISIONS, atMs, decision(i, atMs)));
                }
                if (i >= lag) {
                    feed.event(new Admitted(Topics.GOVERNANCE_REPLAYS, atMs, replay(i - lag, atMs)));
                }
            }
            feed.ticksBefore(Story.START_MS + HOUR_MS + 330_000);
        }
    }

    private static GovernanceDecision decision(int i, long atMs) {
        return GovernanceDecision.newBuilder()
                .setEventId("decision-" + i)
                .setTenantId("tenant-" + i % TENANTS)
                .setTimestampMs(Instant.ofEpochMilli(atMs))
                .setRequestId("request-" + i)
                .setDecision(Decision.allow)
                .setReasonCode("policy_ok")
                .setReasonFamily(ReasonFamily.policy)
                .setRiskTier(RiskTier.low)
                .setReceiptHash("sha3-256:" + String.format("%064x", i))
                .build();
    }

    private static DecisionReplay replay(int i, long atMs) {
        return DecisionReplay.newBuilder()
                .setEventId("replay-" + i)
                .setTenantId("tenant-" + i % TENANTS)
                .setTimestampMs(Instant.ofEpochMilli(atMs))
                .setRequestId("request-" + i)
                .setReplayedReceiptHash("sha3-256:" + String.format("%064x", i))
                .build();
    }

    /** The most memory that the process had so far, in all. */
    private static long peakMemoryKb(long pid) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        Matcher peak = Pattern.compile("VmHWM:\\s+(\\d+) kB").matcher(status);
        assertThat(peak.find()).isTrue();
        return Long.parseLong(peak.group(1));
    }
}
