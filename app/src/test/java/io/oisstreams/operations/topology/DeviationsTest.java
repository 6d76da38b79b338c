package io.oisstreams.operations.topology;

import static io.oisstreams.operations.topology.Events.DAY;
import static io.oisstreams.operations.topology.Events.HOUR;
import static io.oisstreams.operations.topology.Events.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ComplianceCheck;
import io.oisstreams.event.v1.DeterminismTier;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.DeviationType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeviationsTest {
    private final Events events = new Events();

    @AfterEach
    void close() {
        events.close();
    }

    private static final Map<DeviationType, List<String>> TIMELINES = Map.of(
            DeviationType.signature_verification_failure,
            List.of(
                    "0 opened",
                    "0 escalation_step",
                    "0 escalation_step",
                    "5 escalation_step",
                    "15 escalation_step",
                    "30 escalation_step",
                    "60 escalation_step",
                    "60 sla_missed",
                    "60 emergency_escalation"),
            DeviationType.cost_ceiling_breach,
            List.of(
                    "0 opened",
                    "0 escalation_step",
                    "0 escalation_step",
                    "5 escalation_step",
                    "30 escalation_step",
                    "60 escalation_step",
                    "120 escalation_step",
                    "120 sla_missed",
                    "120 emergency_escalation"),
            DeviationType.adr_compliance_failure,
            List.of(
                    "0 opened",
                    "0 escalation_step",
                    "0 escalation_step",
                    "5 escalation_step",
                    "30 escalation_step",
                    "120 escalation_step",
                    "240 escalation_step",
                    "240 sla_missed",
                    "240 emergency_escalation"),
            DeviationType.determinism_threshold_failure,
            List.of(
                    "0 opened",
                    "0 escalation_step",
                    "5 escalation_step",
                    "60 escalation_step",
                    "360 escalation_step",
                    "1440 escalation_step",
                    "1440 sla_missed",
                    "1440 emergency_escalation"));

    static Stream<Arguments> detections() {
        Map<DeviationType, Consumer<Events>> causes = Map.of(
                DeviationType.signature_verification_failure, events -> events.verdict("c", 1, false, DAY),
                DeviationType.cost_ceiling_breach, events -> events.summary("0.06", DAY),
                DeviationType.adr_compliance_failure, events -> events.compliance("ADR-001", false, DAY),
                DeviationType.determinism_threshold_failure,
                        events -> events.determinism(DeterminismTier.tier4, 2, 1, DAY));
        return causes.entrySet().stream().map(cause -> Arguments.of(cause.getKey(), cause.getValue()));
    }

    private List<String> timeline() {
        return events.deviations().stream()
                .map(step -> (step.getTimestampMs().toEpochMilli() - DAY) / MINUTE + " " + step.getKind())
                .toList();
    }

    private void passByMinutes(long toMs) {
        for (long timeMs = DAY + MINUTE; timeMs <= toMs; timeMs += MINUTE) {
            events.passTo(timeMs);
        }
    }

    @ParameterizedTest
    @MethodSource("detections")
    void everyStepComesAtItsMinute(DeviationType type, Consumer<Events> cause) {
        List<String> seen = new ArrayList<>();
        cause.accept(events);
        for (long minute = 0; minute <= 1500; minute++) {
            events.passTo(DAY + minute * MINUTE);
            long at = minute;
            timeline().stream()
                    .peek(step -> assertThat(step).startsWith(at + " "))
                    .forEach(seen::add);
        }

        assertThat(seen).isEqualTo(TIMELINES.get(type));
    }

    @ParameterizedTest
    @MethodSource("detections")
    void ticksThatAreFarApartGiveTheSameSteps(DeviationType type, Consumer<Events> cause) {
        cause.accept(events);

        events.passTo(DAY + 1500 * MINUTE);

        assertThat(timeline()).isEqualTo(TIMELINES.get(type));
    }

    @ParameterizedTest
    @MethodSource("detections")
    void resolvedAtTheTimeOfAStepItIsTheLastWord(DeviationType type, Consumer<Events> cause) {
        cause.accept(events);
        String id = events.deviations().get(0).getDeviationId();
        events.update(id, DeviationUpdateKind.resolved, DAY + 5 * MINUTE);

        passByMinutes(DAY + 1500 * MINUTE);

        assertThat(timeline()).containsExactly("5 update_received", "5 closed");
        boolean commands = type != DeviationType.determinism_threshold_failure;
        assertThat(events.commands()).hasSize(commands ? 2 : 0);
    }

    @Test
    void underInvestigationAStatusUpdateIsDueEveryHalfAnHour() {
        events.compliance("ADR-001", false, DAY);
        String id = events.deviations().get(0).getDeviationId();
        events.update(id, DeviationUpdateKind.investigation_started, DAY + 10 * MINUTE);
        events.update(id, DeviationUpdateKind.resolved, DAY + 100 * MINUTE);

        passByMinutes(DAY + 300 * MINUTE);

        assertThat(timeline().stream().filter(step -> !step.contains("escalation_step")))
                .containsExactly(
                        "10 update_received",
                        "40 status_update_due",
                        "70 status_update_due",
                        "100 update_received",
                        "100 closed");
    }

    @Test
    void rootCauseAndPlanInTimeMeetTheSla() {
        events.verdict("c", 1, false, DAY);
        String id = events.deviations().get(0).getDeviationId();
        events.update(id, DeviationUpdateKind.root_cause_identified, DAY + 20 * MINUTE);
        events.update(id, DeviationUpdateKind.remediation_proposed, DAY + 60 * MINUTE);

        events.passTo(DAY + 100 * MINUTE);

        assertThat(timeline()).doesNotContain("60 sla_missed").contains("60 escalation_step");
    }

    @Test
    void anUpdateOfAnUnknownOrAResolvedDeviationIsRefused() {
        events.verdict("c", 1, false, DAY);
        String id = events.deviations().get(0).getDeviationId();
        events.update("DEV-none", DeviationUpdateKind.acknowledged, DAY + MINUTE);
        events.update(id, DeviationUpdateKind.resolved, DAY + MINUTE);
        events.update(id, DeviationUpdateKind.status_update, DAY + MINUTE + 1);

        events.passTo(DAY + HOUR);

        assertThat(events.rejected())
                .containsExactly("UNKNOWN_DEVIATION deviation.updates", "CLOSED_DEVIATION deviation.updates");
    }

    @Test
    void updatesOfOneMillisecondCountInTheOrderOfTheLog() {
        events.verdict("c", 1, false, DAY);
        String id = events.deviations().get(0).getDeviationId();
        for (int offset = 0; offset < 9; offset++) {
            events.update(id, DeviationUpdateKind.status_update, DAY + MINUTE);
        }
        events.update(id, DeviationUpdateKind.root_cause_identified, DAY + MINUTE);
        events.update(id, DeviationUpdateKind.resolved, DAY + MINUTE);

        events.passTo(DAY + MINUTE);

        assertThat(events.rejected()).isEmpty();
        assertThat(timeline()).endsWith("1 update_received", "1 update_received", "1 closed");
    }

    @Test
    void anUpdateThatIsReadBeforeItsDeviationWaitsForIt() {
        String id;
        try (Events twin = new Events()) {
            twin.compliance("ADR-001", false, DAY);
            id = twin.deviations().get(0).getDeviationId();
        }
        events.update(id, DeviationUpdateKind.acknowledged, DAY + 1);
        // The first event of this side is the update; the check has the id that it has on the other.
        events.send(
                Topics.COMPLIANCE_CHECKS,
                ComplianceCheck.newBuilder()
                        .setEventId("e1")
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(DAY))
                        .setAdrId("ADR-001")
                        .setCompliant(false)
                        .build(),
                DAY);

        events.passTo(DAY + 1);

        assertThat(events.rejected()).isEmpty();
        assertThat(timeline()).contains("0 update_received");
    }

    @Test
    void anUpdateFromBeforeTheDetectionIsAboutNothing() {
        events.compliance("ADR-001", false, DAY);
        String id = events.deviations().get(0).getDeviationId();
        events.update(id, DeviationUpdateKind.acknowledged, DAY - 1);

        events.passTo(DAY + 1);

        assertThat(events.rejected()).containsExactly("UNKNOWN_DEVIATION deviation.updates");
    }

    @Test
    void tenThousandOpenDeviationsAllGoUpTheirLadders() {
        for (int i = 0; i < 10_000; i++) {
            events.verdict("c" + i, 1, false, DAY + i);
        }
        List<Deviation> opened = events.opened();
        events.commands();

        events.passTo(DAY + 2 * HOUR);

        assertThat(opened.stream().map(Deviation::getDeviationId).distinct()).hasSize(10_000);
        assertThat(events.deviations().stream()
                        .filter(step -> step.getKind() == DeviationStepKind.emergency_escalation))
                .hasSize(10_000);
    }

    @Test
    void ofLongTextsOutputsRepeatTheBeginning() {
        events.send(
                Topics.COMPLIANCE_CHECKS,
                ComplianceCheck.newBuilder()
                        .setEventId("e1")
                        .setTenantId("t")
                        .setTimestampMs(Instant.ofEpochMilli(DAY))
                        .setAdrId("ADR-001")
                        .setCompliant(false)
                        .setDetail("\uD83D\uDE00".repeat(200_000))
                        .build(),
                DAY);

        assertThat(events.deviations().get(0).getMessage())
                .hasSizeBetween(1_000, 1_100)
                .endsWith("...");
    }
}
