package io.oisstreams.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.oisstreams.config.OisConfig;
import io.oisstreams.embedded.EmbeddedPlatform;
import io.oisstreams.event.AvroEventReader;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.topology.IntegrityTopology;
import io.oisstreams.operations.topology.OperationsTopology;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.streams.RocksMemory;
import io.oisstreams.streams.StreamsApplication;
import io.oisstreams.streams.TopicLayout;
import io.oisstreams.streams.TopicProvisioning;
import io.oisstreams.streams.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;

/**
 * Records per second through the integrity application under exactly-once, beside a plain consumer that decodes the same Avro and
 * counts, in the same process against the same broker: {@code EndToEnd [events] [tenants] [rounds] [signed|entries|costs]}. Topics are
 * filled first. With {@code entries} all events are chain entries with three signatures, and are compared with verifying the same
 * signatures on all cores and doing nothing else. With {@code costs} it is the operations application, and one summary in a hundred opens a
 * deviation.
 */
public final class EndToEnd {
    private static final int PARTITIONS = 4;
    private static final long TICK_MS = 10_000;

    private final EmbeddedPlatform platform;
    private final Workload workload;
    private final boolean costs;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private long records;

    private EndToEnd(EmbeddedPlatform platform, Workload workload, boolean costs) {
        this.platform = platform;
        this.workload = workload;
        this.costs = costs;
    }

    /** Runs the rounds and prints a table. */
    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int tenants = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        boolean entries = args.length > 3 && args[3].equals("entries");
        boolean costs = args.length > 3 && args[3].equals("costs");
        boolean signed = entries || (args.length > 3 && args[3].equals("signed"));
        try (EmbeddedPlatform platform = EmbeddedPlatform.start(EmbeddedPlatform.Options.temporary())) {
            EndToEnd bench = new EndToEnd(platform, new Workload(events, tenants, signed, entries ? 100 : 1), costs);
            bench.fill();
            System.out.printf(
                    Locale.ROOT,
                    "%d records, %d tenants, %d partitions, signed: %b, %d cores%n",
                    bench.records,
                    tenants,
                    PARTITIONS,
                    signed,
                    Runtime.getRuntime().availableProcessors());
            for (int round = 1; round <= rounds; round++) {
                double plain = entries ? bench.perSecond(BareVerifier.nanos(bench.workload)) : bench.plainConsumer();
                double one = bench.application(1, round);
                double two = bench.application(2, round);
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %s %,.0f/s; application, 1 thread %,.0f/s = %.2f; 2 threads %,.0f/s = %.2f%n",
                        round,
                        entries ? "bare verifier, all cores" : "plain consumer",
                        plain,
                        one,
                        one / plain,
                        two,
                        two / plain);
            }
        }
    }

    private OisConfig config(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers", platform.bootstrapServers(),
                "schema.registry.url", platform.registryUrl(),
                "ois.window", "1h",
                "topics.partitions", Integer.toString(PARTITIONS)));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return OisConfig.of(settings);
    }

    private void fill() throws Exception {
        OisConfig config = config();
        List<TopicSpec> specs = Topics.all().stream()
                .map(topic -> new TopicSpec(
                        topic.name(),
                        Optional.of(topic.schema()),
                        topic.direction() != EventTopic.Direction.OUTPUT,
                        Map.of()))
                .toList();
        new TopicProvisioning(
                        config.kafkaClientProperties(),
                        config.schemaRegistryUrl(),
                        specs,
                        new TopicLayout(PARTITIONS, (short) 1, TimestampType.CREATE_TIME))
                .create();
        Serializer<SpecificRecord> avro = AvroValues.serializer(config);
        Map<String, Object> settings = new HashMap<>(config.kafkaClientProperties());
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", 20);
        settings.put("batch.size", 256 * 1024);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long[] nextTickMs = {Workload.START_MS};
            generate((event, tenantId) -> {
                while (nextTickMs[0] <= event.admissionMs()) {
                    tick(producer, avro, nextTickMs[0]);
                    nextTickMs[0] += TICK_MS;
                }
                String topic = event.topic().name();
                var unused = producer.send(new ProducerRecord<>(
                        topic,
                        null,
                        event.admissionMs(),
                        tenantId.getBytes(StandardCharsets.UTF_8),
                        avro.serialize(topic, event.value())));
            });
            long lastMs = Workload.START_MS + Workload.SPAN_MS + 400_000;
            for (; nextTickMs[0] <= lastMs; nextTickMs[0] += TICK_MS) {
                tick(producer, avro, nextTickMs[0]);
            }
        }
        measureEnds();
    }

    private static void tick(KafkaProducer<byte[], byte[]> producer, Serializer<SpecificRecord> avro, long timeMs) {
        byte[] value = avro.serialize(Topics.TIME_TICKS.name(), new Tick(Instant.ofEpochMilli(timeMs)));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var unused = producer.send(new ProducerRecord<>(Topics.TIME_TICKS.name(), partition, timeMs, null, value));
        }
    }

    private void generate(BiConsumer<Workload.Timed, String> receiver) {
        if (costs) {
            CostWorkload.generate(workload.events(), workload.tenants(), receiver);
        } else {
            workload.generate(receiver);
        }
    }

    private List<EventTopic> inputs() {
        if (costs) {
            return List.of(Topics.COST_EVENTS, Topics.TIME_TICKS);
        }
        List<EventTopic> topics = new ArrayList<>();
        for (Source source : Source.values()) {
            topics.add(Topics.byName(source.topic()).orElseThrow());
        }
        topics.add(Topics.TIME_TICKS);
        return topics;
    }

    private void measureEnds() throws Exception {
        try (Admin admin = Admin.create(config().kafkaClientProperties())) {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            for (EventTopic topic : inputs()) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    wanted.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
                }
            }
            admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        }
        records = ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Decodes every event and counts by topic and tenant. */
    private double plainConsumer() throws Exception {
        OisConfig config = config();
        Map<String, Object> settings = new HashMap<>(config.kafkaClientProperties());
        settings.put("isolation.level", "read_committed");
        Map<String, Long> counts = new HashMap<>();
        try (AvroEventReader reader = new AvroEventReader(config.serdeProperties());
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long startedAt = System.nanoTime();
            long read = 0;
            while (read < records) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    read++;
                    if (!record.topic().equals(Topics.TIME_TICKS.name())) {
                        EventTopic topic = Topics.byName(record.topic()).orElseThrow();
                        var decoded = (AvroEventReader.Decoded.Event) reader.read(topic, record.value());
                        counts.merge(topic.name() + decoded.value().get(1), 1L, Long::sum);
                    }
                }
            }
            return perSecond(System.nanoTime() - startedAt);
        }
    }

    /** From the first event read to the last offset and record committed. */
    private double application(int threads, int round) throws Exception {
        Path state = Files.createTempDirectory(platform.dataDir(), "state");
        OisConfig config = config(
                "num.stream.threads", Integer.toString(threads),
                "state.dir", state.toString(),
                "ois.application.id", "bench-" + threads + "-" + round);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        String name = costs ? OperationsTopology.NAME : IntegrityTopology.NAME;
        Topology topology = costs ? OperationsTopology.build(config, meters) : IntegrityTopology.build(config, meters);
        try (RocksMemory memory = new RocksMemory(256L << 20);
                StreamsApplication application = new StreamsApplication(name, topology, config, memory);
                Admin admin = Admin.create(config.kafkaClientProperties())) {
            application.start();
            application.awaitReady(Duration.ofMinutes(2));
            while (meters.find("ois.events.accepted").counters().isEmpty()) {
                Thread.onSpinWait();
            }
            long startedAt = System.nanoTime();
            String group = config.applicationId(name);
            while (!hasReadAll(admin, group) || recordsWait(meters)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return perSecond(System.nanoTime() - startedAt);
        }
    }

    private static boolean recordsWait(SimpleMeterRegistry meters) {
        return meters.find(IntegrityTopology.RECORDS_WAITING).gauges().stream().anyMatch(gauge -> gauge.value() > 0);
    }

    private boolean hasReadAll(Admin admin, String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .filter(end -> end.getValue() > 0)
                .allMatch(end -> committed.containsKey(end.getKey())
                        && committed.get(end.getKey()).offset() >= end.getValue());
    }

    private double perSecond(long nanos) {
        return records * 1e9 / nanos;
    }
}
