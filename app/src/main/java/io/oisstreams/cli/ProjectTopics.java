package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.streams.TopicLayout;
import io.oisstreams.streams.TopicProvisioning;
import io.oisstreams.streams.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.record.TimestampType;

/** All topics of the contract, as the settings want them on the cluster. */
final class ProjectTopics {
    private ProjectTopics() {}

    /**
     * Connects to nothing yet.
     *
     * @param inputTimestamps the broker's time in production; the events' own where a recorded file is replayed
     */
    static TopicProvisioning provisioning(OisConfig config, TimestampType inputTimestamps) {
        return new TopicProvisioning(
                config.kafkaClientProperties(),
                config.schemaRegistryUrl(),
                Topics.all().stream().map(ProjectTopics::spec).toList(),
                new TopicLayout(config.topicPartitions(), config.topicReplicationFactor(), inputTimestamps));
    }

    /**
     * Makes sure that an application finds what it needs, before it starts and waits for it without a word.
     *
     * @throws StartupException with the first thing that is wrong
     */
    static void require(OisConfig config) {
        List<String> findings =
                provisioning(config, TimestampType.LOG_APPEND_TIME).check();
        if (!findings.isEmpty()) {
            String others = findings.size() > 1 ? " (and " + (findings.size() - 1) + " more)" : "";
            throw new StartupException(findings.get(0) + others + "; see ./ois topics --help");
        }
    }

    private static TopicSpec spec(EventTopic topic) {
        // Ticks are merged with the inputs by time, so the same holds for them.
        boolean input = topic.direction() != EventTopic.Direction.OUTPUT;
        return new TopicSpec(topic.name(), Optional.of(topic.schema()), input, Map.of());
    }
}
