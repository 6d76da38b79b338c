package io.oisstreams.bench;

import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.Rules;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.core.Weights;
import io.oisstreams.integrity.core.WindowGrid;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Heap per event of an open window, by what the event is: what the page on state says. */
public final class StateSize {
    private static final int EVENTS = 1_000_000;
    private static final long START_MS = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();

    private StateSize() {}

    /** Prints a line for each kind of event. */
    public static void main(String[] args) {
        measure("decision and its replay (two events)", (tenant, i) -> {
            tenant.apply(START_MS, decision(i));
            tenant.apply(START_MS, leaf(Source.DECISIONS, "decision-" + i));
            tenant.apply(START_MS, leaf(Source.REPLAYS, "replay-" + i));
            tenant.apply(START_MS, new Fact.Seen(START_MS, Source.REPLAYS, Digest.of("replay-" + i), i));
            tenant.apply(START_MS, new Fact.Replay(START_MS, "request-" + i, Optional.of("sha3-256:" + i)));
        });
        measure("decision without a replay", (tenant, i) -> {
            tenant.apply(START_MS, decision(i));
            tenant.apply(START_MS, leaf(Source.DECISIONS, "decision-" + i));
        });
        measure("agent action inside its scope", (tenant, i) -> {
            tenant.apply(START_MS, new Fact.Action(START_MS, Digest.of("action-" + i), i, START_MS, false, "", ""));
            tenant.apply(START_MS, leaf(Source.ACTIONS, "action-" + i));
        });
        measure("scope violation", (tenant, i) -> {
            tenant.apply(
                    START_MS,
                    new Fact.Action(START_MS, Digest.of("action-" + i), i, START_MS, true, "action-" + i, "agent"));
            tenant.apply(START_MS, leaf(Source.ACTIONS, "action-" + i));
        });
    }

    private static Fact.Leaf leaf(Source source, String eventId) {
        return new Fact.Leaf(START_MS, source, eventId, new byte[32]);
    }

    private static Fact.Decision decision(int i) {
        return new Fact.Decision(
                START_MS,
                Digest.of("decision-" + i),
                i,
                START_MS,
                "request-" + i,
                Optional.of("sha3-256:" + i),
                Optional.empty());
    }

    private static void measure(String what, BiConsumer<TenantState, Integer> event) {
        Rules rules = new Rules(new WindowGrid(3_600_000, 300_000), Weights.DEFAULT, Map.of(), 7, 100);
        TenantState tenant = new TenantState("tenant", rules);
        long before = usedBytes();
        for (int i = 0; i < EVENTS; i++) {
            event.accept(tenant, i);
        }
        long used = usedBytes() - before;
        System.out.printf(Locale.ROOT, "%-40s %4d bytes of heap%n", what, used / EVENTS);
        if (tenant.isBlank()) {
            throw new IllegalStateException("kept alive until here");
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
