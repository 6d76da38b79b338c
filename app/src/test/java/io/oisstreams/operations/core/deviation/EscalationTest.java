package io.oisstreams.operations.core.deviation;

import static io.oisstreams.operations.core.deviation.Course.DETECTED;
import static io.oisstreams.operations.core.deviation.Course.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the calls are, the events are those of the log. */
class EscalationTest {
    private static final Ladders LADDERS = DocumentLadders.read();
    private static final int A_DAY_AND_A_BIT_MINUTES = 25 * 60;
    private static final long END = DETECTED + A_DAY_AND_A_BIT_MINUTES * MINUTE;

    private static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whenItIsAskedMakesNoDifference(long seed) {
        Random random = new Random(seed);
        DeviationType type = any(random, DeviationType.values());
        List<DeviationUpdate> updates = updates(random);

        Course leap = run(type, updates, new long[0], false);
        Course everyMinute = run(type, updates, everyMinute(), false);
        Course atAnyTime = run(type, updates, anyTimes(random), true);

        assertThat(leap.events())
                .extracting(NaiveCourse::line)
                .containsExactlyElementsOf(new NaiveCourse(LADDERS.of(type), DETECTED, updates).linesUntil(END));
        assertThat(everyMinute.events()).isEqualTo(leap.events());
        assertThat(atAnyTime.events()).isEqualTo(leap.events());
        assertThat(atAnyTime.deviation()).isEqualTo(leap.deviation());
    }

    @ParameterizedTest
    @EnumSource
    void aRestartAtEveryMinuteMakesNoDifference(DeviationType type) {
        List<DeviationUpdate> updates = List.of(
                Course.update(DeviationUpdate.Kind.ACKNOWLEDGED, DETECTED + 2 * MINUTE),
                Course.update(DeviationUpdate.Kind.INVESTIGATION_STARTED, DETECTED + 20 * MINUTE),
                Course.update(DeviationUpdate.Kind.ROOT_CAUSE_IDENTIFIED, DETECTED + 59 * MINUTE),
                Course.update(DeviationUpdate.Kind.REMEDIATION_PROPOSED, DETECTED + 241 * MINUTE),
                Course.update(DeviationUpdate.Kind.RESOLVED, DETECTED + 1_441 * MINUTE));

        Course restarted = run(type, updates, everyMinute(), true);

        Course running = run(type, updates, everyMinute(), false);
        assertThat(restarted.events()).isEqualTo(running.events());
        assertThat(restarted.deviation()).isEqualTo(running.deviation());
        assertThat(restarted.deviation().handling().closedAtMs()).isPresent();
    }

    @Test
    void updatesAreTakenInAnyOrder() {
        for (List<DeviationUpdate.Kind> kinds : permutations(List.of(DeviationUpdate.Kind.values()))) {
            List<DeviationUpdate> updates = IntStream.range(0, kinds.size())
                    .mapToObj(index -> Course.update(kinds.get(index), DETECTED + (index + 1) * 25L * MINUTE))
                    .toList();

            Course course = run(DeviationType.COST_CEILING_BREACH, updates, new long[0], true);

            assertThat(course.events())
                    .extracting(NaiveCourse::line)
                    .containsExactlyElementsOf(
                            new NaiveCourse(LADDERS.of(DeviationType.COST_CEILING_BREACH), DETECTED, updates)
                                    .linesUntil(END));
        }
    }

    @Test
    void whatIsDueNextIsDueThenAndNotBefore() {
        Course course = Course.of(DeviationType.ADR_COMPLIANCE_FAILURE)
                .apply(DeviationUpdate.Kind.INVESTIGATION_STARTED, DETECTED + 7 * MINUTE);

        for (int i = 0; i < 20; i++) {
            long dueMs = course.nextDueMs().orElseThrow();
            int events = course.events().size();
            assertThat(course.passTo(dueMs - 1).events()).hasSize(events);
            assertThat(course.passTo(dueMs).events()).hasSizeGreaterThan(events);
        }
    }

    @Test
    void nothingIsEmittedTwice() {
        Course course = Course.of(DeviationType.ADR_COMPLIANCE_FAILURE).passTo(END);
        int events = course.events().size();

        course.passTo(END).passTo(DETECTED);

        assertThat(course.events()).hasSize(events);
    }

    @Test
    void tenThousandDeviationsDoNotMix() {
        Escalation escalation = new Escalation(LADDERS);
        List<DeviationType> types = List.of(DeviationType.values());
        Map<String, Course> courses = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            DeviationType type = types.get(i % types.size());
            Course course = new Course(
                    escalation,
                    new Detection("acme", type, "C" + i % 100, "deviates", DETECTED + i, "cycle.events/e" + i));
            courses.put(course.deviation().id(), course);
        }
        assertThat(courses).hasSize(10_000);

        for (int minute = 0; minute <= A_DAY_AND_A_BIT_MINUTES; minute += 5) {
            long timeMs = DETECTED + minute * MINUTE;
            courses.values().stream()
                    .filter(course ->
                            course.nextDueMs().filter(dueMs -> dueMs <= timeMs).isPresent())
                    .forEach(course -> course.restart().passTo(timeMs));
        }

        assertThat(courses.values()).allSatisfy(course -> assertThat(
                        course.events().stream().map(NaiveCourse::line).toList())
                .isEqualTo(new NaiveCourse(
                                LADDERS.of(course.deviation().type()),
                                course.deviation().detectedAtMs(),
                                List.of())
                        .linesUntil(END)));
    }

    /** Passes time to each of some times, and takes each update at its own. */
    private static Course run(DeviationType type, List<DeviationUpdate> updates, long[] calls, boolean restarts) {
        Course course = Course.of(type);
        int call = 0;
        for (DeviationUpdate update : updates) {
            // What is due at the time of an update is decided after it, so calls of that time come after it.
            for (; call < calls.length && calls[call] < update.admissionMs(); call++) {
                passTo(course, calls[call], restarts);
            }
            if (!course.deviation().isOpen()) {
                return course;
            }
            course.apply(update);
        }
        for (; call < calls.length; call++) {
            passTo(course, calls[call], restarts);
        }
        return course.passTo(END);
    }

    private static void passTo(Course course, long timeMs, boolean restarts) {
        if (restarts) {
            course.restart();
        }
        course.passTo(timeMs);
        if (restarts) {
            course.restart();
        }
    }

    private static long[] everyMinute() {
        return LongStream.rangeClosed(0, A_DAY_AND_A_BIT_MINUTES)
                .map(minute -> DETECTED + minute * MINUTE)
                .toArray();
    }

    private static long[] anyTimes(Random random) {
        return random.longs(random.nextInt(100), DETECTED, END).sorted().toArray();
    }

    /** Most of them early, many at the very times of steps, some at one time. */
    private static List<DeviationUpdate> updates(Random random) {
        DeviationUpdate.Kind[] kinds = DeviationUpdate.Kind.values();
        int latestMinute = any(random, new Integer[] {10, 60, 130, 300, A_DAY_AND_A_BIT_MINUTES});
        return Stream.generate(() -> {
                    long minute = random.nextInt(latestMinute / 5) * 5L;
                    long aside = random.nextInt(3) - 1L;
                    long timeMs = Math.max(DETECTED, DETECTED + minute * MINUTE + aside);
                    // Resolutions are rarer, or no course would be long.
                    return Course.update(kinds[random.nextInt(kinds.length * 2 - 1) / 2], timeMs);
                })
                .limit(random.nextInt(10))
                .sorted(Comparator.comparingLong(DeviationUpdate::admissionMs))
                .toList();
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <T> List<List<T>> permutations(List<T> values) {
        List<List<T>> all = new ArrayList<>();
        permute(new ArrayList<>(values), 0, all);
        return all;
    }

    private static <T> void permute(List<T> values, int fixed, List<List<T>> all) {
        if (fixed == values.size()) {
            all.add(List.copyOf(values));
            return;
        }
        for (int i = fixed; i < values.size(); i++) {
            Collections.swap(values, fixed, i);
            permute(values, fixed + 1, all);
            Collections.swap(values, fixed, i);
        }
    }
}
