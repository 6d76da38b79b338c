package io.oisstreams.kpis.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.streams.TopologyPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The topology's page shows the topology that runs. */
class KpisPageTest {
    private final TopologyPage page =
            new TopologyPage("kpis.md", KpisTopology.build(OisConfig.of(Map.of()), new SimpleMeterRegistry()));

    @Test
    void showsTheDiagramOfTheTopologyThatRuns() throws IOException {
        page.assertShowsTheDiagram();
    }

    @Test
    void explainsEveryTopicAndEveryStore() throws IOException {
        page.assertExplainsEveryTopicAndEveryStore();
    }

    @Test
    void namesEveryKpiInItsOrder() throws IOException {
        String text = Files.readString(Path.of("..", "topology-docs", "kpis.md"));
        String table = text.substring(text.indexOf("<!-- kpis:begin -->"), text.indexOf("<!-- kpis:end -->"));

        assertThat(table.lines()
                        .filter(line -> line.matches("\\| \\d.*"))
                        .map(line -> line.substring(2, line.indexOf(" |", 2)))
                        .toList())
                .isEqualTo(OperationalKpis.ALL.stream()
                        .map(kpi -> kpi.id() + " " + kpi.name())
                        .toList());
    }
}
