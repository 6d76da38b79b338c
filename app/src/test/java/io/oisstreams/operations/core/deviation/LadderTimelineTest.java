package io.oisstreams.operations.core.deviation;

import static io.oisstreams.operations.core.deviation.Course.DETECTED;
import static io.oisstreams.operations.core.deviation.Course.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.operations.core.deviation.DeviationEvent.Kind;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** OPS 3.1 to 3.6, line by line. */
class LadderTimelineTest {
    private static final String STATUS_UPDATE = "Status update to LARS (investigation progress)";
    private static final String EMERGENCY =
            "emergency_escalation critical [LARS] - Escalate to LARS emergency protocol";
    private static final int A_WEEK_MINUTES = 7 * 24 * 60;

    private static Stream<Arguments> documentedTimelines() {
        return Stream.of(
                Arguments.of(
                        DeviationType.SIGNATURE_VERIFICATION_FAILURE,
                        List.of(
                                "0 opened critical [VEGA, LARS] - Signature Verification Failure (Halt orchestrator): cycle C1 deviates",
                                "0 escalation_step critical [] - Signature verification fails for any operation",
                                "0 escalation_step critical [VEGA, LARS] - Orchestrator halts immediately (no cycle completion)",
                                "5 escalation_step critical [VEGA, LARS] - Alert sent to VEGA, LARS (critical severity)",
                                "15 escalation_step critical [VEGA] VEGA VEGA begins signature audit investigation",
                                "30 escalation_step critical [LARS] - " + STATUS_UPDATE,
                                "60 escalation_step critical [VEGA, LARS] VEGA Root cause identified, remediation plan proposed",
                                "60 sla_missed critical [VEGA, LARS] - SLA of 60 min missed: no root cause and no remediation plan",
                                "60 " + EMERGENCY)),
                Arguments.of(
                        DeviationType.COST_CEILING_BREACH,
                        List.of(
                                "0 opened critical [LARS, FINN] - Cost Ceiling Breach (Block execution): cycle C1 deviates",
                                "0 escalation_step critical [] - Cost exceeds $0.05/summary threshold",
                                "0 escalation_step critical [LARS, FINN] - Execution blocked (summary generation prevented)",
                                "5 escalation_step critical [LARS, FINN] - Alert sent to LARS, FINN (critical severity)",
                                "30 escalation_step critical [FINN] FINN FINN begins cost analysis investigation",
                                "60 escalation_step critical [LARS] - " + STATUS_UPDATE,
                                "120 escalation_step critical [LARS, FINN] FINN Root cause identified, cost mitigation plan proposed",
                                "120 sla_missed critical [LARS, FINN] - SLA of 120 min missed: no root cause and no remediation plan",
                                "120 " + EMERGENCY)),
                Arguments.of(
                        DeviationType.ADR_COMPLIANCE_FAILURE,
                        List.of(
                                "0 opened critical [LARS, VEGA] - ADR Compliance Failure (Pause production): cycle C1 deviates",
                                "0 escalation_step critical [] - ADR compliance check fails",
                                "0 escalation_step critical [LARS, VEGA] - Production paused (no new cycles initiated)",
                                "5 escalation_step critical [LARS, VEGA] - Alert sent to LARS, VEGA (critical severity)",
                                "30 escalation_step critical [VEGA] VEGA VEGA begins compliance audit",
                                "120 escalation_step critical [LARS] - " + STATUS_UPDATE,
                                "240 escalation_step critical [LARS, VEGA] VEGA Root cause identified, compliance restoration plan proposed",
                                "240 sla_missed critical [LARS, VEGA] - SLA of 240 min missed: no root cause and no remediation plan",
                                "240 " + EMERGENCY)),
                Arguments.of(
                        DeviationType.DETERMINISM_THRESHOLD_FAILURE,
                        List.of(
                                "0 opened high [LARS, VEGA] - Determinism Threshold Failure (Alert and investigate): cycle C1 deviates",
                                "0 escalation_step high [] - Determinism drops below 95% threshold",
                                "5 escalation_step high [LARS, VEGA] - Alert sent to LARS, VEGA (high severity)",
                                "60 escalation_step high [VEGA] VEGA VEGA begins determinism analysis",
                                "360 escalation_step high [LARS] - " + STATUS_UPDATE,
                                "1440 escalation_step high [LARS, VEGA] VEGA Root cause identified, determinism improvement plan proposed",
                                "1440 sla_missed high [LARS, VEGA] - SLA of 1440 min missed: no root cause and no remediation plan",
                                "1440 " + EMERGENCY)));
    }

    @ParameterizedTest
    @MethodSource("documentedTimelines")
    void withoutAnyUpdateTheLadderIsTheDocumentsToTheMinute(DeviationType type, List<String> expected) {
        Course course = Course.of(type);

        for (int minute = 0; minute <= A_WEEK_MINUTES; minute++) {
            course.passToMinute(minute);
        }

        assertThat(course.events()).extracting(LadderTimelineTest::line).containsExactlyElementsOf(expected);
        assertThat(course.events())
                .extracting(DeviationEvent::step)
                .containsExactlyElementsOf(
                        IntStream.range(0, expected.size()).boxed().toList());
        assertThat(course.nextDueMs()).isEmpty();
        assertThat(course.deviation().isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyEventSaysWhatItIsAbout(DeviationType type) {
        Course course = Course.of(type).passToMinute(A_WEEK_MINUTES);

        String id = DeviationId.of("acme", type, "C1", DETECTED, "cycle.events/e1");
        long slaDueMs = DETECTED
                + TimeUnit.MINUTES.toMillis(DocumentLadders.read().of(type).slaMinutes());
        assertThat(course.events()).allSatisfy(event -> {
            assertThat(event.deviationId()).isEqualTo(id);
            assertThat(event.tenantId()).isEqualTo("acme");
            assertThat(event.type()).isEqualTo(type);
            assertThat(event.subject()).isEqualTo("C1");
            assertThat(event.detectedAtMs()).isEqualTo(DETECTED);
            assertThat(event.slaDueAtMs()).isEqualTo(slaDueMs);
        });
    }

    @ParameterizedTest
    @EnumSource
    void aStepIsTakenAtItsMillisecondAndNotBefore(DeviationType type) {
        Course course = Course.of(type);

        for (LadderStep step : DocumentLadders.read().of(type).steps()) {
            long dueMs = DETECTED + step.atMinutes() * MINUTE;
            if (step.atMinutes() > 0) {
                assertThat(course.nextDueMs()).contains(dueMs);
                assertThat(course.passTo(dueMs - 1).events(Kind.ESCALATION_STEP))
                        .allMatch(event -> event.timestampMs() < dueMs);
            }
            assertThat(course.passTo(dueMs).events(Kind.ESCALATION_STEP))
                    .last()
                    .satisfies(event -> assertThat(event.timestampMs()).isEqualTo(dueMs));
        }

        assertThat(course.events(Kind.ESCALATION_STEP))
                .hasSameSizeAs(DocumentLadders.read().of(type).steps());
    }

    @Test
    void onlyDeterminismCommandsNothing() {
        Ladders ladders = DocumentLadders.read();

        assertThat(ladders.of(DeviationType.SIGNATURE_VERIFICATION_FAILURE).command())
                .contains(Command.HALT_ORCHESTRATOR);
        assertThat(ladders.of(DeviationType.COST_CEILING_BREACH).command()).contains(Command.BLOCK_EXECUTION);
        assertThat(ladders.of(DeviationType.ADR_COMPLIANCE_FAILURE).command()).contains(Command.PAUSE_PRODUCTION);
        assertThat(ladders.of(DeviationType.DETERMINISM_THRESHOLD_FAILURE).command())
                .isEmpty();
    }

    private static String line(DeviationEvent event) {
        long offsetMs = event.timestampMs() - DETECTED;
        assertThat(offsetMs % MINUTE).isZero();
        return String.join(
                " ",
                Long.toString(offsetMs / MINUTE),
                event.kind().label(),
                event.severity().name().toLowerCase(Locale.ROOT),
                event.recipients().toString(),
                event.actor().orElse("-"),
                event.message());
    }
}
