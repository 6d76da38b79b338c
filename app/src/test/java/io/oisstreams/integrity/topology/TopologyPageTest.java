package io.oisstreams.integrity.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.streams.TopologyDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

/** The topology's page shows the topology that runs. */
class TopologyPageTest {
    private static final Path PAGE = Path.of("..", "topology-docs", "integrity.md");
    private static final String BEGIN = "<!-- diagram:begin -->";
    private static final String END = "<!-- diagram:end -->";

    private final Topology topology = IntegrityTopology.build(OisConfig.of(Map.of()), new SimpleMeterRegistry());

    @Test
    void showsTheDiagramOfTheTopologyThatRuns() throws IOException {
        String page = Files.readString(PAGE);
        String diagram = BEGIN + "\n```mermaid\n" + TopologyDiagram.mermaid(topology.describe()) + "```\n" + END;

        String upToDate =
                page.substring(0, page.indexOf(BEGIN)) + diagram + page.substring(page.indexOf(END) + END.length());

        if (Boolean.getBoolean("ois.docs.write")) {
            Files.writeString(PAGE, upToDate);
        }
        assertThat(Files.readString(PAGE))
                .as("bring it up to date: mvn -pl app -am test -Dtest=TopologyPageTest -Dois.docs.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(upToDate);
    }

    @Test
    void explainsEveryTopicAndEveryStore() throws IOException {
        String page = Files.readString(PAGE);
        String explained = page.substring(page.indexOf(END));

        topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .forEach(node -> {
                    if (node instanceof TopologyDescription.Source source) {
                        source.topicSet().forEach(topic -> assertThat(explained).contains("`" + topic + "`"));
                    } else if (node instanceof TopologyDescription.Sink sink) {
                        assertThat(explained).contains("`" + sink.topic() + "`");
                    } else if (node instanceof TopologyDescription.Processor processor) {
                        processor.stores().forEach(store -> assertThat(explained)
                                .contains("`" + store + "`"));
                    }
                });
    }
}
