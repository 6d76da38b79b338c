package io.oisstreams.operations.core.deviation;

import static io.oisstreams.operations.core.deviation.Course.DETECTED;
import static io.oisstreams.operations.core.deviation.Course.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.deviation.DeviationEvent.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusUpdatesTest {
    private static final DeviationUpdate.Kind STARTED = DeviationUpdate.Kind.INVESTIGATION_STARTED;
    private static final int TWO_HOURS = 120;

    @ParameterizedTest
    @EnumSource
    void oneIsDueEveryThirtyMinutesFromTheStartOfTheInvestigation(DeviationType type) {
        Course course = Course.of(type).apply(STARTED, minute(7));

        course.passToMinute(127);

        assertThat(course.minutes(Kind.STATUS_UPDATE_DUE)).containsExactly(37, 67, 97, 127);
        assertThat(course.events(Kind.STATUS_UPDATE_DUE)).allSatisfy(event -> {
            assertThat(event.recipients()).containsExactly("LARS");
            assertThat(event.message()).isEqualTo("Status update due, every 30 min under investigation");
        });
        assertThat(course.deviation().status()).isEqualTo(DeviationStatus.INVESTIGATING);
    }

    @Test
    void noneIsDueBeforeAnInvestigation() {
        Course course = course().apply(DeviationUpdate.Kind.ACKNOWLEDGED, minute(1));

        course.passToMinute(TWO_HOURS);

        assertThat(course.events(Kind.STATUS_UPDATE_DUE)).isEmpty();
    }

    @Test
    void oneIsDueAtItsMillisecond() {
        Course course = course().apply(STARTED, minute(1) + 5);

        assertThat(course.passTo(minute(31) + 4).events(Kind.STATUS_UPDATE_DUE)).isEmpty();
        assertThat(course.passTo(minute(31) + 5).events(Kind.STATUS_UPDATE_DUE))
                .singleElement()
                .satisfies(event -> assertThat(event.timestampMs()).isEqualTo(minute(31) + 5));
    }

    @Test
    void aSecondStartAndTheUpdatesThemselvesDoNotMoveTheGrid() {
        Course course = course().apply(STARTED, minute(0))
                .apply(DeviationUpdate.Kind.STATUS_UPDATE, minute(20))
                .apply(STARTED, minute(45))
                .passToMinute(TWO_HOURS);

        assertThat(course.minutes(Kind.STATUS_UPDATE_DUE)).containsExactly(30, 60, 90, 120);
        assertThat(course.deviation().handling().investigationStartedAtMs()).contains(minute(0));
    }

    @Test
    void theyEndWithRootCauseAndRemediationAndDoNotStartAgain() {
        Course course = course().apply(STARTED, minute(0))
                .apply(DeviationUpdate.Kind.REMEDIATION_PROPOSED, minute(40))
                .apply(DeviationUpdate.Kind.ROOT_CAUSE_IDENTIFIED, minute(90))
                .apply(STARTED, minute(95))
                .passToMinute(2 * TWO_HOURS);

        assertThat(course.minutes(Kind.STATUS_UPDATE_DUE)).containsExactly(30, 60);
    }

    @Test
    void anInvestigationOfWhatIsExplainedNeedsNone() {
        Course course = course().apply(DeviationUpdate.Kind.ROOT_CAUSE_IDENTIFIED, minute(1))
                .apply(DeviationUpdate.Kind.REMEDIATION_PROPOSED, minute(2))
                .apply(STARTED, minute(3))
                .passToMinute(TWO_HOURS);

        assertThat(course.events(Kind.STATUS_UPDATE_DUE)).isEmpty();
    }

    @Test
    void theyEndWithTheResolution() {
        Course course = course().apply(STARTED, minute(0))
                .apply(DeviationUpdate.Kind.RESOLVED, minute(60))
                .passToMinute(2 * TWO_HOURS);

        assertThat(course.minutes(Kind.STATUS_UPDATE_DUE)).containsExactly(30);
    }

    @Test
    void theyGoOnAfterTheSlaWasMissedAndComeLastOfOneMoment() {
        Course course = course().apply(STARTED, minute(0)).passToMinute(150);

        assertThat(course.minutes(Kind.STATUS_UPDATE_DUE)).containsExactly(30, 60, 90, 120, 150);
        assertThat(course.events().stream().filter(event -> event.timestampMs() == minute(TWO_HOURS)))
                .extracting(DeviationEvent::kind)
                .containsExactly(
                        Kind.ESCALATION_STEP, Kind.SLA_MISSED, Kind.EMERGENCY_ESCALATION, Kind.STATUS_UPDATE_DUE);
    }

    private static Course course() {
        return Course.of(DeviationType.COST_CEILING_BREACH);
    }

    private static long minute(int minute) {
        return DETECTED + minute * MINUTE;
    }
}
