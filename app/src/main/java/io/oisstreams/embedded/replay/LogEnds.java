package io.oisstreams.embedded.replay;

import io.oisstreams.config.StartupException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where the log of a partition ends, and how far a group has come. Every failure is a StartupException that names the address. */
final class LogEnds implements AutoCloseable {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private final String address;
    private final Admin admin;

    /** @param client what every Kafka client gets */
    LogEnds(Map<String, Object> client) {
        address = String.valueOf(client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
        try {
            admin = Admin.create(client);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartupException("Kafka client for " + address + " can't be made: " + cause.getMessage(), e);
        }
    }

    /**
     * The ends of all partitions of the topics, in order of topic and partition.
     *
     * @param level what is still in a transaction that has not ended: whether the log ends before it, or behind it
     */
    SortedMap<TopicPartition, Long> of(Collection<String> topics, IsolationLevel level) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
                admin.describeTopics(topics).topicNameValues().entrySet()) {
            await("topic " + topic.getKey(), topic.getValue())
                    .partitions()
                    .forEach(partition ->
                            wanted.put(new TopicPartition(topic.getKey(), partition.partition()), OffsetSpec.latest()));
        }
        SortedMap<TopicPartition, Long> ends = new TreeMap<>(ORDER);
        await(
                        "the topics",
                        admin.listOffsets(wanted, new ListOffsetsOptions(level)).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** What the group has committed; partitions without a commit are left out. */
    Map<TopicPartition, Long> committed(String group) throws InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> offsets =
                await("group " + group, admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(partition, offset.offset());
            }
        });
        return committed;
    }

    private <T> T await(String what, KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof UnknownTopicOrPartitionException) {
                throw new StartupException(what + " does not exist at " + address, cause);
            }
            String failure = cause instanceof TimeoutException ? "can't be reached" : "refused";
            throw new StartupException("Kafka at " + address + " " + failure + ": " + cause.getMessage(), cause);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
