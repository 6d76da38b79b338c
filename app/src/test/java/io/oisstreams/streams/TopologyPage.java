package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** A page of {@code topology-docs/} about a topology, and whether it is right. */
public final class TopologyPage {
    private static final String BEGIN = "<!-- diagram:begin -->";
    private static final String END = "<!-- diagram:end -->";

    private final Path path;
    private final Topology topology;

    public TopologyPage(String name, Topology topology) {
        this.path = Path.of("..", "topology-docs", name);
        this.topology = topology;
    }

    /** With {@code -Dois.docs.write=true} the page is brought up to date first. */
    public void assertShowsTheDiagram() throws IOException {
        String page = Files.readString(path);
        String diagram = BEGIN + "\n```mermaid\n" + TopologyDiagram.mermaid(topology.describe()) + "```\n" + END;
        String upToDate =
                page.substring(0, page.indexOf(BEGIN)) + diagram + page.substring(page.indexOf(END) + END.length());

        if (Boolean.getBoolean("ois.docs.write")) {
            Files.writeString(path, upToDate);
        }
        assertThat(Files.readString(path))
                .as("bring it up to date: mvn -pl app -am test -Dtest='*PageTest' -Dois.docs.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(upToDate);
    }

    public void assertExplainsEveryTopicAndEveryStore() throws IOException {
        String page = Files.readString(path);
        String explained = page.substring(page.indexOf(END));
        topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .forEach(node -> assertExplained(explained, node));
    }

    private static void assertExplained(String explained, TopologyDescription.Node node) {
        if (node instanceof TopologyDescription.Source source) {
            source.topicSet().forEach(topic -> assertThat(explained).contains("`" + topic + "`"));
        } else if (node instanceof TopologyDescription.Sink sink) {
            assertThat(explained).contains("`" + sink.topic() + "`");
        } else if (node instanceof TopologyDescription.Processor processor) {
            processor.stores().forEach(store -> assertThat(explained).contains("`" + store + "`"));
        }
    }
}
