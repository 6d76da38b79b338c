package io.oisstreams.operations.core.cost;

import static io.oisstreams.operations.core.cost.Costs.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.oisstreams.event.JsonLinesFile;
import io.oisstreams.event.Line;
import io.oisstreams.event.LineFormat;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.operations.core.cost.Cost.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The 210 runs of the EBB experiment, day by day. The file isn't part of this repository: it lies in {@code shared/data} beside it, or the
 * test is skipped.
 */
class RecordedRunsTest {
    private static final Path FILE = Path.of("..", "..", "shared", "data", "cost_events_ebb.jsonl");

    /** What the n-th run of a day crossed. */
    private record Crossed(LocalDate date, int run, CostRule rule) {}

    @Test
    void theRateLimitIsBreachedAtTheHundredAndFirstRunOfADayAndNotBefore() throws IOException {
        assumeThat(FILE).exists();
        List<Crossed> crossed = new ArrayList<>();
        Map<LocalDate, CostDay> days = new TreeMap<>();
        Map<LocalDate, Integer> runs = new HashMap<>();
        Set<String> cycles = new HashSet<>();

        for (CostEvent run : runs()) {
            LocalDate date = run.getTimestampMs().atZone(ZoneOffset.UTC).toLocalDate();
            Cost cost = cost(run);
            CostDay before = days.getOrDefault(date, CostDay.EMPTY);
            CostDay after = before.plus(cost, cycles.add(date + " " + cost.cycleId()), LIMITS);
            int number = runs.merge(date, 1, Integer::sum);
            Crossing.of(before, after, cost, LIMITS)
                    .forEach(crossing -> crossed.add(new Crossed(date, number, crossing.rule())));
            days.put(date, after);
        }

        LocalDate first = LocalDate.of(2025, 12, 30);
        LocalDate second = LocalDate.of(2025, 12, 31);
        assertThat(crossed)
                .containsExactly(
                        new Crossed(first, 80, CostRule.RATE_LIMIT_APPROACH),
                        new Crossed(first, 101, CostRule.RATE_LIMIT_BREACH),
                        new Crossed(second, 80, CostRule.RATE_LIMIT_APPROACH));
        assertThat(days).containsOnlyKeys(first, second);
        assertThat(days.values().stream().map(CostDay::summaries).map(SummaryTotals::count))
                .containsExactly(110L, 100L);
        assertThat(days.values().stream().map(CostDay::errors)).containsExactly(0L, 1L);
        assertThat(days.values().stream().map(CostDay::isCompliant)).containsExactly(false, true);
    }

    private static List<CostEvent> runs() throws IOException {
        List<CostEvent> runs = new ArrayList<>();
        try (JsonLinesFile lines = new JsonLinesFile(FILE, 1_000_000, LineFormat.EBB)) {
            while (lines.hasNext()) {
                runs.add((CostEvent) ((Line.Event) lines.next()).value());
            }
        }
        runs.sort(Comparator.comparing(CostEvent::getTimestampMs));
        return runs;
    }

    private static Cost cost(CostEvent run) {
        return new Cost(
                run.getCycleId(),
                Optional.ofNullable(run.getSummaryId()),
                run.getCostUsd(),
                Outcome.valueOf(run.getOutcome().name().toUpperCase(Locale.ROOT)));
    }
}
