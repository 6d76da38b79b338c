package io.oisstreams.console.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.streams.TopologyPage;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The topology's page shows the topology that runs. */
class ConsolePageTest {
    private final TopologyPage page =
            new TopologyPage("console.md", ConsoleTopology.build(OisConfig.of(Map.of()), new SimpleMeterRegistry()));

    @Test
    void showsTheDiagramOfTheTopologyThatRuns() throws IOException {
        page.assertShowsTheDiagram();
    }

    @Test
    void explainsEveryTopicAndEveryStore() throws IOException {
        page.assertExplainsEveryTopicAndEveryStore();
    }
}
