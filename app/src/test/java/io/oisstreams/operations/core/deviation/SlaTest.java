package io.oisstreams.operations.core.deviation;

import static io.oisstreams.operations.core.deviation.Course.DETECTED;
import static io.oisstreams.operations.core.deviation.Course.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.deviation.DeviationEvent.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SlaTest {
    private static final int A_WEEK_MINUTES = 7 * 24 * 60;
    private static final DeviationUpdate.Kind ROOT_CAUSE = DeviationUpdate.Kind.ROOT_CAUSE_IDENTIFIED;
    private static final DeviationUpdate.Kind REMEDIATION = DeviationUpdate.Kind.REMEDIATION_PROPOSED;

    @ParameterizedTest
    @EnumSource
    void rootCauseAndRemediationAtTheVeryMomentAreInTime(DeviationType type) {
        long dueMs = dueMs(type);

        Course course = Course.of(type)
                .apply(ROOT_CAUSE, dueMs)
                .apply(REMEDIATION, dueMs)
                .passToMinute(A_WEEK_MINUTES);

        assertThat(course.events(Kind.SLA_MISSED)).isEmpty();
        assertThat(course.events(Kind.EMERGENCY_ESCALATION)).isEmpty();
        assertThat(course.deviation().slaState()).isEqualTo(SlaState.MET);
        // The ladder's last step is of this moment too; nothing but a resolution stops it.
        assertThat(course.events(Kind.ESCALATION_STEP))
                .hasSameSizeAs(DocumentLadders.read().of(type).steps());
        assertThat(course.deviation().status()).isEqualTo(DeviationStatus.REMEDIATING);
        assertThat(course.nextDueMs()).isEmpty();
    }

    private static Stream<Arguments> lastAndFirst() {
        return Stream.of(DeviationType.values())
                .flatMap(type -> Stream.of(
                        Arguments.of(type, ROOT_CAUSE, REMEDIATION, "no root cause"),
                        Arguments.of(type, REMEDIATION, ROOT_CAUSE, "no remediation plan")));
    }

    @ParameterizedTest
    @MethodSource("lastAndFirst")
    void aMillisecondLaterIsTooLate(
            DeviationType type, DeviationUpdate.Kind late, DeviationUpdate.Kind early, String missing) {
        long dueMs = dueMs(type);

        Course course = Course.of(type).apply(early, DETECTED + 1).apply(late, dueMs + 1);

        int slaMinutes = DocumentLadders.read().of(type).slaMinutes();
        assertThat(course.events()
                        .subList(course.events().size() - 3, course.events().size()))
                .extracting(DeviationEvent::kind)
                .containsExactly(Kind.SLA_MISSED, Kind.EMERGENCY_ESCALATION, Kind.UPDATE_RECEIVED);
        assertThat(course.events(Kind.SLA_MISSED)).singleElement().satisfies(event -> {
            assertThat(event.timestampMs()).isEqualTo(dueMs);
            assertThat(event.message()).isEqualTo("SLA of " + slaMinutes + " min missed: " + missing);
        });
        assertThat(course.deviation().escalated().slaMissedAtMs()).contains(dueMs);
        assertThat(course.deviation().slaState()).isEqualTo(SlaState.MISSED);
    }

    @ParameterizedTest
    @EnumSource
    void anAcknowledgementAndAnInvestigationAreNotEnough(DeviationType type) {
        Course course = Course.of(type)
                .apply(DeviationUpdate.Kind.ACKNOWLEDGED, DETECTED + 1)
                .apply(DeviationUpdate.Kind.INVESTIGATION_STARTED, DETECTED + 2)
                .apply(DeviationUpdate.Kind.STATUS_UPDATE, DETECTED + 3);

        course.passTo(dueMs(type));

        assertThat(course.events(Kind.SLA_MISSED)).hasSize(1);
        assertThat(course.events(Kind.EMERGENCY_ESCALATION)).hasSize(1);
    }

    @Test
    void theSlaIsOpenUntilItsMoment() {
        long dueMs = dueMs(DeviationType.COST_CEILING_BREACH);
        Course course = Course.of(DeviationType.COST_CEILING_BREACH).passTo(dueMs - 1);
        assertThat(course.deviation().slaState()).isEqualTo(SlaState.RUNNING);

        course.passTo(dueMs);

        assertThat(course.deviation().slaState()).isEqualTo(SlaState.MISSED);
    }

    private static long dueMs(DeviationType type) {
        return DETECTED + DocumentLadders.read().of(type).slaMinutes() * MINUTE;
    }
}
