package io.oisstreams.integrity;

import static io.oisstreams.integrity.Cluster.HOUR_MS;

import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.Scenario.Admitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Three tenants over three windows of an hour, well behaved and not: replays that fail, come late, or have no decision; missing and stale
 * chain entries, a broken chain, a policy gap, actions out of scope, duplicates, events too far from their window. The same seed
 * tells the same story. In the order of admission.
 *
 * @param decisions in each window of each tenant
 */
public record Story(long seed, int decisions) {
    public static final long START_MS = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    static final int WINDOWS = 3;
    static final List<String> TENANTS = List.of("north", "south", "west");

    /** When the last record is published, and a little later, so that time has passed it. */
    public static final long END_MS = START_MS + WINDOWS * HOUR_MS + 330_000;

    /** All events. */
    public List<Admitted> events() {
        List<Admitted> events = new ArrayList<>();
        for (String tenant : TENANTS) {
            Random random = new Random(seed * 31 + tenant.hashCode());
            Scenario scenario = new Scenario(tenant).keys(START_MS).policy(START_MS, START_MS + 5 * HOUR_MS / 2);
            for (int window = 0; window < WINDOWS; window++) {
                tell(scenario, START_MS + window * HOUR_MS, random);
            }
            events.addAll(scenario.events());
        }
        events.sort(Comparator.comparingLong(Admitted::admissionMs));
        return events;
    }

    private void tell(Scenario scenario, long startMs, Random random) {
        for (int entry = 0; entry < 3; entry++) {
            scenario.entry(startMs + entry * HOUR_MS / 3 + random.nextInt(60_000));
            if (random.nextInt(4) == 0) {
                Admitted late = scenario.last();
                scenario.admittedAt(late.admissionMs() + HOUR_MS); // stale, and a gap in the chain until then
            }
        }
        for (int i = 0; i < decisions; i++) {
            long atMs = startMs + random.nextLong(HOUR_MS - 1);
            String request = "r-" + startMs + "-" + i;
            Optional<String> entry =
                    random.nextInt(5) == 0 ? Optional.of("e-" + random.nextInt(3 * WINDOWS + 2)) : Optional.empty();
            scenario.decision(atMs, request, entry);
            disturb(scenario, random);
            replay(scenario, atMs, request, random);
            scenario.action(startMs + random.nextLong(HOUR_MS), random.nextInt(20) > 0);
            disturb(scenario, random);
        }
    }

    private static void replay(Scenario scenario, long decidedMs, String request, Random random) {
        long atMs = decidedMs + random.nextInt(30_000);
        switch (random.nextInt(20)) {
            case 0 -> {} // none
            case 1 -> scenario.replay(atMs, request, Optional.empty());
            case 2 -> scenario.replay(atMs, request, Optional.of(Scenario.receipt("another")));
            case 3 -> scenario.replay(atMs, "nobody's " + request, Optional.of(Scenario.receipt(request)));
            case 4 -> scenario.replay(decidedMs - random.nextInt(5_000), request, receipt(request)); // before it
            case 5 ->
                scenario.replay(decidedMs, request, receipt(request)).admittedAt(decidedMs + random.nextInt(300_000));
            default -> scenario.replay(atMs, request, receipt(request));
        }
    }

    private static Optional<String> receipt(String request) {
        return Optional.of(Scenario.receipt(request));
    }

    private static void disturb(Scenario scenario, Random random) {
        long atMs = scenario.last().admissionMs();
        switch (random.nextInt(40)) {
            case 0 -> scenario.again();
            case 1 -> scenario.admittedAt(atMs + HOUR_MS); // out of its window
            case 2 -> scenario.admittedAt(Math.max(START_MS, atMs - random.nextInt(4_000)));
            default -> {} // most go well
        }
    }
}
