package io.oisstreams.bench;

import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.EntryHash;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.Rules;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.core.Weights;
import io.oisstreams.integrity.core.WindowGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The core without Kafka: facts folded, and chain entries hashed, per second on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CoreBenchmark {
    private static final int FACTS = 100_000;
    private static final long START_MS = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();

    private final Rules rules = new Rules(new WindowGrid(3_600_000, 300_000), Weights.DEFAULT, Map.of(), 7, 100);
    private final List<Fact> facts = new ArrayList<>();
    private ChainEntry entry = new ChainEntry();

    /** Half decisions, half their replays. */
    @Setup
    public void makeFacts() {
        for (int i = 0; i < FACTS; i++) {
            long atMs = START_MS + 3_600_000L * i / FACTS;
            Optional<String> receipt = Optional.of("sha3-256:" + i / 2);
            String request = "request-" + i / 2;
            facts.add(
                    i % 2 == 0
                            ? new Fact.Decision(
                                    atMs, Digest.of("decision-" + i), i, atMs, request, receipt, Optional.empty())
                            : new Fact.Replay(atMs, request, receipt));
        }
        entry = ChainEntry.newBuilder()
                .setEventId("entry-1")
                .setTenantId("tenant-1")
                .setTimestampMs(Instant.ofEpochMilli(START_MS))
                .setChainId("main")
                .setSequence(1)
                .setEntryId("entry-1")
                .setPredecessorHash("0".repeat(64))
                .setPayloadHash("sha3-256:" + "ab".repeat(32))
                .setSignatures(List.of())
                .build();
    }

    /** Facts of one window, from the first to the last. */
    @Benchmark
    @OperationsPerInvocation(FACTS)
    public TenantState fold() {
        TenantState tenant = new TenantState("tenant-1", rules);
        for (Fact fact : facts) {
            tenant.apply(START_MS, fact);
        }
        return tenant;
    }

    /** The hash that signatures sign: canonical JSON and SHA3-256. */
    @Benchmark
    public byte[] hashEntry() {
        return EntryHash.of(entry);
    }
}
