package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.embedded.replay.Consumption;
import io.oisstreams.embedded.replay.OutputFolder;
import io.oisstreams.embedded.replay.Outputs;
import io.oisstreams.embedded.replay.Progress;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.governance.Decisions;
import io.oisstreams.governance.GovernanceConfig;
import io.oisstreams.governance.core.Projector;
import io.oisstreams.governance.topology.GovernanceTopology;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.streams.RocksMemory;
import io.oisstreams.streams.StreamsApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the governance application publishes follows from the decisions in the log: also when it is killed in between, when it is made
 * again from the log, and beside what another projector makes of it.
 */
class GovernanceLogTest {
    private static final int DECISIONS = 3_000;
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long AT = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final String ROLLUPS = Topics.METRICS_ROLLUPS.name();
    private static final String ALERTS = Topics.ALERTS.name();

    private final Path folder;
    private final EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary());

    GovernanceLogTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void rollupsFollowFromTheLogAlone() throws Exception {
        ProjectTopics.provisioning(config(), TimestampType.CREATE_TIME).create();
        feed();
        for (int rollups : List.of(20, 150)) {
            CapabilityProcess killed = CapabilityProcess.start("governance", settings());
            await(rollups);
            killed.kill();
            CapabilityProcess.forgetMembers(config(), config().applicationId(application()));
        }
        CapabilityProcess last = CapabilityProcess.start("governance", settings());
        awaitConsumed(application());
        last.close();
        List<String> published = lines("live", ROLLUPS);
        List<String> alerts = lines("live", ALERTS);
        assertThat(published).hasSizeGreaterThan(100).anyMatch(line -> line.contains("\"revision\":1,"));
        assertThat(alerts).isNotEmpty();

        rebuild("rebuilt");

        assertThat(Files.readAllLines(folder.resolve("rebuilt").resolve(ROLLUPS + ".jsonl")))
                .isEqualTo(published);
        assertThat(Files.readAllLines(folder.resolve("rebuilt").resolve(ALERTS + ".jsonl")))
                .isEqualTo(alerts);

        runProjector("v2");

        List<String> both = lines("both", ROLLUPS);
        assertThat(both)
                .filteredOn(line -> line.contains("\"projector_version\":\"v1\""))
                .isEqualTo(published);
        assertThat(both)
                .filteredOn(line -> line.contains("\"projector_version\":\"v2\""))
                .extracting(line -> line.replace("\"projector_version\":\"v2\"", "\"projector_version\":\"v1\""))
                .isEqualTo(published);
    }

    private String application() {
        return GovernanceConfig.of(config()).applicationName();
    }

    /** Returns when so many rollups are committed. */
    private void await(int rollups) throws Exception {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> lines("so-far", ROLLUPS).size() >= rollups);
    }

    private Map<String, String> settings() {
        return Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl(),
                "state.dir", folder.resolve("state").toString(),
                "commit.interval.ms", "50",
                "topics.partitions", "2",
                "wf5.alert.window", "1h",
                "kafka.max.poll.records", "100");
    }

    private OisConfig config() {
        return OisConfig.of(settings());
    }

    /** Two tenants for three days; some decisions come late, some twice; and a tick each minute until all of it has settled. */
    private void feed() {
        Random random = new Random(1);
        Serializer<SpecificRecord> avro = AvroValues.serializer(config());
        long stepMs = 3 * DAY / DECISIONS;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                config().kafkaClientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            long tickMs = AT;
            for (int i = 0; i < DECISIONS; i++) {
                long nowMs = AT + i * stepMs;
                for (; tickMs < nowMs; tickMs += MINUTE) {
                    tick(producer, avro, tickMs);
                }
                long lateMs = random.nextInt(10) == 0 ? random.nextInt((int) DAY) : random.nextInt(1_000);
                GovernanceDecision decision = Decisions.random(random, "e-" + i, nowMs - lateMs)
                        .setTenantId("tenant-" + i % 2)
                        .build();
                send(producer, avro, nowMs, decision);
                if (random.nextInt(20) == 0) {
                    send(producer, avro, nowMs + 1, decision);
                }
            }
            for (; tickMs < AT + 5 * DAY; tickMs += MINUTE) {
                tick(producer, avro, tickMs);
            }
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            Serializer<SpecificRecord> avro,
            long nowMs,
            GovernanceDecision decision) {
        String topic = Topics.GOVERNANCE_DECISIONS.name();
        byte[] key = decision.getTenantId().getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>(topic, null, nowMs, key, avro.serialize(topic, decision)));
    }

    private static void tick(KafkaProducer<byte[], byte[]> producer, Serializer<SpecificRecord> avro, long tickMs) {
        String topic = Topics.TIME_TICKS.name();
        byte[] value = avro.serialize(topic, new Tick(Instant.ofEpochMilli(tickMs)));
        for (int partition = 0; partition < 2; partition++) {
            var unused = producer.send(new ProducerRecord<>(topic, partition, tickMs, null, value));
        }
    }

    private void awaitConsumed(String application) throws InterruptedException {
        Set<String> inputs = Set.of(Topics.GOVERNANCE_DECISIONS.name(), Topics.TIME_TICKS.name());
        new Consumption(config(), Map.of(config().applicationId(application), inputs))
                .await(Optional::empty, () -> 0, Progress.NONE);
    }

    /** What is on a topic, in the order of output files. */
    private List<String> lines(String name, String topic) throws InterruptedException, IOException {
        Path out = Files.createDirectories(folder.resolve(name));
        new Outputs(config(), OutputFolder.open(out), folder.resolve("sort-" + name), Map.of())
                .write(List.of(topic), Progress.NONE);
        return Files.readAllLines(out.resolve(topic + ".jsonl"));
    }

    private void rebuild(String name) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                "--from-topics",
                "--only",
                "governance",
                "--out",
                folder.resolve(name).toString()));
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("state.dir", folder.resolve("replay-state").toString());
        settings.forEach((setting, value) -> arguments.addAll(List.of("--set", setting + "=" + value)));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private void runProjector(String version) throws Exception {
        OisConfig config = config();
        GovernanceConfig v1 = GovernanceConfig.of(config);
        GovernanceConfig other = new GovernanceConfig(
                new Projector(
                        version, v1.projector().semantics(), v1.projector().codes()),
                v1.alertThresholds(),
                v1.alertWindowMs(),
                v1.rollupSettleMs(),
                v1.retentionMs(),
                v1.maxEventBytes());
        try (RocksMemory memory = new RocksMemory(config.rocksDbMemoryBytes());
                StreamsApplication application = new StreamsApplication(
                        other.applicationName(),
                        GovernanceTopology.build(config, other, new SimpleMeterRegistry()),
                        config,
                        memory)) {
            application.start();
            awaitConsumed(other.applicationName());
        }
    }
}
