package io.oisstreams.operations.core.deviation;

import static io.oisstreams.operations.core.deviation.Course.DETECTED;
import static io.oisstreams.operations.core.deviation.Course.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.oisstreams.operations.core.deviation.DeviationEvent.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResolutionTest {
    private static final int A_WEEK_MINUTES = 7 * 24 * 60;

    /** For each step of each ladder: in the middle since the one before, the millisecond before it, at it, and the one after it. */
    private static Stream<Arguments> resolutions() {
        return Stream.of(DeviationType.values()).flatMap(type -> {
            List<LadderStep> steps = DocumentLadders.read().of(type).steps();
            return IntStream.range(0, steps.size())
                    .boxed()
                    .flatMap(index -> {
                        long dueMs = steps.get(index).atMinutes() * MINUTE;
                        long lastMs = steps.get(Math.max(index - 1, 0)).atMinutes() * MINUTE;
                        return Stream.of((lastMs + dueMs) / 2, dueMs - 1, dueMs, dueMs + 1);
                    })
                    .filter(offsetMs -> offsetMs >= 0)
                    .distinct()
                    .map(offsetMs -> Arguments.of(type, offsetMs));
        });
    }

    @ParameterizedTest
    @MethodSource("resolutions")
    void resolvedStopsEveryStepThatWasNotTakenBefore(DeviationType type, long offsetMs) {
        Course course = Course.of(type);

        course.apply(DeviationUpdate.Kind.RESOLVED, DETECTED + offsetMs).passToMinute(A_WEEK_MINUTES);

        Ladder ladder = DocumentLadders.read().of(type);
        boolean missed = offsetMs > ladder.slaMinutes() * MINUTE;
        // Steps of the moment of detection are taken with it, before any update can be.
        List<String> stepsBefore = ladder.steps().stream()
                .filter(step -> step.atMinutes() == 0 || step.atMinutes() * MINUTE < offsetMs)
                .map(LadderStep::text)
                .toList();
        assertThat(course.events(Kind.ESCALATION_STEP))
                .extracting(DeviationEvent::message)
                .containsExactlyElementsOf(stepsBefore);
        assertThat(course.events(Kind.SLA_MISSED)).hasSize(missed ? 1 : 0);
        assertThat(course.events(Kind.EMERGENCY_ESCALATION)).hasSize(missed ? 1 : 0);
        assertThat(course.deviation().slaState()).isEqualTo(missed ? SlaState.MISSED : SlaState.MET);
        assertThat(course.events()
                        .subList(course.events().size() - 2, course.events().size()))
                .extracting(DeviationEvent::kind, DeviationEvent::timestampMs)
                .containsExactly(
                        tuple(Kind.UPDATE_RECEIVED, DETECTED + offsetMs), tuple(Kind.CLOSED, DETECTED + offsetMs));
        assertThat(course.nextDueMs()).isEmpty();
    }

    @Test
    void whoResolvedItAndWhatTheySaidIsTold() {
        Course course = Course.of(DeviationType.COST_CEILING_BREACH);

        course.apply(new DeviationUpdate(
                DeviationUpdate.Kind.RESOLVED, "FINN", Optional.of("cheaper model"), DETECTED + MINUTE));

        DeviationEvent update = course.events(Kind.UPDATE_RECEIVED).get(0);
        assertThat(update.actor()).contains("FINN");
        assertThat(update.message()).isEqualTo("resolved: cheaper model");
        assertThat(update.recipients()).isEmpty();
        DeviationEvent closed = course.events(Kind.CLOSED).get(0);
        assertThat(closed.actor()).contains("FINN");
        assertThat(closed.message()).isEqualTo("Cost Ceiling Breach resolved");
        assertThat(closed.recipients()).containsExactly("LARS", "FINN");
        assertThat(course.deviation().handling().closedAtMs()).contains(DETECTED + MINUTE);
        assertThat(course.deviation().status()).isEqualTo(DeviationStatus.CLOSED);
    }

    @Test
    void aClosedDeviationTakesNoUpdate() {
        Course course = Course.of(DeviationType.COST_CEILING_BREACH).apply(DeviationUpdate.Kind.RESOLVED, DETECTED + 1);

        assertThatThrownBy(() -> course.apply(DeviationUpdate.Kind.STATUS_UPDATE, DETECTED + 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(course.deviation().id() + " is closed");
    }
}
