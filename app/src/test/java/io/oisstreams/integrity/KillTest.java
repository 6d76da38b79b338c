package io.oisstreams.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.config.OisConfig;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.topology.Scenario.Admitted;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.Validity;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Instances and the broker are killed at any moment, and what is published and can be queried is what it is without. {@code -Dois.kills=N}
 * for a longer campaign, {@code -Dois.kills.seed=N} to repeat one.
 */
@ExtendWith(ClusterParameter.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the same events, and what they lead to undisturbed, for all tests
class KillTest {
    private static final int KILLS = Integer.getInteger("ois.kills", Story.WINDOWS);
    private static final long SEED = Long.getLong("ois.kills.seed", 1);
    private static final int PARTITIONS = 2;

    private final Cluster cluster;
    private final Path keys;
    private final List<Admitted> events;
    private final Result undisturbed;
    private int applications;

    KillTest(Cluster cluster) throws Exception {
        this.cluster = cluster;
        this.keys = cluster.folder("keys").resolve("keys");
        // Ed25519 signatures are the same in every run; and signed records are published some time after their windows
        // close.
        KeyFolder folder = new KeyFolder(keys, new SecureRandom());
        folder.create();
        folder.write(RecordKey.generate(SignatureFamily.ED25519, Validity.from(Instant.EPOCH), new SecureRandom()));
        events = new Story(SEED, 150).events(); // once: its keys are others each time
        tell();
        undisturbed = run(application -> {});
    }

    /** New topics, with the events in them. */
    private void tell() {
        cluster.newTopics(PARTITIONS);
        try (Feed feed = new Feed(cluster)) {
            feed.events(events, Story.END_MS);
        }
    }

    /** What a run has published, and which rows its stores have in the end. */
    private record Result(Outputs outputs, Map<String, List<String>> rows) {}

    @Test
    void everyTenantHasItsRecordsAndThereIsSomethingOfEverything() {
        assertThat(undisturbed.outputs().of(Topics.OIS_RECORDS))
                .containsOnlyKeys(Story.TENANTS)
                .allSatisfy((tenant, records) -> assertThat(records).hasSize(Story.WINDOWS));
        assertThat(undisturbed.outputs().byTopicAndKey())
                .hasSize(Cluster.OUTPUTS.size())
                .allSatisfy((topic, byTenant) -> assertThat(byTenant).containsOnlyKeys(Story.TENANTS));
        assertThat(undisturbed.rows())
                .allSatisfy((store, rows) -> assertThat(rows).isNotEmpty());
    }

    @Test
    void nothingTellsThatInstancesWereKilled() throws Exception {
        Random random = new Random(SEED);
        int kills = 0;

        while (kills < KILLS) {
            List<KillPoint> points = kills == 0 ? KillPoint.oneInEachWindow(random) : KillPoint.anywhere(random);
            Result result = run(application -> killAt(points, application));
            kills += points.size();

            assertThat(result.outputs()).as("killed %s", points).isEqualTo(undisturbed.outputs());
            assertThat(result.rows()).as("killed %s", points).isEqualTo(undisturbed.rows());
        }
    }

    @Test
    void nothingTellsThatTheBrokerWasKilled() throws Exception {
        Random random = new Random(SEED);

        int kills = 0;
        while (kills < Math.max(1, KILLS / 10)) {
            List<KillPoint> points = KillPoint.anywhere(random);
            KillPoint point = points.get(random.nextInt(points.size()));
            try {
                Result result = run(application -> killBrokerAt(point, application));
                kills++;

                assertThat(result.outputs()).as("killed %s", point).isEqualTo(undisturbed.outputs());
                assertThat(result.rows()).as("killed %s", point).isEqualTo(undisturbed.rows());
            } catch (BrokerForgetsException e) {
                tell();
            }
        }
    }

    @Test
    void nothingTellsThatAnInstanceWasStoppedAndStartedWithAndWithoutItsState() throws Exception {
        Random random = new Random(SEED);

        Result result = run(application -> {
            Deque<KillPoint> points = new ArrayDeque<>(KillPoint.anywhere(random));
            while (!points.isEmpty()) {
                try (RunningApplication running = new RunningApplication(application.config())) {
                    points.remove().await(cluster, application.id(), application.mark());
                    running.awaitReady();
                }
                if (points.size() == 1) {
                    Cluster.delete(application.config().stateDir());
                }
            }
        });

        assertThat(result.outputs()).isEqualTo(undisturbed.outputs());
        assertThat(result.rows()).isEqualTo(undisturbed.rows());
    }

    /** One application id: its settings, and where its outputs begin. */
    private record Application(
            String id, OisConfig config, Map<String, String> settings, Map<TopicPartition, Long> mark) {}

    /** What happens to an application before it may run to the end. */
    private interface Disturbance {
        void disturb(Application application) throws Exception;
    }

    private Result run(Disturbance disturbance) throws Exception {
        String name = "kill-" + System.nanoTime() + "-" + applications++;
        Map<String, String> settings = cluster.settings(
                "ois.application.id",
                name,
                "state.dir",
                cluster.folder(name).toString(),
                "kafka.max.poll.records",
                "100",
                "signing.keys.dir",
                keys.toString());
        OisConfig config = OisConfig.of(settings);
        Application application =
                new Application(config.applicationId("integrity"), config, settings, Outputs.mark(cluster));
        disturbance.disturb(application);
        try (RunningApplication running = new RunningApplication(config)) {
            cluster.awaitAllRead(application.id());
            running.awaitPublished();
            return new Result(Outputs.since(cluster, application.mark()), running.rows());
        }
    }

    private void killBrokerAt(KillPoint point, Application application) throws Exception {
        try (RunningApplication running = new RunningApplication(application.config())) {
            point.await(cluster, application.id(), application.mark());
            if (!cluster.killAndRestartBroker()) {
                throw new BrokerForgetsException();
            }
            cluster.awaitAllRead(application.id());
            running.awaitReady();
        }
    }

    /** A kill that says nothing of us, see {@link Cluster#killAndRestartBroker}. */
    private static final class BrokerForgetsException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private void killAt(List<KillPoint> points, Application application) throws InterruptedException {
        for (KillPoint point : points) {
            try (InstanceProcess instance = InstanceProcess.start(application.settings(), "-Xmx256m")) {
                point.await(cluster, application.id(), application.mark());
                instance.kill();
            }
            cluster.forgetMembers(application.id());
        }
    }
}
