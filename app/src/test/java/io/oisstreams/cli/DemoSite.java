package io.oisstreams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.embedded.agents.Simulation;
import io.oisstreams.embedded.agents.SimulationPlan;
import io.oisstreams.embedded.agents.TimedEvent;
import io.oisstreams.embedded.replay.Consumption;
import io.oisstreams.embedded.replay.Progress;
import io.oisstreams.embedded.replay.ReadingOrder;
import io.oisstreams.embedded.replay.TopologyTopics;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.integrity.topology.ScenarioExport;
import io.oisstreams.streams.AvroValues;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The demo with its clock stopped: the same broker, registry, applications, agents and console, and signing keys. The agents' first hours
 * are over, three records of each tenant are published and the fourth window is open; nothing more happens but what a test sends.
 */
public final class DemoSite implements AutoCloseable {
    /** When the clock has stopped. */
    public static final Instant STOPPED = Instant.parse("2026-01-04T01:10:00Z");

    /** A Saturday night, so that a day and a week end in it and are reported. */
    private static final Instant STARTED = Instant.parse("2026-01-03T22:45:00Z");

    private static final long TICK_MS = 10_000;
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final EmbeddedPlatform platform;
    private final OisConfig config;
    private final Instance instance;
    private final KafkaProducer<String, SpecificRecord> producer;
    private long nowMs;

    private DemoSite(
            EmbeddedPlatform platform,
            OisConfig config,
            Instance instance,
            KafkaProducer<String, SpecificRecord> producer) {
        this.platform = platform;
        this.config = config;
        this.instance = instance;
        this.producer = producer;
        this.nowMs = STOPPED.toEpochMilli();
    }

    /** Starts it; takes most of a minute, because the agents sign truly. */
    public static DemoSite start() throws InterruptedException, IOException {
        CompletableFuture<List<TimedEvent>> events = CompletableFuture.supplyAsync(DemoSite::simulate);
        EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());
        Path keys = platform.dataDir().resolve("keys");
        Files.writeString(
                platform.dataDir().resolve("trusted.json"),
                ScenarioExport.keys(keys).json());
        OisConfig config = OisConfig.of(Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl(),
                "state.dir", platform.dataDir().resolve("state").toString(),
                "signing.keys.dir", keys.toString(),
                "http.port", "0",
                "ois.window", "1h",
                "topics.partitions", "1"));
        ProjectTopics.provisioning(config, TimestampType.CREATE_TIME).create();
        KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(
                config.kafkaClientProperties(), new StringSerializer(), AvroValues.serializer(config));
        feed(producer, events.join());
        Instance instance = Instance.start(config, Capabilities.ALL, Optional.empty());
        DemoSite site = new DemoSite(platform, config, instance, producer);
        instance.awaitReady(READY_WITHIN);
        site.awaitAll();
        return site;
    }

    private static List<TimedEvent> simulate() {
        Simulation simulation = new Simulation(SimulationPlan.demo(1, STARTED));
        List<TimedEvent> events = new ArrayList<>();
        for (TimedEvent event = simulation.next();
                event.admissionMs() < STOPPED.toEpochMilli();
                event = simulation.next()) {
            events.add(event);
        }
        return events;
    }

    /** All of it before the applications start, with the passing of its time: then they merge it as it happened. */
    private static void feed(KafkaProducer<String, SpecificRecord> producer, List<TimedEvent> events) {
        long nextTickMs = STARTED.toEpochMilli();
        for (TimedEvent event : events) {
            for (; nextTickMs < event.admissionMs(); nextTickMs += TICK_MS) {
                tick(producer, nextTickMs);
            }
            send(
                    producer,
                    new ProducerRecord<>(
                            event.topic().name(), null, event.admissionMs(), event.tenantId(), event.value()));
        }
        for (; nextTickMs <= STOPPED.toEpochMilli(); nextTickMs += TICK_MS) {
            tick(producer, nextTickMs);
        }
        producer.flush();
    }

    private static void tick(KafkaProducer<String, SpecificRecord> producer, long timeMs) {
        Tick tick = new Tick(Instant.ofEpochMilli(timeMs));
        send(producer, new ProducerRecord<>(Topics.TIME_TICKS.name(), 0, timeMs, null, tick));
    }

    private static void send(
            KafkaProducer<String, SpecificRecord> producer, ProducerRecord<String, SpecificRecord> message) {
        var unused = producer.send(message);
    }

    /** Returns when all that was sent is processed, and what came of it too. */
    public void awaitAll() throws InterruptedException {
        Map<String, TopologyTopics> topics = new TreeMap<>();
        for (Capability capability : Capabilities.ALL) {
            Capability.Configured configured = capability.under(config);
            topics.put(
                    config.applicationId(configured.application()),
                    TopologyTopics.of(configured.topology().apply(new SimpleMeterRegistry())));
        }
        for (Map<String, TopologyTopics> stage : ReadingOrder.of(topics)) {
            Map<String, Set<String>> read = new LinkedHashMap<>();
            stage.forEach((application, its) -> read.put(application, its.sources()));
            new Consumption(config, read).await(instance::failure, instance::recordsWaiting, Progress.NONE);
        }
    }

    /** Something happens now: it is admitted at the time that it has. */
    public void send(EventTopic topic, SpecificRecord event) {
        EventHeader header = EventHeader.of(event);
        send(producer, new ProducerRecord<>(topic.name(), null, header.timestampMs(), header.tenantId(), event));
        producer.flush();
    }

    /** Time passes. */
    public void pass(Duration time) {
        long untilMs = nowMs + time.toMillis();
        while (nowMs < untilMs) {
            nowMs += TICK_MS;
            tick(producer, nowMs);
        }
        producer.flush();
    }

    /** The time that has come. */
    public Instant now() {
        return Instant.ofEpochMilli(nowMs);
    }

    /** The address of what has this path. */
    public String url(String path) {
        return instance.url() + path;
    }

    /** What a query answers, every number with its digits. */
    public JsonNode get(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (JsonProcessingException e) {
            throw new AssertionError(path, e);
        }
    }

    /** The answer of a query as it is. */
    public String text(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url(path))).build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    /** The public halves of the signing keys, as {@code ./ois keys trust} writes them. */
    public Path trustedKeys() {
        return platform.dataDir().resolve("trusted.json");
    }

    @Override
    public void close() {
        producer.close();
        instance.close();
        platform.close();
    }
}
