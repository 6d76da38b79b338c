package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.config.OisConfig;
import io.oisstreams.console.Published;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.http.Listening;
import io.oisstreams.output.v1.Severity;
import io.oisstreams.streams.AvroValues;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running instance, whose listeners hear what is put on the real broker. */
class LiveInstanceTest {
    private static final List<EventTopic> READ = List.of(
            Topics.OIS_RECORDS,
            Topics.ALERTS,
            Topics.DEVIATIONS,
            Topics.CONTROL_COMMANDS,
            Topics.REPORTS,
            Topics.KPI_VALUES,
            Topics.METRICS_ROLLUPS,
            Topics.TIME_TICKS);

    @Test
    @Timeout(180)
    void listenersHearWhatIsPublishedAndNothingOfBeforeAndEndWithTheInstance(@TempDir Path folder) throws Exception {
        try (CapabilityCluster cluster = new CapabilityCluster(READ, List.of(), value -> true)) {
            alert(cluster, "before");
            Instance instance = Instance.start(
                    config(cluster, folder),
                    Capabilities.select(Capabilities.ALL, List.of("console")),
                    Optional.empty());
            try (Listening all = Listening.to(instance.url() + "/events");
                    Listening other = Listening.to(instance.url() + "/events?tenant=other")) {
                awaitLive(cluster, all);
                cluster.send(Stream.of(CapabilityCluster.record(
                        Topics.ALERTS, 1, "acme", "no alert".getBytes(StandardCharsets.UTF_8))));
                alert(cluster, "after");
                send(cluster, Topics.OIS_RECORDS, "other", Published.record("other", Published.DAY, "0.960000"));

                assertThat(all.next("alert")).contains("\"alert_id\":\"after\"");
                assertThat(other.next("record")).contains("\"tenant_id\":\"other\"", "\"ois\":0.960000");

                CountDownLatch closed = new CountDownLatch(1);
                new Thread(() -> {
                            instance.close();
                            closed.countDown();
                        })
                        .start();
                while (all.next().isPresent()) {
                    // What was sent before the end.
                }
                assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                instance.close();
            }
        }
    }

    /** Where the source begins depends on when it has connected; from the first tick that it tells it hears everything. */
    private static void awaitLive(CapabilityCluster cluster, Listening listener) throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        Thread ticker = new Thread(() -> {
            try {
                for (long ms = Published.DAY; !heard.await(200, TimeUnit.MILLISECONDS); ms += 1000) {
                    cluster.tick(List.of(ms));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ticker.start();
        assertThat(listener.next("time")).contains("2026-05-21T00:0");
        heard.countDown();
        ticker.join();
    }

    private static void alert(CapabilityCluster cluster, String id) {
        send(cluster, Topics.ALERTS, "acme", Published.alert("acme", id, Severity.critical, true, Published.DAY));
    }

    private static void send(CapabilityCluster cluster, EventTopic topic, String tenantId, SpecificRecord value) {
        Serializer<SpecificRecord> avro = AvroValues.serializer(cluster.config());
        cluster.send(Stream.of(
                CapabilityCluster.record(topic, Published.DAY, tenantId, avro.serialize(topic.name(), value))));
    }

    private static OisConfig config(CapabilityCluster cluster, Path folder) {
        return cluster.config()
                .with(Map.of("http.port", "0", "num.stream.threads", "1", "state.dir", folder.toString()));
    }
}
