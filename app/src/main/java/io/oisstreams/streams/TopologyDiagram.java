package io.oisstreams.streams;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/**
 * A topology as a Mermaid flowchart: topics are rounded, processors are boxes, stores are cylinders. Equal topologies give equal
 * text, so a committed diagram can be compared with the running topology.
 */
public final class TopologyDiagram {
    private static final String INDENT = "    ";

    // Sorted, because Kafka Streams describes a topology in no fixed order.
    private final Set<String> nodes = new TreeSet<>();
    private final Set<String> arrows = new TreeSet<>();

    private TopologyDiagram() {}

    /** The flowchart, lines separated and ended by a line feed. */
    public static String mermaid(TopologyDescription topology) {
        TopologyDiagram diagram = new TopologyDiagram();
        topology.subtopologies().forEach(diagram::add);
        StringBuilder text = new StringBuilder("flowchart LR\n");
        diagram.nodes.forEach(node -> text.append(INDENT).append(node).append('\n'));
        diagram.arrows.forEach(arrow -> text.append(INDENT).append(arrow).append('\n'));
        return text.toString();
    }

    private void add(Subtopology part) {
        for (Node node : part.nodes()) {
            if (node instanceof Source source) {
                source.topicSet().forEach(topic -> arrows.add(topicToNode(topic, source)));
            } else if (node instanceof Sink sink) {
                addSink(sink);
            } else if (node instanceof Processor processor) {
                addProcessor(processor);
            }
        }
    }

    private String topicToNode(String topic, Source source) {
        nodes.add(topicNode(topic));
        StringBuilder targets = new StringBuilder();
        new TreeSet<>(source.successors().stream().map(Node::name).toList())
                .forEach(name -> targets.append(targets.isEmpty() ? "" : " & ").append(id("processor", name)));
        return id("topic", topic) + " --> " + targets;
    }

    private void addSink(Sink sink) {
        if (sink.topic() == null) {
            throw new IllegalArgumentException("a sink that chooses its topic can't be drawn: " + sink.name());
        }
        nodes.add(topicNode(sink.topic()));
        sink.predecessors()
                .forEach(from -> arrows.add(id("processor", from.name()) + " --> " + id("topic", sink.topic())));
    }

    private void addProcessor(Processor processor) {
        String self = id("processor", processor.name());
        nodes.add(self + "[\"" + processor.name() + "\"]");
        for (String store : new TreeSet<>(processor.stores())) {
            nodes.add(id("store", store) + "[(\"" + store + "\")]");
            arrows.add(self + " <--> " + id("store", store));
        }
        processor.successors().stream()
                .filter(Processor.class::isInstance)
                .forEach(next -> arrows.add(self + " --> " + id("processor", next.name())));
    }

    private static String topicNode(String topic) {
        return id("topic", topic) + "([\"" + topic + "\"])";
    }

    /** Mermaid takes letters, digits and underscores in ids; a topic and a store may have one name. */
    private static String id(String kind, String name) {
        return kind + "_" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }
}
