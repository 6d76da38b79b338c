package io.oisstreams.cli;

import io.oisstreams.cli.CapabilityCluster.Row;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.replay.Consumption;
import io.oisstreams.embedded.replay.Progress;
import io.oisstreams.event.EventTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;

/** Runs of a capability over the same events and ticks, of which some are killed in between. */
public final class KilledRuns {
    /** What is lost never comes. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final CapabilityCluster cluster;
    private final String capability;
    private final Path folder;
    private final Map<String, String> settings;
    private final List<Admitted> events;
    private final List<Long> ticks;

    /**
     * What an instance is killed by.
     *
     * @param seen the instance is killed when it has published something on this topic
     * @param fromMs of this time, in ms, or later
     * @param fedUntilMs what is later than this, in ms, is not there yet: it can't have come further
     */
    public record Kill(EventTopic seen, long fromMs, long fedUntilMs) {}

    /**
     * None yet.
     *
     * @param folder takes the state of the instances
     * @param settings beside those of the cluster
     * @param ticks times in ms, in their order
     */
    public KilledRuns(
            CapabilityCluster cluster,
            String capability,
            Path folder,
            Map<String, String> settings,
            Collection<Admitted> events,
            LongStream ticks) {
        this.cluster = cluster;
        this.capability = capability;
        this.folder = folder;
        this.settings = Map.copyOf(settings);
        this.events = events.stream()
                .sorted(Comparator.comparingLong(Admitted::admissionMs))
                .collect(Collectors.toCollection(ArrayList::new));
        this.ticks = ticks.boxed().collect(Collectors.toCollection(ArrayList::new));
    }

    /** Every so many ms from a time on, until another, exclusive. */
    public static LongStream times(long fromMs, long toMs, long everyMs) {
        return LongStream.iterate(fromMs, timeMs -> timeMs < toMs, timeMs -> timeMs + everyMs);
    }

    /** All that is published by an application of this name, of which one instance after the other is killed, and the last is not. */
    public Map<String, List<Row>> run(String name, List<Kill> kills) throws Exception {
        Map<String, String> all = cluster.settings();
        all.put("ois.application.id", name);
        all.put("state.dir", folder.resolve(name).toString());
        all.put("num.stream.threads", "1");
        all.put("commit.interval.ms", "20");
        all.put("kafka.max.poll.records", "50");
        all.putAll(settings);
        String application = OisConfig.of(all).applicationId(capability);
        Map<TopicPartition, Long> mark = cluster.ends();
        for (Kill kill : kills) {
            feedUntil(kill.fedUntilMs());
            CapabilityProcess instance = CapabilityProcess.start(capability, all);
            cluster.await(kill.seen(), kill.fromMs(), mark);
            instance.kill();
            CapabilityProcess.forgetMembers(cluster.config(), application);
        }
        feedUntil(Long.MAX_VALUE);
        CapabilityProcess last = CapabilityProcess.start(capability, all);
        awaitAllRead(application);
        last.close();
        return cluster.since(mark);
    }

    /** Only while no instance runs: then its inputs are merged in order of time. */
    private void feedUntil(long timeMs) {
        List<Admitted> next = events.stream()
                .takeWhile(event -> event.admissionMs() <= timeMs)
                .toList();
        cluster.send(next);
        events.removeAll(Set.copyOf(next));
        List<Long> passing = ticks.stream().takeWhile(tick -> tick <= timeMs).toList();
        cluster.tick(passing);
        ticks.removeAll(Set.copyOf(passing));
    }

    private void awaitAllRead(String application) throws InterruptedException {
        long giveUpNanos = System.nanoTime() + LONGEST.toNanos();
        Set<String> inputs = cluster.inputs().stream().map(EventTopic::name).collect(Collectors.toSet());
        new Consumption(cluster.config(), Map.of(application, inputs))
                .await(
                        () -> System.nanoTime() < giveUpNanos ? Optional.empty() : Optional.of("not in time"),
                        () -> 0,
                        Progress.NONE);
    }
}
