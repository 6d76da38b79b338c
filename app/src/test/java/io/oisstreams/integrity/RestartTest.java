package io.oisstreams.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.config.OisConfig;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.integrity.topology.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What queries tell after a restart. */
@ExtendWith(ClusterParameter.class)
class RestartTest {
    private static final long S = Story.START_MS;

    private final Cluster cluster;

    RestartTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void whatWasHeardJustBeforeARestartIsPartOfTheNextRunningScore() {
        cluster.newTopics(1);
        OisConfig config = cluster.config(
                "ois.application.id", "restart",
                "ois.provisional.min.decisions", "100",
                "state.dir", cluster.folder("restart").toString());
        try (Feed feed = new Feed(cluster)) {
            feed.event(new Scenario("north")
                    .decision(S + 10_000, "r-1", Optional.empty())
                    .last());
            feed.tick(S + 62_000); // the first minute is judged
            feed.event(new Scenario("early")
                    .decision(S + 61_000, "r-2", Optional.empty())
                    .last());
            feed.tick(S + 63_000);
            feed.event(new Scenario("late")
                    .decision(S + 90_000, "r-3", Optional.empty())
                    .last());
            feed.flush();
            read(config);

            feed.tick(S + 122_000);
            feed.flush();
        }
        List<String> rows = read(config);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).contains("\"early\"", "2026-05-21T10:02:00");
        assertThat(rows.get(1)).contains("\"late\"", "2026-05-21T10:02:00");
        assertThat(rows.get(2)).contains("\"north\"", "2026-05-21T10:01:00");
    }

    /** Reads all that there is, and returns the rows of the running scores. */
    private List<String> read(OisConfig config) {
        try (RunningApplication running = new RunningApplication(config)) {
            cluster.awaitAllRead(config.applicationId("integrity"));
            return running.rows().getOrDefault(IntegrityTopology.CURRENT_STORE, List.of());
        }
    }
}
