package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.Settings;
import io.oisstreams.config.StartupException;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.embedded.agents.SimulationPlan;
import io.oisstreams.embedded.demo.DemoStart;
import io.oisstreams.embedded.demo.EventsAhead;
import io.oisstreams.embedded.demo.PacedFeed;
import io.oisstreams.embedded.demo.PublishedLines;
import io.oisstreams.embedded.demo.SimulatedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that runs in a demo: broker, registry, the application with its HTTP server, and simulated agents. */
final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    /**
     * What can be chosen.
     *
     * @param dataDir where everything is kept; empty: a temporary folder
     * @param speed simulated time per real time
     */
    record Choice(Optional<Path> dataDir, long seed, double speed) {}

    private final EmbeddedPlatform platform;
    private final OisConfig config;
    private final Instance instance;
    private final PublishedLines published;
    private final SimulationPlan plan;
    private final PacedFeed feed;
    private final Deque<AutoCloseable> opened;

    private Demo(
            EmbeddedPlatform platform,
            OisConfig config,
            Instance instance,
            PublishedLines published,
            SimulationPlan plan,
            PacedFeed feed,
            Deque<AutoCloseable> opened) {
        this.platform = platform;
        this.config = config;
        this.instance = instance;
        this.published = published;
        this.plan = plan;
        this.feed = feed;
        this.opened = opened;
    }

    /**
     * Starts everything and returns when the agents begin.
     *
     * @param settings addresses and the state folder in it are replaced
     * @throws StartupException with one line if something can't be had
     */
    static Demo start(OisConfig settings, List<Capability> capabilities, Choice choice) throws InterruptedException {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            return open(settings, capabilities, choice, opened);
        } catch (RuntimeException | InterruptedException e) {
            close(opened);
            throw e;
        }
    }

    private static Demo open(
            OisConfig settings, List<Capability> capabilities, Choice choice, Deque<AutoCloseable> opened)
            throws InterruptedException {
        EmbeddedPlatform platform =
                opened(opened, EmbeddedPlatform.start(new EmbeddedPlatform.Options(choice.dataDir(), 0, 0)));
        OisConfig config = settings.with(Map.of(
                Settings.BOOTSTRAP_SERVERS, platform.bootstrapServers(),
                Settings.SCHEMA_REGISTRY_URL, platform.registryUrl(),
                Settings.STATE_DIR, platform.dataDir().resolve("state").toString()));
        ProjectTopics.provisioning(config, TimestampType.CREATE_TIME).create();
        SimulationPlan plan = SimulationPlan.demo(choice.seed(), DemoStart.on(config));
        EventsAhead events = opened(opened, EventsAhead.start(plan));
        // The agents write the ticks, in their time.
        Instance instance = opened(opened, Instance.start(config, capabilities, Optional.empty()));
        PublishedLines published = opened(opened, PublishedLines.fromNowOn(config));
        instance.awaitReady(READY_WITHIN);
        long startMs = plan.start().toEpochMilli();
        SimulatedClock clock = new SimulatedClock(startMs, choice.speed(), System::nanoTime);
        PacedFeed feed = opened(opened, PacedFeed.start(config, events, clock, startMs));
        return new Demo(platform, config, instance, published, plan, feed, opened);
    }

    private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> opened, T one) {
        opened.push(one);
        return one;
    }

    /**
     * What was published since the last call, a line each; waits for the first at most this long.
     *
     * @throws StartupException if the application or the simulation has stopped for good
     */
    List<String> lines(Duration atMost) {
        instance.failure().or(feed::failure).ifPresent(reason -> {
            throw new StartupException(reason);
        });
        return published.poll(atMost);
    }

    String url() {
        return instance.url();
    }

    String bootstrapServers() {
        return platform.bootstrapServers();
    }

    String registryUrl() {
        return platform.registryUrl();
    }

    Path dataDir() {
        return platform.dataDir();
    }

    /** When the simulation starts, in its own time. */
    Instant start() {
        return plan.start();
    }

    /** Simulated time from the start to the first record. */
    Duration toFirstRecord() {
        return DemoStart.BEFORE_THE_HOUR.plus(config.settle());
    }

    @Override
    public void close() {
        close(opened);
    }

    /** What was opened last is closed first. */
    private static void close(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) { // AutoCloseable allows any; the rest must be closed all the same
                LOG.warn("Closing goes on after {}", e.toString());
            }
        }
    }
}
