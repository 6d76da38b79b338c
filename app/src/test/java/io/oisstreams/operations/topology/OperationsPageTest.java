package io.oisstreams.operations.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.operations.core.verdict.Refusal;
import io.oisstreams.streams.TopologyPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The topology's page shows the topology that runs. */
class OperationsPageTest {
    private final TopologyPage page = new TopologyPage(
            "operations.md", OperationsTopology.build(OisConfig.of(Map.of()), new SimpleMeterRegistry()));

    @Test
    void showsTheDiagramOfTheTopologyThatRuns() throws IOException {
        page.assertShowsTheDiagram();
    }

    @Test
    void explainsEveryTopicAndEveryStore() throws IOException {
        page.assertExplainsEveryTopicAndEveryStore();
    }

    @Test
    void namesEveryReasonInItsOrder() throws IOException {
        String text = Files.readString(Path.of("..", "topology-docs", "operations.md"));
        String table = text.substring(text.indexOf("<!-- reasons:begin -->"), text.indexOf("<!-- reasons:end -->"));

        assertThat(table.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(3, line.indexOf('`', 3)))
                        .toList())
                .isEqualTo(Arrays.stream(Refusal.Reason.values())
                        .map(Refusal.Reason::label)
                        .toList());
    }
}
