package io.oisstreams.bench;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Decision;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.query.GovernanceRoutes;
import io.oisstreams.governance.topology.GovernanceTopology;
import io.oisstreams.http.HttpServer;
import io.oisstreams.http.PeerClient;
import io.oisstreams.http.StoreQuery;
import io.oisstreams.http.StreamsOwners;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.streams.RocksMemory;
import io.oisstreams.streams.StreamsApplication;
import io.oisstreams.streams.Ticker;
import io.oisstreams.streams.TopicLayout;
import io.oisstreams.streams.TopicProvisioning;
import io.oisstreams.streams.TopicSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The governance application with 30 days of one tenant in its stores: how long queries take over HTTP while decisions arrive, and how long
 * it takes from a decision to the alert that it causes: {@code GovernanceSpeed [decisions] [arriving per second] [seconds]}. Everything
 * runs in this process, broker and load too. The first half minute is not counted.
 */
public final class GovernanceSpeed implements AutoCloseable {
    private static final String TENANT = "acme";
    private static final long SPAN_MS = Duration.ofDays(30).toMillis();
    private static final long TICK_MS = 60_000;
    private static final int QUERIES_PER_SECOND = 40;
    private static final int ALERTS_PER_SECOND = 10;
    private static final int WARM_UP_SECONDS = 30;
    private static final List<String> QUERIES = List.of(
            "summary?window=24h",
            "summary?window=7d",
            "summary?window=30d",
            "reasons?window=7d",
            "reasons?window=30d&by=code",
            "series?metric=uair&bucket=day&window=30d",
            "series?metric=uair&bucket=hour&window=30d",
            "series?metric=airt_p95_ms&bucket=hour&window=30d");

    private final OisConfig config;
    private final GovernanceWorkload workload = new GovernanceWorkload();
    private final Serializer<SpecificRecord> avro;
    private final KafkaProducer<byte[], byte[]> producer;
    private long sent;

    private GovernanceSpeed(EmbeddedPlatform platform) throws Exception {
        this.config = OisConfig.of(Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "schema.registry.url",
                platform.registryUrl(),
                "state.dir",
                Files.createTempDirectory(platform.dataDir(), "state").toString(),
                "topics.partitions",
                "1"));
        this.avro = AvroValues.serializer(config);
        Map<String, Object> settings = config.kafkaClientProperties();
        settings.put("compression.type", "lz4");
        settings.put("batch.size", 128 * 1024);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Fills, reads, measures, and prints a table. */
    public static void main(String[] args) throws Exception {
        long decisions = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 120;
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());
                GovernanceSpeed bench = new GovernanceSpeed(platform)) {
            bench.run(decisions, perSecond, seconds);
        }
    }

    private void run(long decisions, int perSecond, int seconds) throws Exception {
        createTopics();
        fill(decisions);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        HttpServer http = HttpServer.bind("127.0.0.1", 0);
        OisConfig served = config.with(Map.of("application.server", "127.0.0.1:" + http.port()));
        GovernanceConfig governance = GovernanceConfig.of(served);
        try (http;
                RocksMemory memory = new RocksMemory(served.rocksDbMemoryBytes());
                StreamsApplication application = new StreamsApplication(
                        governance.applicationName(),
                        GovernanceTopology.build(served, governance, meters),
                        served,
                        memory)) {
            application.start();
            long startedAt = System.nanoTime();
            application.awaitReady(Duration.ofMinutes(2));
            while (accepted(meters) < decisions) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            double rate = decisions * 1e9 / (System.nanoTime() - startedAt);
            System.out.printf(Locale.ROOT, "%,d decisions of one tenant read at %,.0f/s%n", decisions, rate);
            HostInfo self = HostInfo.buildFromEndpoint(served.applicationServer());
            http.serve(List.of(new GovernanceRoutes(
                    new StoreQuery(
                            new StreamsOwners(application.kafkaStreams(), self), new PeerClient(Duration.ofSeconds(5))),
                    governance)));
            Ticker ticker = Ticker.start(served, () -> application.activePartitions(Ticker.TOPIC), Clock.systemUTC());
            measure(http.port(), perSecond, WARM_UP_SECONDS);
            System.out.println(measure(http.port(), perSecond, seconds));
            ticker.close();
        }
    }

    private static double accepted(SimpleMeterRegistry meters) {
        return meters.find("ois.events.accepted").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private void createTopics() {
        List<TopicSpec> specs = new ArrayList<>();
        for (EventTopic topic : List.of(
                Topics.GOVERNANCE_DECISIONS,
                Topics.TIME_TICKS,
                Topics.METRICS_ROLLUPS,
                Topics.ALERTS,
                Topics.TELEMETRY_REJECTED)) {
            specs.add(new TopicSpec(topic.name(), Optional.of(topic.schema()), true, Map.of()));
        }
        new TopicProvisioning(
                        config.kafkaClientProperties(),
                        config.schemaRegistryUrl(),
                        specs,
                        new TopicLayout(1, (short) 1, TimestampType.CREATE_TIME))
                .create();
    }

    /** Thirty days up to now. */
    private void fill(long decisions) {
        long startMs = System.currentTimeMillis() - SPAN_MS;
        long nextTickMs = startMs;
        for (long i = 0; i < decisions; i++) {
            long atMs = startMs + SPAN_MS * i / decisions;
            for (; nextTickMs <= atMs; nextTickMs += TICK_MS) {
                send(Topics.TIME_TICKS, TENANT, new Tick(Instant.ofEpochMilli(nextTickMs)), nextTickMs);
            }
            send(Topics.GOVERNANCE_DECISIONS, TENANT, workload.decision(sent++, TENANT, atMs), atMs);
        }
        producer.flush();
    }

    private void send(EventTopic topic, String tenantId, SpecificRecord value, long atMs) {
        var unused = producer.send(new ProducerRecord<>(
                topic.name(), 0, atMs, tenantId.getBytes(StandardCharsets.UTF_8), avro.serialize(topic.name(), value)));
    }

    private String measure(int port, int perSecond, int seconds) throws Exception {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Latencies alerts = new Latencies("decision to alert");
        List<Latencies> queries =
                QUERIES.stream().map(query -> new Latencies("`" + query + "`")).toList();
        Thread load = new Thread(() -> arrive(perSecond, endNanos), "load");
        Thread watch = new Thread(() -> watch(alerts, endNanos), "watch");
        load.start();
        watch.start();
        ask(port, queries, endNanos);
        load.join();
        watch.join();
        StringBuilder table = new StringBuilder(
                "| what | times | p50 ms | p95 ms | p99 ms | longest ms |\n|---|---|---|---|---|---|");
        queries.forEach(query -> table.append('\n').append(query.row()));
        return table.append('\n').append(alerts.row()).toString();
    }

    /** Decisions at an even rate, and among them some of new tenants that each cause an alert. */
    private void arrive(int perSecond, long endNanos) {
        long startNanos = System.nanoTime();
        long arrived = 0;
        long alarms = 0;
        while (System.nanoTime() < endNanos) {
            double elapsed = (System.nanoTime() - startNanos) / 1e9;
            long nowMs = System.currentTimeMillis();
            for (; arrived < elapsed * perSecond; arrived++) {
                send(Topics.GOVERNANCE_DECISIONS, TENANT, workload.decision(sent++, TENANT, nowMs), nowMs);
            }
            for (; alarms < elapsed * ALERTS_PER_SECOND; alarms++) {
                String tenantId = "new-" + sent;
                send(Topics.GOVERNANCE_DECISIONS, tenantId, alarm(tenantId, nowMs), nowMs);
            }
            pause(1);
        }
    }

    private GovernanceDecision alarm(String tenantId, long nowMs) {
        return GovernanceDecision.newBuilder(workload.decision(sent++, tenantId, nowMs))
                .setDecision(Decision.escalate)
                .setReasonCode("security_replay_guard_unavailable")
                .setReasonFamily(ReasonFamily.security)
                .build();
    }

    /** From the timestamp that the decision was sent with to the moment its alert can be read, committed. */
    private void watch(Latencies latencies, long endNanos) {
        Map<String, Object> settings = new HashMap<>(config.kafkaClientProperties());
        settings.putAll(config.serdeProperties());
        settings.put("isolation.level", "read_committed");
        settings.put("specific.avro.reader", true);
        TopicPartition partition = new TopicPartition(Topics.ALERTS.name(), 0);
        try (KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.configure(settings, false);
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            while (System.nanoTime() < endNanos) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    long readMs = System.currentTimeMillis();
                    Alert alert = (Alert) reader.deserialize(record.topic(), record.value());
                    if (alert.getTenantId().startsWith("new-")) {
                        latencies.add((double) (readMs - alert.getDetectedAtMs().toEpochMilli()));
                    }
                }
            }
        }
    }

    private static void ask(int port, List<Latencies> latencies, long endNanos) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; System.nanoTime() < endNanos; i++) {
            int which = i % QUERIES.size();
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + port + "/metrics/" + QUERIES.get(which) + "&tenant=" + TENANT))
                    .build();
            long askedAt = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            latencies.get(which).add((System.nanoTime() - askedAt) / 1e6);
            pause(1_000 / QUERIES_PER_SECOND);
        }
    }

    private static void pause(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
