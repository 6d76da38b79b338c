package io.oisstreams.operations.core.deviation;

import static io.oisstreams.operations.core.deviation.Course.DETECTED;
import static io.oisstreams.operations.core.deviation.Course.MINUTE;
import static io.oisstreams.operations.core.deviation.StepProgress.State.CANCELLED;
import static io.oisstreams.operations.core.deviation.StepProgress.State.DONE;
import static io.oisstreams.operations.core.deviation.StepProgress.State.DUE;
import static io.oisstreams.operations.core.deviation.StepProgress.State.MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ladder of a signature failure: steps at 0, 0, 5, 15, 30 and 60 minutes, the SLA at 60. */
class StepProgressTest {
    private static final DeviationUpdate.Kind ROOT_CAUSE = DeviationUpdate.Kind.ROOT_CAUSE_IDENTIFIED;
    private static final DeviationUpdate.Kind REMEDIATION = DeviationUpdate.Kind.REMEDIATION_PROPOSED;

    private final Course course = Course.of(DeviationType.SIGNATURE_VERIFICATION_FAILURE);

    private static List<StepProgress> steps(Course course) {
        return StepProgress.of(
                course.deviation(), DocumentLadders.read().of(course.deviation().type()));
    }

    private List<StepProgress.State> states() {
        return steps(course).stream().map(StepProgress::state).toList();
    }

    private StepProgress ofSla() {
        return steps(course).get(5);
    }

    @Test
    void whatWasEmittedIsDoneAndTheRestIsDue() {
        course.passToMinute(15);

        assertThat(states()).containsExactly(DONE, DONE, DONE, DONE, DUE, DUE);
        assertThat(steps(course).get(3).doneAtMs()).contains(DETECTED + 15 * MINUTE);
        assertThat(steps(course).get(4).doneAtMs()).isEmpty();
        assertThat(steps(course).get(4).dueAtMs()).isEqualTo(DETECTED + 30 * MINUTE);
    }

    @Test
    void whatTheSlaAsksForIsMissedWhenItsTimeIsUp() {
        course.passToMinute(60);

        assertThat(states()).containsExactly(DONE, DONE, DONE, DONE, DONE, MISSED);
        assertThat(ofSla().doneAtMs()).isEmpty();
    }

    @Test
    void whatTheSlaAsksForIsDoneWhenBothAreThere() {
        course.apply(ROOT_CAUSE, DETECTED + 6 * MINUTE).apply(REMEDIATION, DETECTED + 7 * MINUTE);

        assertThat(states()).containsExactly(DONE, DONE, DONE, DUE, DUE, DONE);
        assertThat(ofSla().doneAtMs()).contains(DETECTED + 7 * MINUTE);
    }

    @Test
    void whatComesTooLateStaysMissedAndSaysWhenItCame() {
        course.passToMinute(60).apply(ROOT_CAUSE, DETECTED + 61 * MINUTE).apply(REMEDIATION, DETECTED + 62 * MINUTE);

        assertThat(ofSla().state()).isEqualTo(MISSED);
        assertThat(ofSla().doneAtMs()).contains(DETECTED + 62 * MINUTE);
    }

    @Test
    void whatHadNotComeBeforeTheResolutionIsCancelled() {
        course.apply(DeviationUpdate.Kind.RESOLVED, DETECTED + 16 * MINUTE).passToMinute(90);

        assertThat(states()).containsExactly(DONE, DONE, DONE, DONE, CANCELLED, CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void everyLadderHasAStepOfItsSla(DeviationType type) {
        Course whole = Course.of(type).passToMinute(7 * 24 * 60);

        assertThat(steps(whole)).filteredOn(step -> step.state() == MISSED).hasSize(1);
        assertThat(steps(whole)).filteredOn(step -> step.state() == DUE).isEmpty();
    }
}
