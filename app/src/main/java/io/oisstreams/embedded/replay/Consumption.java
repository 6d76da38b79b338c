package io.oisstreams.embedded.replay;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Waits until applications have processed, and committed, all that is in the topics that they read. */
public final class Consumption {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final OisConfig config;
    private final Map<String, Set<String>> topicsByGroup;

    /**
     * What to wait for.
     *
     * @param config with the broker's address
     * @param topicsByGroup what each application, known by its consumer group, reads; nothing may be added to these topics
     *     any more
     */
    public Consumption(OisConfig config, Map<String, Set<String>> topicsByGroup) {
        this.config = config;
        this.topicsByGroup = Map.copyOf(topicsByGroup);
    }

    /**
     * Returns when everything is processed.
     *
     * @param failure why it never will be; empty: it is under way
     * @param waiting how many results of what was processed are still to be published and committed
     * @throws StartupException with that reason
     */
    public void await(Supplier<Optional<String>> failure, LongSupplier waiting, Progress progress)
            throws InterruptedException {
        try (LogEnds ends = new LogEnds(config.kafkaClientProperties())) {
            Map<String, Map<TopicPartition, Long>> wanted = new HashMap<>();
            for (Map.Entry<String, Set<String>> group : topicsByGroup.entrySet()) {
                wanted.put(group.getKey(), ends.of(group.getValue(), IsolationLevel.READ_UNCOMMITTED));
            }
            long total = wanted.values().stream().mapToLong(Consumption::sum).sum();
            progress.begin("Processing", total);
            for (long done = done(ends, wanted); done < total || waiting.getAsLong() > 0; done = done(ends, wanted)) {
                failure.get().ifPresent(reason -> {
                    throw new StartupException(reason);
                });
                progress.at(done);
                // Kafka tells nobody when a group commits: one has to look.
                Thread.sleep(LOOK_EVERY.toMillis());
            }
            progress.at(total);
        }
    }

    private static long done(LogEnds ends, Map<String, Map<TopicPartition, Long>> wanted) throws InterruptedException {
        long done = 0;
        for (Map.Entry<String, Map<TopicPartition, Long>> group : wanted.entrySet()) {
            Map<TopicPartition, Long> committed = ends.committed(group.getKey());
            for (Map.Entry<TopicPartition, Long> end : group.getValue().entrySet()) {
                done += Math.min(end.getValue(), committed.getOrDefault(end.getKey(), 0L));
            }
        }
        return done;
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
