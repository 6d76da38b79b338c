package io.oisstreams.streams;

import io.oisstreams.config.StartupException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;

/** The topics of a cluster. Every failure is a {@link StartupException} that names the cluster's address. */
final class BrokerTopics implements AutoCloseable {
    private static final int MIB = 1024 * 1024;
    private static final long POLL_MS = 50;
    private static final int POLLS = 200;

    private final String address;
    private final Admin admin;

    BrokerTopics(Map<String, Object> config) {
        address = String.valueOf(config.get("bootstrap.servers"));
        try {
            admin = Admin.create(config);
        } catch (KafkaException e) {
            throw new StartupException("Kafka client for " + address + " can't be made: " + rootMessage(e), e);
        }
    }

    /** Those of the named topics that exist. */
    Map<String, TopicState> states(Collection<String> names) {
        Set<String> existing = await(admin.listTopics().names());
        List<String> wanted = names.stream().filter(existing::contains).toList();
        Map<String, TopicDescription> topics =
                await(admin.describeTopics(wanted).allTopicNames());
        Map<ConfigResource, Config> configs = await(admin.describeConfigs(
                        wanted.stream().map(BrokerTopics::resource).toList())
                .all());
        Map<String, TopicState> states = new HashMap<>();
        topics.forEach((name, topic) ->
                states.put(name, state(topic, configs.getOrDefault(resource(name), new Config(List.of())))));
        return states;
    }

    /** Creates topics and returns when the cluster knows them; one that somebody else created meanwhile is fine. */
    void create(List<TopicSpec> topics, TopicLayout layout) {
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), layout.partitions(), layout.replicationFactor())
                        .configs(configs(topic, layout.inputTimestamps())))
                .toList();
        for (KafkaFuture<Void> created : admin.createTopics(wanted).values().values()) {
            awaitUnless(TopicExistsException.class, created);
        }
        List<String> names = topics.stream().map(TopicSpec::name).toList();
        for (int poll = 0; poll < POLLS && !known(names); poll++) {
            pause();
        }
    }

    /** History matters in all of them, so nothing is deleted by age. Recorded events may be decades away from today. */
    private static Map<String, String> configs(TopicSpec topic, TimestampType inputTimestamps) {
        Map<String, String> configs = new HashMap<>();
        configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        // An output may have to carry a rejected event as it was, with its envelope.
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString((topic.input() ? 16 : 17) * MIB));
        if (topic.input()) {
            configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, inputTimestamps.name);
        }
        if (inputTimestamps == TimestampType.CREATE_TIME) {
            configs.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
            configs.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        }
        configs.putAll(topic.configs());
        return configs;
    }

    private boolean known(List<String> names) {
        return admin.describeTopics(names).topicNameValues().values().stream()
                .allMatch(topic -> awaitUnless(UnknownTopicOrPartitionException.class, topic));
    }

    private static TopicState state(TopicDescription topic, Config config) {
        return new TopicState(
                topic.partitions().size(),
                config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value(),
                Long.parseLong(config.get(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG)
                        .value()));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    /** Whether it succeeded; false for the one kind of failure that is expected. */
    private boolean awaitUnless(Class<? extends Exception> expected, KafkaFuture<?> future) {
        try {
            await(future);
            return true;
        } catch (StartupException e) {
            if (expected.isInstance(e.getCause())) {
                return false;
            }
            throw e;
        }
    }

    private <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String what = cause instanceof TimeoutException ? "can't be reached" : "refused";
            throw new StartupException("Kafka at " + address + " " + what + ": " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() {
        try {
            // A new topic is not known to all brokers at once, and none says when it is.
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StartupException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartupException("Interrupted while waiting for Kafka", e);
    }

    private static String rootMessage(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : rootMessage(e.getCause());
    }

    @Override
    public void close() {
        admin.close();
    }
}
