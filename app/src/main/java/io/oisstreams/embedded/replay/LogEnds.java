package io.oisstreams.embedded.replay;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Where the log of a partition ends, and how far a group has come. */
final class LogEnds implements AutoCloseable {
    private final Admin admin;

    LogEnds(OisConfig config) {
        admin = Admin.create(config.kafkaClientProperties());
    }

    /** The offset after the last record of each partition of the topics, uncommitted ones included. */
    Map<TopicPartition, Long> of(Collection<String> topics) throws InterruptedException {
        Set<TopicPartition> partitions = new HashSet<>();
        await(admin.describeTopics(topics).allTopicNames()).forEach((topic, described) -> described
                .partitions()
                .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition()))));
        return await(admin.listOffsets(partitions.stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** What the group has committed; partitions without a commit are left out. */
    Map<TopicPartition, Long> committed(String group) throws InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> offsets =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartupException("the embedded broker refused: " + cause.getMessage(), cause);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
