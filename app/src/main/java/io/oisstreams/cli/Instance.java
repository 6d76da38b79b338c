package io.oisstreams.cli;

import io.micrometer.core.instrument.MeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.config.Settings;
import io.oisstreams.config.StartupException;
import io.oisstreams.http.HealthRoutes;
import io.oisstreams.http.HttpServer;
import io.oisstreams.http.MetricsRoutes;
import io.oisstreams.http.PeerClient;
import io.oisstreams.http.Routes;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.StreamsOwners;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.streams.RocksMemory;
import io.oisstreams.streams.StreamsApplication;
import io.oisstreams.streams.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance: the capabilities' applications, and the HTTP server that answers from their stores. */
final class Instance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    private static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);

    private final OisConfig config;
    private final List<StreamsApplication> applications = new ArrayList<>();
    private final MetricsRoutes metrics = new MetricsRoutes();
    /** What was opened last is closed first. */
    private final Deque<Runnable> opened = new ArrayDeque<>();

    private Instance(OisConfig config) {
        this.config = config;
    }

    /**
     * Starts everything; {@link #awaitReady} says when queries are answered.
     *
     * @param ticks the clock by which ticks are written; empty: somebody else writes them
     * @throws StartupException if the HTTP port or the state folder can't be had
     */
    static Instance start(OisConfig config, List<Capability> capabilities, Optional<InstantSource> ticks) {
        HttpServer http = HttpServer.bind(config.httpHost(), config.httpPort());
        // Known only now if any free port was asked for; others must be told the real one.
        Instance instance = new Instance(config.with(Map.of(Settings.HTTP_PORT, String.valueOf(http.port()))));
        try {
            instance.open(http, capabilities, ticks);
            return instance;
        } catch (RuntimeException e) {
            instance.close();
            throw e;
        }
    }

    private void open(HttpServer http, List<Capability> capabilities, Optional<InstantSource> ticks) {
        opened.push(http::close);
        opened.push(metrics::close);
        RocksMemory memory = new RocksMemory(config.rocksDbMemoryBytes());
        opened.push(memory::close);
        List<Function<MeterRegistry, Runnable>> companions = new ArrayList<>();
        List<Routes> routes = new ArrayList<>(List.of(new HealthRoutes(this::failure, this::readiness), metrics));
        for (Capability capability : capabilities) {
            Capability.Configured configured = capability.under(config);
            StreamsApplication application =
                    add(configured.application(), configured.topology().apply(metrics.registry()), memory);
            routes.add(configured.routes().apply(query(application)));
            configured.followers().forEach((name, topology) -> add(name, topology.get(), memory));
            companions.add(configured.companion());
        }
        applications.forEach(StreamsApplication::start);
        http.serve(routes);
        companions.forEach(companion -> opened.push(companion.apply(metrics.registry())));
        ticks.map(clock -> Ticker.start(config, () -> activePartitions(Ticker.TOPIC), clock))
                .ifPresent(ticker -> opened.push(ticker::close));
    }

    private StreamsApplication add(String name, Topology topology, RocksMemory memory) {
        StreamsApplication application = new StreamsApplication(name, topology, config, memory);
        opened.push(application::close);
        applications.add(application);
        metrics.add(application.kafkaStreams());
        return application;
    }

    private StoreQuery query(StreamsApplication application) {
        HostInfo self = HostInfo.buildFromEndpoint(config.applicationServer());
        return new StoreQuery(new StreamsOwners(application.kafkaStreams(), self), new PeerClient(PEER_TIMEOUT));
    }

    /** Where it answers, for people on this machine. */
    String url() {
        return "http://" + config.with(Map.of(Settings.APPLICATION_SERVER, "")).applicationServer();
    }

    /** Why queries can't be answered now; empty: they can. */
    Optional<String> readiness() {
        return firstOf(StreamsApplication::readiness);
    }

    /** Why an application has stopped for good; empty: none has. */
    Optional<String> failure() {
        return firstOf(StreamsApplication::failure);
    }

    /** How many records are computed and not yet published, in a committed transaction. */
    long recordsWaiting() {
        return metrics.registry().find(IntegrityTopology.RECORDS_WAITING).gauges().stream()
                .mapToLong(gauge -> (long) gauge.value())
                .sum();
    }

    /**
     * Waits until queries can be answered.
     *
     * @throws StartupException if an application has failed, or is not ready in time
     */
    void awaitReady(Duration timeout) throws InterruptedException {
        for (StreamsApplication application : applications) {
            application.awaitReady(timeout);
        }
    }

    /**
     * The partitions of a topic that the first capability processes here now. Each capability's are assigned apart from the others', and
     * a partition's ticks are to be written once.
     */
    Set<Integer> activePartitions(String topic) {
        return applications.stream()
                .findFirst()
                .map(application -> application.activePartitions(topic))
                .orElse(Set.of());
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().run();
            } catch (RuntimeException e) {
                LOG.warn("Closing goes on after {}", e.toString());
            }
        }
    }

    private Optional<String> firstOf(Function<StreamsApplication, Optional<String>> reason) {
        return applications.stream().map(reason).flatMap(Optional::stream).findFirst();
    }
}
