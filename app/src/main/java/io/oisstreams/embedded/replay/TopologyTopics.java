package io.oisstreams.embedded.replay;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * The topics that a topology reads and writes.
 *
 * @param sources the topics it reads
 * @param sinks the topics it writes
 */
public record TopologyTopics(Set<String> sources, Set<String> sinks) {
    /** As the topology describes itself. */
    public static TopologyTopics of(Topology topology) {
        Set<String> sources = new TreeSet<>();
        Set<String> sinks = new TreeSet<>();
        for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Source source) {
                    sources.addAll(source.topicSet());
                } else if (node instanceof TopologyDescription.Sink sink) {
                    sinks.add(sink.topic());
                }
            }
        }
        return new TopologyTopics(sources, sinks);
    }
}
