package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same decisions cause the same, however time is told and whenever the tenant is loaded anew (contract 1.1 and 1.2). */
class TenantMetricsTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    /** At {@code placeMs} among the decisions is read {@code work}; of one place first the earlier in the list. */
    private record Step(long placeMs, Work work) {}

    private interface Work {
        void on(MetricsRun run);
    }

    static Stream<Arguments> windowsAndSeeds() {
        return Stream.of(5 * MINUTE, 60 * MINUTE, DAY)
                .flatMap(window -> LongStream.rangeClosed(1, 6).mapToObj(seed -> Arguments.of(window, seed)));
    }

    private static MetricsRun run(long windowMs, List<Step> steps, long endMs) {
        List<Step> ordered = new ArrayList<>(steps);
        ordered.sort(Comparator.comparingLong(Step::placeMs));
        MetricsRun run = new MetricsRun(windowMs);
        ordered.forEach(step -> step.work().on(run));
        run.tick(endMs);
        return run;
    }

    private static List<Step> decided(List<Admitted> decisions) {
        return decisions.stream()
                .map(decision -> new Step(decision.admissionMs(), run -> run.decided(decision)))
                .toList();
    }

    /** Ticks of a period, each read up to the settle time before or some seconds after what was admitted at its time. */
    private static List<Step> ticks(Random random, long fromMs, long toMs, long everyMs) {
        List<Step> steps = new ArrayList<>();
        for (long at = fromMs; at <= toMs; at += everyMs) {
            long tickMs = at;
            long earlier =
                    switch (random.nextInt(4)) {
                        case 0 -> TenantMetrics.SETTLE_MS - 1;
                        case 1 -> 0;
                        default -> random.nextInt((int) TenantMetrics.SETTLE_MS + 3_000) - 3_000;
                    };
            steps.add(new Step(tickMs - earlier, run -> run.tick(tickMs)));
        }
        return steps;
    }

    @ParameterizedTest
    @MethodSource("windowsAndSeeds")
    void itDoesNotMatterHowOftenTimeIsTold(long windowMs, long seed) {
        Random random = new Random(seed);
        List<Admitted> decisions = Admitted.random(random, 150);
        long first = decisions.get(0).admissionMs() / 1_000 * 1_000;
        long last = decisions.get(decisions.size() - 1).admissionMs();
        long end = last + 3 * DAY;
        MetricsRun once = run(windowMs, decided(decisions), end);
        assertThat(once.alerts()).isNotEmpty();
        assertThat(once.rollups()).anyMatch(rollup -> rollup.revision() > 0);

        for (long everyMs : new long[] {1_000, 10_000, 61_000, 3_600_000}) {
            List<Step> steps = new ArrayList<>(ticks(random, first, last + 2 * MINUTE, everyMs));
            steps.addAll(decided(decisions));

            MetricsRun ticked = run(windowMs, steps, end);

            assertThat(ticked.alerts()).as("every %s ms", everyMs).isEqualTo(once.alerts());
            assertThat(ticked.rollups()).as("every %s ms", everyMs).isEqualTo(once.rollups());
        }
    }

    @ParameterizedTest
    @MethodSource("windowsAndSeeds")
    void itDoesNotMatterWhenItIsLoadedAnew(long windowMs, long seed) {
        Random random = new Random(seed);
        List<Admitted> decisions = Admitted.random(random, 150);
        long first = decisions.get(0).admissionMs();
        long last = decisions.get(decisions.size() - 1).admissionMs();
        List<Step> steps = new ArrayList<>(ticks(random, first, last, 30_000));
        steps.addAll(decided(decisions));
        MetricsRun undisturbed = run(windowMs, steps, last + 3 * DAY);

        for (int i = 0; i < 300; i++) {
            steps.add(new Step(first + random.nextLong(last - first), MetricsRun::restart));
        }
        MetricsRun restarted = run(windowMs, steps, last + 3 * DAY);

        assertThat(restarted.alerts()).isEqualTo(undisturbed.alerts());
        assertThat(restarted.rollups()).isEqualTo(undisturbed.rollups());
    }

    @Test
    void whatIsAdmittedAtTheDueMomentIsInAndWhatComesLaterMakesARevision() {
        long hour = 500_000 * 60 * MINUTE;
        long due = hour + 60 * MINUTE + MetricsRun.SETTLE;
        Contribution decision = DecisionSample.SPEC.project(
                DecisionSample.of(Outcome.ALLOW).at(hour).decision());
        MetricsRun run = new MetricsRun(5 * MINUTE);

        run.decided(new Admitted(decision, hour));
        run.decided(new Admitted(decision, due));
        assertThat(run.rollups()).isEmpty();
        run.decided(new Admitted(decision, due + 1));
        run.decided(new Admitted(decision, due + MINUTE));
        run.tick(due + MINUTE + TenantMetrics.SETTLE_MS);

        assertThat(run.rollups())
                .extracting(MetricsRun.Published::dueMs, MetricsRun.Published::revision, MetricsRun.Published::events)
                .containsExactly(tuple(due, 0, 2L), tuple(due + MINUTE, 1, 4L));
    }

    /** Contract section 5: everything that was admitted is in the last revision of its hour and its day. */
    @ParameterizedTest
    @MethodSource("windowsAndSeeds")
    void theLastRevisionsHaveEverything(long windowMs, long seed) {
        List<Admitted> decisions = Admitted.random(new Random(seed), 150);
        long last = decisions.get(decisions.size() - 1).admissionMs();

        MetricsRun run = run(windowMs, decided(decisions), last + 3 * DAY);

        for (Granularity granularity : List.of(Granularity.HOUR, Granularity.DAY)) {
            decisions.stream()
                    .map(decision -> Bucket.of(granularity, decision.decision().timestampMs()))
                    .distinct()
                    .forEach(bucket -> {
                        List<MetricsRun.Published> published = run.rollups().stream()
                                .filter(rollup -> rollup.bucket().equals(bucket))
                                .toList();
                        assertThat(published.get(published.size() - 1).events())
                                .isEqualTo(decisions.stream()
                                        .filter(decision -> Bucket.of(
                                                        granularity,
                                                        decision.decision().timestampMs())
                                                .equals(bucket))
                                        .count());
                    });
        }
    }
}
