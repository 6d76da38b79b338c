package io.oisstreams.operations.core.deviation;

import static io.oisstreams.operations.core.deviation.Course.DETECTED;
import static io.oisstreams.operations.core.deviation.Course.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviationStatusTest {
    private final Course course = Course.of(DeviationType.ADR_COMPLIANCE_FAILURE);

    @Test
    void aDeviationIsOpenUntilSomebodyAnswersWhateverTimePasses() {
        course.passToMinute(1_000);

        assertThat(course.deviation().status()).isEqualTo(DeviationStatus.OPEN);
    }

    @Test
    void itsStatusFollowsTheUpdates() {
        assertStatusAfter(DeviationUpdate.Kind.ACKNOWLEDGED, 1, DeviationStatus.ACKNOWLEDGED);
        assertStatusAfter(DeviationUpdate.Kind.INVESTIGATION_STARTED, 2, DeviationStatus.INVESTIGATING);
        assertStatusAfter(DeviationUpdate.Kind.ROOT_CAUSE_IDENTIFIED, 3, DeviationStatus.INVESTIGATING);
        assertStatusAfter(DeviationUpdate.Kind.REMEDIATION_PROPOSED, 4, DeviationStatus.REMEDIATING);
        assertStatusAfter(DeviationUpdate.Kind.STATUS_UPDATE, 5, DeviationStatus.REMEDIATING);
        assertStatusAfter(DeviationUpdate.Kind.RESOLVED, 6, DeviationStatus.CLOSED);
    }

    @Test
    void anyUpdateIsAnAnswerAndTheLastOneIsKept() {
        DeviationUpdate update = Course.update(DeviationUpdate.Kind.STATUS_UPDATE, DETECTED + 1);

        course.apply(update);

        assertThat(course.deviation().status()).isEqualTo(DeviationStatus.ACKNOWLEDGED);
        assertThat(course.deviation().handling().lastUpdate()).contains(update);
        assertThat(course.deviation().handling().acknowledgedAtMs()).isEmpty();
    }

    private void assertStatusAfter(DeviationUpdate.Kind kind, int minute, DeviationStatus expected) {
        course.apply(kind, DETECTED + minute * MINUTE);
        assertThat(course.deviation().status()).isEqualTo(expected);
    }
}
