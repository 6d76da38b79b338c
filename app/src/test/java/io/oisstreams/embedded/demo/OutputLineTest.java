package io.oisstreams.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.output.v1.CommandStatus;
import io.oisstreams.output.v1.ControlAction;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.DeviationType;
import io.oisstreams.output.v1.Report;
import io.oisstreams.output.v1.Severity;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputLineTest {
    private static final Instant TIME = Instant.parse("2026-01-05T10:30:00Z");

    @Test
    void aDeviationIsShownWhenItOpensMissesItsSlaAndCloses() {
        List<String> lines = Stream.of(DeviationStepKind.values())
                .flatMap(kind -> PublishedLines.line(deviation(kind, "c-1", "it failed")))
                .toList();

        assertThat(lines)
                .containsExactly(
                        "01-05 10:30  DEVIATES  tenant             critical cost_ceiling_breach of c-1, due 01-05 12:30: it failed",
                        "01-05 10:30  SLA MISS  tenant             critical cost_ceiling_breach of c-1, due 01-05 12:30: it failed",
                        "01-05 10:30  closed    tenant             critical cost_ceiling_breach of c-1, by LARS: it failed");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"opened", "sla_missed", "closed"})
    void otherStepsOfADeviationAreNotShown(DeviationStepKind kind) {
        assertThat(PublishedLines.line(deviation(kind, "c-1", "it failed"))).isEmpty();
    }

    @Test
    void aCommandIsShownWhenItIsIssuedAndWhenItIsReleased() {
        List<String> lines = Stream.of(CommandStatus.values())
                .flatMap(status -> PublishedLines.line(command(status)))
                .toList();

        assertThat(lines)
                .containsExactly(
                        "01-05 10:30  COMMAND   tenant             HALT_ORCHESTRATOR: because",
                        "01-05 10:30  released  tenant             HALT_ORCHESTRATOR: because");
    }

    @Test
    void ofAReportTheNameIsShown() {
        Report report = Report.newBuilder()
                .setTenantId("tenant")
                .setName("COST_REPORT_2026_01_05.json")
                .setMediaType("application/json")
                .setBody(ByteBuffer.wrap(new byte[1_000]))
                .setTimestampMs(TIME)
                .build();

        assertThat(PublishedLines.line(report))
                .containsExactly("01-05 10:30  REPORT    tenant             COST_REPORT_2026_01_05.json");
    }

    @Test
    void longTextsAreCutOff() {
        Deviation deviation = deviation(DeviationStepKind.opened, "s".repeat(1_000), "m".repeat(100_000));

        assertThat(PublishedLines.line(deviation))
                .singleElement()
                .asString()
                .hasSizeLessThan(600)
                .contains("s".repeat(200) + "...")
                .endsWith("m".repeat(200) + "...");
    }

    private static Deviation deviation(DeviationStepKind kind, String subject, String message) {
        return Deviation.newBuilder()
                .setDeviationId("id")
                .setTenantId("tenant")
                .setType(DeviationType.cost_ceiling_breach)
                .setKind(kind)
                .setStep(0)
                .setSeverity(Severity.critical)
                .setSubject(subject)
                .setDetectedAtMs(TIME)
                .setSlaDueAtMs(TIME.plusSeconds(7_200))
                .setTimestampMs(TIME)
                .setActor("LARS")
                .setMessage(message)
                .build();
    }

    private static ControlCommand command(CommandStatus status) {
        return ControlCommand.newBuilder()
                .setCommandId("id")
                .setTenantId("tenant")
                .setCommand(ControlAction.HALT_ORCHESTRATOR)
                .setStatus(status)
                .setTimestampMs(TIME)
                .setReason("because")
                .build();
    }
}
