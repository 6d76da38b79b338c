package io.oisstreams.integrity.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.Story;
import io.oisstreams.integrity.topology.Scenario.Admitted;
import io.oisstreams.output.v1.DegradationEvent;
import io.oisstreams.output.v1.OisRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every event is read up to the settle time later than it was admitted, each topic in its own order: the records are those of the merge by
 * time (contract 4.2). Replays come without delay, because they may be admitted until the very end of the settle time.
 */
class InterleavingTest {
    private static final int INTERLEAVINGS = Integer.getInteger("ois.interleavings", 8);
    private static final int LONGEST_DELAY_MS = 295_000;
    private static final long TICK_MS = 60_000;

    /** When something is read. */
    private record Reading(long readMs, Admitted event) {}

    /** What is published, by tenant. */
    private record Published(Map<String, List<OisRecord>> records, Map<String, List<DegradationEvent>> degradations) {}

    @Test
    void delaysUpToTheSettleTimeChangeNoRecord() {
        List<Admitted> events = new Story(3, 60).events();
        Published merged = publishedFrom(events, new Random(0), 0);
        assertThat(merged.records()).hasSize(3);

        for (int seed = 1; seed <= INTERLEAVINGS; seed++) {
            Published delayed = publishedFrom(events, new Random(seed), LONGEST_DELAY_MS);

            assertThat(delayed).as("seed %d", seed).isEqualTo(merged);
        }
    }

    private static Published publishedFrom(List<Admitted> events, Random random, int longestDelayMs) {
        Map<EventTopic, Long> lastRead = new HashMap<>();
        List<Reading> readings = events.stream()
                .map(event -> {
                    boolean replay = event.topic().equals(Topics.GOVERNANCE_REPLAYS);
                    long delayMs = longestDelayMs == 0 || replay ? 0 : random.nextInt(longestDelayMs);
                    long readMs = lastRead.merge(event.topic(), event.admissionMs() + delayMs, Math::max);
                    return new Reading(readMs, event);
                })
                .sorted(Comparator.comparingLong(Reading::readMs))
                .toList();
        try (IntegrityDriver driver = new IntegrityDriver("ois.provisional.min.decisions", "5")) {
            long tickMs = Story.START_MS;
            for (Reading reading : readings) {
                for (; tickMs < reading.readMs(); tickMs += TICK_MS) {
                    driver.tick(tickMs);
                }
                driver.send(reading.event());
            }
            for (; tickMs <= Story.END_MS + TICK_MS; tickMs += TICK_MS) {
                driver.tick(tickMs);
            }
            return new Published(
                    driver.records().stream()
                            .collect(Collectors.groupingBy(
                                    record -> record.getExtensions().getTenantId(), TreeMap::new, Collectors.toList())),
                    driver.degradations().stream()
                            .collect(Collectors.groupingBy(
                                    DegradationEvent::getTenantId, TreeMap::new, Collectors.toList())));
        }
    }
}
