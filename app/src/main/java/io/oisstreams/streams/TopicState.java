package io.oisstreams.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.record.TimestampType;

/**
 * A topic as it is on the cluster.
 *
 * @param timestampType the name that Kafka's topic setting gives it
 * @param maxAheadMs how far a producer's timestamp may be ahead of the broker's clock
 */
record TopicState(int partitions, String timestampType, long maxAheadMs) {
    /** With CreateTime one producer's wrong clock may close everybody's windows, by no more than this. */
    private static final long TOLERATED_AHEAD_MS = 5_000;

    List<String> findings(TopicSpec topic, TopicLayout layout) {
        List<String> findings = new ArrayList<>();
        partitionFinding(topic.name(), layout).ifPresent(findings::add);
        timestampFinding(topic, layout).ifPresent(findings::add);
        return findings;
    }

    /** Of outputs, too: the console reads them together. */
    Optional<String> partitionFinding(String topic, TopicLayout layout) {
        if (partitions == layout.partitions()) {
            return Optional.empty();
        }
        return Optional.of("Topic " + topic + " has " + partitions + " partitions, but topics.partitions="
                + layout.partitions() + ", and topics that are read together need equal numbers");
    }

    private Optional<String> timestampFinding(TopicSpec topic, TopicLayout layout) {
        TimestampType wanted = layout.inputTimestamps();
        boolean bounded = wanted == TimestampType.LOG_APPEND_TIME && maxAheadMs <= TOLERATED_AHEAD_MS;
        if (!topic.input() || timestampType.equals(wanted.name) || bounded) {
            return Optional.empty();
        }
        return Optional.of("Topic " + topic.name() + " has message.timestamp.type=" + timestampType + ", but "
                + wanted.name + " is needed");
    }
}
