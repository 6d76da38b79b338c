package io.oisstreams.integrity;

import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.BrokerProcess;
import io.oisstreams.embedded.EmbeddedRegistry;
import io.oisstreams.embedded.TransactionLogs;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.streams.TopicLayout;
import io.oisstreams.streams.TopicProvisioning;
import io.oisstreams.streams.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A broker in a process of its own, which tests may kill, and a registry. One for all tests of the JVM ({@link ClusterParameter}):
 * each test begins with {@link #newTopics}.
 */
public final class Cluster implements AutoCloseable {
    static final long HOUR_MS = 3_600_000;
    static final List<EventTopic> OUTPUTS = List.of(
            Topics.OIS_RECORDS, Topics.OIS_EVIDENCE, Topics.OIS_DEGRADATIONS, Topics.ALERTS, Topics.TELEMETRY_REJECTED);

    private final Path folder;
    private final EmbeddedRegistry registry;
    private BrokerProcess broker;
    private int partitions;

    private Cluster(Path folder, EmbeddedRegistry registry, BrokerProcess broker) {
        this.folder = folder;
        this.registry = registry;
        this.broker = broker;
    }

    static Cluster start() {
        try {
            Path folder = Files.createTempDirectory("ois-cluster-");
            return new Cluster(
                    folder,
                    EmbeddedRegistry.start(folder.resolve("registry"), 0),
                    BrokerProcess.start(folder.resolve("broker"), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for state, new for each name. */
    Path folder(String name) {
        return folder.resolve(name);
    }

    int partitions() {
        return partitions;
    }

    String registryUrl() {
        return registry.url();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Settings for windows of an hour, with more of them in pairs. */
    Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "schema.registry.url",
                registryUrl(),
                "ois.window",
                "1h",
                "ois.provisional.min.decisions",
                "5",
                "num.stream.threads",
                "1",
                "commit.interval.ms",
                "50",
                "topics.partitions",
                Integer.toString(Math.max(partitions, 1)),
                "state.dir",
                folder.resolve("unused").toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    OisConfig config(String... more) {
        return OisConfig.of(settings(more));
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(20));
    }

    Admin admin() {
        return Admin.create(config().kafkaClientProperties());
    }

    static List<String> inputs() {
        List<String> names =
                Stream.of(Source.values()).map(Source::topic).collect(Collectors.toCollection(ArrayList::new));
        names.add(Topics.TIME_TICKS.name());
        return names;
    }

    /** Empty topics, inputs with the times that their records are given. */
    void newTopics(int count) {
        List<String> names = new ArrayList<>(inputs());
        OUTPUTS.forEach(output -> names.add(output.name()));
        try (Admin admin = admin()) {
            Set<String> existing = get(admin.listTopics().names());
            get(admin.deleteTopics(names.stream().filter(existing::contains).toList())
                    .all());
            await().until(() -> get(admin.listTopics().names()).stream().noneMatch(names::contains));
        }
        partitions = count;
        List<TopicSpec> specs = Topics.all().stream()
                .filter(topic -> names.contains(topic.name()))
                .map(topic -> new TopicSpec(
                        topic.name(),
                        Optional.of(topic.schema()),
                        topic.direction() != EventTopic.Direction.OUTPUT,
                        Map.of()))
                .toList();
        new TopicProvisioning(
                        config().kafkaClientProperties(),
                        registryUrl(),
                        specs,
                        new TopicLayout(count, (short) 1, TimestampType.CREATE_TIME))
                .create();
    }

    /** The ends of all partitions of some topics. */
    Map<TopicPartition, Long> ends(List<String> topics) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (String topic : topics) {
            for (int partition = 0; partition < partitions; partition++) {
                wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
        }
        try (Admin admin = admin()) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            get(admin.listOffsets(wanted).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        }
    }

    /** Up to where an application has read, in what is committed. */
    static Map<TopicPartition, Long> committed(Admin admin, String applicationId) {
        Map<TopicPartition, Long> committed = new HashMap<>();
        get(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        return committed;
    }

    /** Returns when an application has read, and committed, all that the inputs hold. */
    void awaitAllRead(String applicationId) {
        Map<TopicPartition, Long> ends = ends(inputs());
        try (Admin admin = admin()) {
            await().ignoreExceptions().until(() -> {
                Map<TopicPartition, Long> committed = committed(admin, applicationId);
                return ends.entrySet().stream()
                        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
            });
        }
    }

    /** What the group learns by itself only after the session timeout: its members are dead. */
    void forgetMembers(String applicationId) {
        try (Admin admin = admin()) {
            get(admin.removeMembersFromConsumerGroup(applicationId, new RemoveMembersFromConsumerGroupOptions())
                    .all());
        }
    }

    /**
     * SIGKILL for the broker, and another one on its folder and port.
     *
     * @return whether transactions can be relied upon: a broker that was ending one may forget, when it is back, to mark its end in
     *     some partitions, and who reads what is committed never gets further there (KAFKA-20734). Then topics have to be made anew.
     */
    boolean killAndRestartBroker() {
        int port = broker.port();
        broker.kill();
        boolean ending = TransactionLogs.anyEnding(folder.resolve("broker"));
        broker = BrokerProcess.start(folder.resolve("broker"), port);
        return !ending;
    }

    static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        broker.close();
        registry.close();
        delete(folder);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
