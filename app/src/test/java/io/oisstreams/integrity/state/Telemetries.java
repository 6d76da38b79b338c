package io.oisstreams.integrity.state;

import static io.oisstreams.integrity.core.Facts.HOUR;
import static io.oisstreams.integrity.core.Facts.S;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.core.Attestation;
import io.oisstreams.integrity.core.ChainState;
import io.oisstreams.integrity.core.Digest;
import io.oisstreams.integrity.core.EntrySignature;
import io.oisstreams.integrity.core.Facts;
import io.oisstreams.integrity.core.KeyVersion;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random telemetry of one tenant over three windows, most of it near their edges, where things go wrong. */
final class Telemetries {
    static final int WINDOWS = 3;

    /** One event as a source's log has it. */
    sealed interface Event {
        Source source();

        long admissionMs();

        long timestampMs();

        Digest eventId();
    }

    record Decision(long admissionMs, long timestampMs, Digest eventId, String requestId, Optional<String> entryId)
            implements Event {
        @Override
        public Source source() {
            return Source.DECISIONS;
        }
    }

    record Replay(long admissionMs, long timestampMs, Digest eventId, String requestId, boolean same, long offset)
            implements Event {
        @Override
        public Source source() {
            return Source.REPLAYS;
        }
    }

    record Action(long admissionMs, long timestampMs, Digest eventId, boolean violation) implements Event {
        @Override
        public Source source() {
            return Source.ACTIONS;
        }
    }

    record Entry(
            long admissionMs,
            long timestampMs,
            Digest eventId,
            long sequence,
            String predecessor,
            boolean reattestation,
            List<EntrySignature> signatures,
            Optional<String> policyId)
            implements Event {
        @Override
        public Source source() {
            return Source.ENTRIES;
        }

        String entryId() {
            return "e" + sequence;
        }
    }

    record Key(long admissionMs, long timestampMs, Digest eventId, KeyVersion version) implements Event {
        @Override
        public Source source() {
            return Source.KEYS;
        }
    }

    record Policy(long admissionMs, long timestampMs, Digest eventId, Attestation attestation) implements Event {
        @Override
        public Source source() {
            return Source.POLICIES;
        }
    }

    private final SplittableRandom random;

    Telemetries(SplittableRandom random) {
        this.random = random;
    }

    /** The log of each source, by admission time. */
    Map<Source, List<Event>> logs(int events) {
        Map<Source, List<Event>> logs = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            logs.put(source, new ArrayList<>());
        }
        for (int i = 0; i < events; i++) {
            Event event = event(i, admission());
            logs.getOrDefault(event.source(), List.of()).add(event);
        }
        logs.values().forEach(log -> log.sort(Comparator.comparingLong(Event::admissionMs)));
        logs.put(Source.ENTRIES, linked(logs.getOrDefault(Source.ENTRIES, List.of())));
        logs.put(Source.DECISIONS, recorded(logs.getOrDefault(Source.DECISIONS, List.of()), logs));
        return logs;
    }

    private Event event(int number, long admissionMs) {
        long timestampMs = timestamp(admissionMs);
        // Now and then an id is used twice.
        Digest id = Facts.id("event " + (random.nextInt(20) == 0 ? number / 2 : number));
        return switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                new Decision(
                        admissionMs,
                        timestampMs,
                        id,
                        request(),
                        random.nextBoolean() ? Optional.of(entryId()) : Optional.empty());
            case 3, 4, 5 -> new Replay(admissionMs, timestampMs, id, request(), random.nextInt(5) > 0, number);
            case 6 -> new Action(admissionMs, timestampMs, id, random.nextInt(3) == 0);
            case 7, 8 -> new Entry(admissionMs, timestampMs, id, 0, "", false, List.of(), policyReference());
            default -> random.nextBoolean() ? key(admissionMs, timestampMs, id) : policy(admissionMs, timestampMs, id);
        };
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private String request() {
        return "r" + random.nextInt(25);
    }

    private String entryId() {
        return "e" + random.nextInt(40);
    }

    private Optional<String> policyReference() {
        return random.nextInt(3) == 0 ? Optional.of("p" + random.nextInt(3)) : Optional.empty();
    }

    private long admission() {
        long edge = S + random.nextInt(WINDOWS + 1) * HOUR;
        return switch (random.nextInt(4)) {
            case 0 -> S + random.nextLong(WINDOWS * HOUR);
            case 1 -> edge + random.nextLong(-9_000, 9_000);
            case 2 -> edge + Facts.SETTLE + random.nextLong(-9_000, 9_000);
            // Close to the moments that the running score is of.
            default -> S + HOUR / 2 + random.nextInt(5) * 60_000L + random.nextLong(-1_000, 1_000);
        };
    }

    /** Most events are admitted when they happen; some late, some from the future. */
    private long timestamp(long admissionMs) {
        return switch (random.nextInt(6)) {
            case 0 -> admissionMs - random.nextLong(10_000);
            case 1 -> admissionMs + random.nextLong(6_000);
            case 2 -> admissionMs - random.nextLong(Facts.SETTLE + 10_000);
            default -> admissionMs;
        };
    }

    private Key key(long admissionMs, long timestampMs, Digest id) {
        SignatureFamily family = any(SignatureFamily.values());
        Facts.KeyBuilder key = Facts.key(admissionMs, family);
        if (random.nextInt(4) == 0) {
            key.status(any(KeyVersion.Status.values()));
        }
        if (random.nextInt(6) == 0) {
            key.publicKey("another");
        }
        if (random.nextInt(6) == 0) {
            key.vendor();
        }
        return new Key(admissionMs, timestampMs, id, key.build());
    }

    private Policy policy(long admissionMs, long timestampMs, Digest id) {
        return new Policy(
                admissionMs,
                timestampMs,
                id,
                new Attestation(
                        admissionMs,
                        timestampMs,
                        "p" + random.nextInt(3),
                        "1",
                        random.nextBoolean() ? 0 : timestampMs + random.nextLong(-HOUR, HOUR),
                        random.nextBoolean() ? Optional.empty() : Optional.of(timestampMs + random.nextLong(HOUR)),
                        random.nextInt(4) == 0));
    }

    /** The entries in their log's order, linked; a few are held back, repeated, forked or re-attested. */
    private List<Event> linked(List<Event> entries) {
        List<Event> linked = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = (Entry) entries.get(i);
            long sequence = random.nextInt(12) == 0 ? Math.max(0, i + random.nextInt(-2, 3)) : i;
            String predecessor = sequence == 0 ? ChainState.GENESIS : hash(sequence - 1);
            linked.add(new Entry(
                    entry.admissionMs(),
                    entry.timestampMs(),
                    entry.eventId(),
                    sequence,
                    random.nextInt(25) == 0 ? "wrong" : predecessor,
                    random.nextInt(8) == 0,
                    signatures("e" + sequence, entry.admissionMs()),
                    entry.policyId()));
        }
        return linked;
    }

    /** Most decisions are recorded by the entry that is admitted next to them, just before or just after. */
    private List<Event> recorded(List<Event> decisions, Map<Source, List<Event>> logs) {
        List<Event> entries = logs.getOrDefault(Source.ENTRIES, List.of());
        List<Event> recorded = new ArrayList<>();
        for (Event event : decisions) {
            Decision decision = (Decision) event;
            int later = 0;
            while (later < entries.size() && entries.get(later).admissionMs() < decision.admissionMs()) {
                later++;
            }
            int chosen = later + random.nextInt(-1, 2);
            boolean nextToIt = chosen >= 0 && chosen < entries.size() && random.nextInt(4) > 0;
            Optional<String> entryId =
                    nextToIt ? Optional.of(((Entry) entries.get(chosen)).entryId()) : decision.entryId();
            recorded.add(new Decision(
                    decision.admissionMs(), decision.timestampMs(), decision.eventId(), decision.requestId(), entryId));
        }
        return recorded;
    }

    static String hash(long sequence) {
        return "hash " + sequence;
    }

    private List<EntrySignature> signatures(String entryId, long admissionMs) {
        Facts.EntryBuilder entry = new Facts.EntryBuilder(admissionMs, entryId);
        List<EntrySignature> signatures = new ArrayList<>();
        for (SignatureFamily family : SignatureFamily.values()) {
            if (random.nextInt(5) > 0) {
                String publicKey = random.nextInt(10) == 0 ? "another" : "public " + family;
                signatures.add(entry.signature(family, family.name(), publicKey));
            }
        }
        return signatures;
    }

    /** The last moment at which anything is still to be decided. */
    static long endMs() {
        MeasurementWindow last = Facts.GRID.startingAt(S + (WINDOWS + 1) * HOUR);
        return last.next().closesAtMs();
    }
}
