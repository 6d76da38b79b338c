package io.oisstreams.streams;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One capability's topology, running as Kafka Streams on this instance. It replaces threads that fail, knows whether queries can be
 * answered now and why not, and leaves its group when it is closed, so that others take over at once.
 */
public final class StreamsApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
    private static final int REPLACEMENTS = 5;
    private static final Duration REPLACEMENTS_WITHIN = Duration.ofMinutes(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final String name;
    private final KafkaStreams streams;
    private final RestoreProgress restoring = new RestoreProgress();
    private final FailurePolicy failures;
    private final Object stateChanged = new Object();

    /**
     * Prepares the application; nothing runs before {@link #start}.
     *
     * @param capability the end of the application id, for instance {@code integrity}
     * @param memory shared by all applications of the process; must be closed after them
     * @throws StartupException if Kafka refuses the configuration, or another process uses the state folder
     */
    public StreamsApplication(String capability, Topology topology, OisConfig config, RocksMemory memory) {
        this(
                capability,
                topology,
                config,
                memory,
                new FailurePolicy(REPLACEMENTS, REPLACEMENTS_WITHIN, System::nanoTime));
    }

    StreamsApplication(
            String capability, Topology topology, OisConfig config, RocksMemory memory, FailurePolicy failures) {
        this.failures = failures;
        name = config.applicationId(capability);
        try {
            streams = new KafkaStreams(topology, StreamsSettings.of(capability, config, memory));
        } catch (KafkaException e) {
            throw new StartupException(
                    "can't start " + name + " with state.dir=" + config.stateDir() + " and bootstrap.servers="
                            + config.bootstrapServers() + ": " + rootMessage(e),
                    e);
        }
        streams.setGlobalStateRestoreListener(restoring);
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener((next, previous) -> {
            LOG.info("{} is {} (was {})", name, next, previous);
            synchronized (stateChanged) {
                stateChanged.notifyAll();
            }
        });
    }

    /** Begins to process. Called once. */
    public void start() {
        streams.start();
    }

    /** The running client, for queries and metrics. */
    public KafkaStreams kafkaStreams() {
        return streams;
    }

    /** Why queries can't be answered now, in words for people; empty: they can. */
    public Optional<String> readiness() {
        return switch (streams.state()) {
            case RUNNING -> Optional.empty();
            case CREATED -> Optional.of(name + " is not started");
            case REBALANCING ->
                Optional.of(name + " is " + restoring.describe().orElse("rebalancing: partitions are being assigned"));
            case PENDING_SHUTDOWN -> Optional.of(name + " is shutting down");
            case NOT_RUNNING -> Optional.of(name + " is closed");
            case PENDING_ERROR, ERROR -> failure();
        };
    }

    /** Why it has stopped for good, so that the process should be restarted; empty: it hasn't. */
    public Optional<String> failure() {
        return switch (streams.state()) {
            case PENDING_ERROR, ERROR ->
                Optional.of(
                        name + " has stopped after " + failures.lastFailure().orElse("a failure of another instance"));
            default -> Optional.empty();
        };
    }

    /**
     * Waits until queries can be answered.
     *
     * @throws StartupException if it has failed, or is not ready in time, with the reason
     */
    public void awaitReady(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (stateChanged) {
            for (Optional<String> reason = readiness(); reason.isPresent(); reason = readiness()) {
                long left = deadline - System.nanoTime();
                if (failure().isPresent()) {
                    throw new StartupException(reason.get());
                }
                if (left <= 0) {
                    throw new StartupException("not ready after " + timeout.toSeconds() + " s: " + reason.get());
                }
                TimeUnit.NANOSECONDS.timedWait(stateChanged, left);
            }
        }
    }

    /** The partitions of an input topic that this instance processes now (not those that it only keeps a copy for). */
    public Set<Integer> activePartitions(String topic) {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(partition -> partition.topic().equals(topic))
                .map(partition -> partition.partition())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Stops, commits what is done, and leaves the group. */
    @Override
    public void close() {
        boolean closed = streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!closed) {
            LOG.warn("{} did not stop within {} s", name, CLOSE_TIMEOUT.toSeconds());
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
