package io.oisstreams.integrity.state;

import static io.oisstreams.integrity.core.Facts.S;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.alerting.Alert;
import io.oisstreams.integrity.core.Admission;
import io.oisstreams.integrity.core.ClosedWindow;
import io.oisstreams.integrity.core.Degradation;
import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.Facts;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.PendingReplay;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.core.RunningJudge;
import io.oisstreams.integrity.core.RunningScore;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.core.WindowClosing;
import io.oisstreams.integrity.state.Telemetries.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Contract 1.1, 1.2 and 4.2: the same logs give the same records, degradations and alerts, however the logs of the sources are
 * merged and wherever the instance is restarted. A live run may read an event up to two seconds after a neighbour; only for
 * what is decided at close, by up to the settle time.
 */
class OrderIndependenceTest {
    private static final StateStore ROWS = new StateStore();
    private static final long TICK_MS = 10_000;

    @AfterAll
    static void close() {
        ROWS.close();
    }

    /** An event, and when it is read. */
    private record Reading(long atMs, Event event) {}

    /** All that came out of a run. */
    private record Outcome(List<String> closed, List<String> running) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatComesOutDependsOnTheLogsAlone(long seed) {
        Map<Source, List<Event>> logs = new Telemetries(new SplittableRandom(seed)).logs(300);
        Outcome undisturbed = run(logs, new SplittableRandom(0), 0, 0);

        for (int variant = 1; variant <= 3; variant++) {
            SplittableRandom random = new SplittableRandom(1_000 * seed + variant);
            Outcome live = run(logs, random, 1_900, variant % 2 == 0 ? 40 : 0);
            assertThat(live.closed()).as("variant %s", variant).isEqualTo(undisturbed.closed());
            assertThat(live.running()).as("variant %s", variant).isEqualTo(undisturbed.running());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void recordsDependOnTheLogsAloneEvenWhenASourceLagsAlmostTheSettleTime(long seed) {
        Map<Source, List<Event>> logs = new Telemetries(new SplittableRandom(seed)).logs(300);
        List<String> undisturbed = withoutProvisional(run(logs, new SplittableRandom(0), 0, 0));

        for (int variant = 1; variant <= 3; variant++) {
            SplittableRandom random = new SplittableRandom(1_000 * seed + variant);
            Outcome lagging = run(logs, random, Facts.SETTLE - TICK_MS, variant % 2 == 0 ? 40 : 0);
            assertThat(withoutProvisional(lagging)).as("variant %s", variant).isEqualTo(undisturbed);
        }
    }

    @Test
    void theTelemetryIsNotTrivial() {
        List<String> all = new ArrayList<>();
        for (long seed = 1; seed <= 4; seed++) {
            Outcome outcome = run(new Telemetries(new SplittableRandom(seed)).logs(300), new SplittableRandom(0), 0, 0);
            all.addAll(outcome.closed());
            all.addAll(outcome.running());
        }
        String text = String.join("\n", all);

        for (String expected : List.of(
                "replay_failure",
                "missing_chain_entry",
                "agent_scope_violation",
                "broken_predecessor_hash",
                "invalid_signature",
                "unresolved_policy_reference",
                "policy_gap",
                "two_family_attestation",
                "proprietary_key_resolution",
                "UNMATCHED_REPLAY",
                "CLOCK_SKEW",
                "DUPLICATE_CONFLICT",
                "ois_class",
                "ois_running_class")) {
            assertThat(text).contains(expected);
        }
    }

    private static List<String> withoutProvisional(Outcome outcome) {
        return outcome.closed().stream()
                .filter(line -> !line.contains("ois_running_class"))
                .toList();
    }

    /**
     * Reads the logs, each event late by up to a bound, and ticks every ten seconds.
     *
     * @param restarts how many ticks in a thousand are followed by a restart
     */
    private static Outcome run(Map<Source, List<Event>> logs, SplittableRandom random, long maxDelayMs, int restarts) {
        ROWS.clear();
        Reader reader = new Reader(random);
        List<Reading> readings = readings(logs, random, maxDelayMs);
        int next = 0;
        for (long tick = S + 2_345; tick < Telemetries.endMs() + TICK_MS; tick += TICK_MS) {
            while (next < readings.size() && readings.get(next).atMs() <= tick) {
                reader.read(readings.get(next++).event());
            }
            reader.tick(tick);
            if (random.nextInt(1_000) < restarts) {
                reader.restart();
            }
        }
        assertThat(next).isEqualTo(readings.size());
        return new Outcome(reader.closed, reader.running);
    }

    /** Replays are read soon, because they count until the very close. The order inside a source is kept. */
    private static List<Reading> readings(Map<Source, List<Event>> logs, SplittableRandom random, long maxDelayMs) {
        List<Reading> readings = new ArrayList<>();
        List<Source> sources = new ArrayList<>(logs.keySet());
        while (!sources.isEmpty()) {
            // Of events that are read in the same millisecond, any may be first.
            Source source = sources.remove(random.nextInt(sources.size()));
            long bound = source == Source.REPLAYS ? Math.min(maxDelayMs, 1_900) : maxDelayMs;
            long lagMs = random.nextLong(bound + 1);
            long lastMs = Long.MIN_VALUE;
            for (Event event : logs.getOrDefault(source, List.of())) {
                long delayMs = random.nextInt(3) == 0 ? random.nextLong(bound + 1) : lagMs;
                lastMs = Math.max(lastMs, event.admissionMs() + delayMs);
                readings.add(new Reading(lastMs, event));
            }
        }
        readings.sort(Comparator.comparingLong(Reading::atMs));
        return readings;
    }

    /** What the topology does with an event and a tick, without Kafka and Avro. */
    private static final class Reader {
        private final SplittableRandom random;
        private final List<String> closed = new ArrayList<>();
        private final List<String> running = new ArrayList<>();
        private final List<Runnable> verifying = new ArrayList<>();
        private IntegrityState state = new IntegrityState(ROWS.store(), Facts.RULES);
        private long judgedMomentMs;

        Reader(SplittableRandom random) {
            this.random = random;
        }

        private TenantState tenant() {
            return state.tenant("acme");
        }

        void restart() {
            state.write();
            state = new IntegrityState(ROWS.store(), Facts.RULES);
        }

        void read(Event event) {
            Admission admission = Admission.of(
                    Facts.GRID, event.source(), event.timestampMs(), event.admissionMs(), state.streamTimeMs());
            if (admission instanceof Admission.Skewed skewed) {
                if (skewed.stale() && event instanceof Telemetries.Entry entry) {
                    addStale(entry);
                }
                reject(event.admissionMs(), "CLOCK_SKEW");
                return;
            }
            assertThat(admission).as("read in time").isInstanceOf(Admission.Accepted.class);
            MeasurementWindow window = ((Admission.Accepted) admission).window();
            int crc = event.hashCode();
            OptionalLong before = tenant().contentCrcOf(event.source(), window, event.admissionMs(), event.eventId());
            if (before.isPresent()) {
                if (before.getAsLong() != crc) {
                    reject(event.admissionMs(), "DUPLICATE_CONFLICT");
                }
                return;
            }
            tenant().heard(window);
            state.changed(tenant());
            accept(event, window, crc);
        }

        private void reject(long admissionMs, String reason) {
            MeasurementWindow window = Facts.GRID.windowOf(admissionMs);
            state.apply(tenant(), window, new Fact.Rejected(admissionMs, reason));
        }

        private void addStale(Telemetries.Entry entry) {
            tenant().backfill("c", entry.sequence(), entry.predecessor(), Telemetries.hash(entry.sequence()));
            state.chainChanged(tenant(), "c");
            state.apply(
                    tenant(),
                    Facts.GRID.windowOf(entry.admissionMs()),
                    new Fact.StaleEntry(entry.admissionMs(), entry.eventId(), 1, entry.entryId()));
        }

        private void accept(Event event, MeasurementWindow window, int crc) {
            Fact.Seen seen = new Fact.Seen(event.admissionMs(), event.source(), event.eventId(), crc);
            if (event instanceof Telemetries.Decision decision) {
                state.apply(
                        tenant(),
                        window,
                        new Fact.Decision(
                                event.admissionMs(),
                                event.eventId(),
                                crc,
                                event.timestampMs(),
                                decision.requestId(),
                                Optional.of("receipt of " + decision.requestId()),
                                decision.entryId()));
                state.useReplaysOf(tenant(), decision.requestId(), window)
                        .forEach(replay -> used(window, "replay " + replay.offset()));
            } else if (event instanceof Telemetries.Action action) {
                state.apply(
                        tenant(),
                        window,
                        new Fact.Action(
                                event.admissionMs(),
                                event.eventId(),
                                crc,
                                event.timestampMs(),
                                action.violation(),
                                action.violation() ? "action " + event.eventId() : "",
                                ""));
            } else if (event instanceof Telemetries.Entry entry) {
                acceptEntry(entry, window, seen);
            } else {
                state.apply(tenant(), window, seen);
                if (event instanceof Telemetries.Replay replay) {
                    acceptReplay(replay);
                } else if (event instanceof Telemetries.Key key) {
                    tenant().keys().add(key.version());
                } else if (event instanceof Telemetries.Policy policy) {
                    tenant().policies().add(policy.attestation());
                }
            }
        }

        private void acceptReplay(Telemetries.Replay event) {
            Fact.Replay replay = new Fact.Replay(
                    event.admissionMs(),
                    event.requestId(),
                    event.same() ? Optional.of("receipt of " + event.requestId()) : Optional.empty());
            List<MeasurementWindow> candidates = tenant().windowsForReplay(event.admissionMs(), state.streamTimeMs());
            Set<Long> usedIn = new HashSet<>();
            for (MeasurementWindow candidate : candidates) {
                state.apply(tenant(), candidate, replay);
                if (tenant().knowsRequest(candidate, event.requestId())) {
                    used(candidate, "replay " + event.offset());
                    usedIn.add(candidate.startMs());
                }
            }
            if (usedIn.size() < candidates.size()) {
                state.replayWaits(
                        tenant(),
                        new PendingReplay(
                                event.requestId(), event.admissionMs(), 0, event.offset(), new byte[] {1}, usedIn));
            }
        }

        private void used(MeasurementWindow window, String id) {
            state.apply(tenant(), window, new Fact.Leaf(window.startMs(), Source.REPLAYS, id, new byte[32]));
        }

        /** Verification takes a while: the fact comes at some time before the next tick. */
        private void acceptEntry(Telemetries.Entry entry, MeasurementWindow window, Fact.Seen seen) {
            boolean linkHolds = tenant().link(
                            "c",
                            entry.sequence(),
                            entry.predecessor(),
                            Telemetries.hash(entry.sequence()),
                            entry.reattestation())
                    .whole();
            state.chainChanged(tenant(), "c");
            tenant().remember(window, seen);
            tenant().entryPresent(window, entry.entryId(), entry.admissionMs());
            Fact.Entry fact = new Fact.Entry(
                    entry.admissionMs(),
                    entry.eventId(),
                    seen.contentCrc(),
                    entry.timestampMs(),
                    entry.entryId(),
                    linkHolds,
                    Optional.empty(),
                    entry.policyId(),
                    Optional.empty(),
                    Set.of(),
                    ("hash of " + entry.entryId()).getBytes(StandardCharsets.UTF_8),
                    entry.signatures());
            Fact.Entry verified = verifiedUnderTheKeysOfNow(fact);
            verifying.add(() -> state.apply(tenant(), window, verified));
            if (random.nextBoolean()) {
                join();
            }
        }

        private Fact.Entry verifiedUnderTheKeysOfNow(Fact.Entry fact) {
            return fact.settled(fact.signatures().stream()
                    .map(signature -> tenant().keys()
                            .resolve(signature.keyId(), fact.admissionMs())
                            .map(key -> signature.checkedUnder(
                                    key, Facts.CHECK.valid(key, fact.entryHash(), signature.signature())))
                            .orElse(signature))
                    .toList());
        }

        private void join() {
            verifying.forEach(Runnable::run);
            verifying.clear();
        }

        void tick(long tickMs) {
            join();
            state.advanceTo(tickMs);
            Optional<MeasurementWindow> due = WindowClosing.due(tenant(), tickMs);
            while (due.isPresent()) {
                ClosedWindow window = WindowClosing.close(tenant(), due.get(), Facts.CHECK);
                state.replaysTaken(tenant(), window.settledReplays());
                state.changed(tenant());
                describe(window);
                due = WindowClosing.due(tenant(), tickMs);
            }
            long momentMs = RunningJudge.momentAt(tickMs);
            if (momentMs > judgedMomentMs) {
                judgedMomentMs = momentMs;
                RunningJudge.score(tenant(), momentMs, Facts.CHECK).ifPresent(score -> judge(score, tickMs));
            }
            state.forgetSettled();
        }

        private void judge(RunningScore score, long tickMs) {
            List<Alert> alerts = RunningJudge.alerts(tenant(), score, tickMs);
            if (!alerts.isEmpty()) {
                state.changed(tenant());
                alerts.forEach(alert -> running.add(alert.toString()));
            }
            running.add(score.momentMs() + " " + score.telemetry());
        }

        private void describe(ClosedWindow window) {
            closed.add(new String(RecordJson.bytes(RecordJson.of(window.record())), StandardCharsets.UTF_8));
            window.leaves().inOrder().forEachRemaining(leaf -> closed.add("used " + leaf.eventId()));
            for (Degradation degradation : window.degradations()) {
                closed.add(degradation.toString());
            }
            window.alerts().forEach(alert -> closed.add(alert.toString()));
            window.unmatchedReplays().forEach(replay -> closed.add("unmatched " + replay.offset()));
        }
    }
}
