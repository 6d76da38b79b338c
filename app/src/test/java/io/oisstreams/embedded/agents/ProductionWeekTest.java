package io.oisstreams.embedded.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.embedded.agents.SimulationPlan.Signing;
import io.oisstreams.event.FieldBytes;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.operations.topology.OperationsTopology;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.DeviationType;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.output.v1.Report;
import io.oisstreams.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A simulated week of one tenant, through the operations capability. */
class ProductionWeekTest {
    private static final String ATTESTATION = "VEGA_ATTESTATION_2026_01_11.md";
    private static final String BRIEF = "PHASE3_READINESS_BRIEF.md";
    private static final Duration LENGTH = Duration.ofDays(6);
    private static final long TICK_MS = 60_000;

    private record Published(
            List<Deviation> deviations,
            List<ControlCommand> commands,
            List<Alert> alerts,
            List<Report> reports,
            List<SignatureVerification> verdicts,
            List<RejectedTelemetry> rejected) {
        List<Deviation> steps(DeviationStepKind kind) {
            return deviations.stream().filter(step -> step.getKind() == kind).toList();
        }

        Set<String> alertRules() {
            return alerts.stream().map(Alert::getRule).collect(Collectors.toSet());
        }

        List<String> reportNames() {
            return reports.stream().map(Report::getName).toList();
        }

        String report(String name) {
            Report report = reports.stream()
                    .filter(one -> one.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
            return new String(FieldBytes.of(report.getBody()), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCarelessTenantGetsEverythingThatOperationsHave() {
        Published published = publish(Temperament.CARELESS);

        assertThat(published.steps(DeviationStepKind.opened))
                .extracting(Deviation::getType)
                .contains(DeviationType.values());
        assertThat(published.steps(DeviationStepKind.sla_missed)).isNotEmpty();
        assertThat(published.commands())
                .extracting(command -> command.getCommand() + " " + command.getStatus())
                .contains(
                        "HALT_ORCHESTRATOR issued",
                        "HALT_ORCHESTRATOR released",
                        "BLOCK_EXECUTION issued",
                        "BLOCK_EXECUTION released",
                        "PAUSE_PRODUCTION issued",
                        "PAUSE_PRODUCTION released");
        assertThat(published.alertRules())
                .contains(
                        "cost_ceiling_approach",
                        "cost_ceiling_breach",
                        "rate_limit_approach",
                        "rate_limit_breach",
                        "freeze_violation");
        assertThat(published.reportNames())
                .contains("COST_REPORT_2026_01_05.json", "COST_REPORT_2026_01_10.json", ATTESTATION, BRIEF);
        assertThat(published.report(ATTESTATION)).contains("FAIL");
    }

    @Test
    void thePeopleKnowEveryDeviationAndResolveAllThatIsNotNew() {
        Published published = publish(Temperament.CARELESS);

        Instant dayBeforeEnd = Simulated.START.plus(LENGTH).minus(Duration.ofHours(36));
        Set<String> closed = published.steps(DeviationStepKind.closed).stream()
                .map(Deviation::getDeviationId)
                .collect(Collectors.toSet());
        assertThat(published.rejected()).isEmpty();
        assertThat(published.steps(DeviationStepKind.opened))
                .filteredOn(opened -> opened.getDetectedAtMs().isBefore(dayBeforeEnd))
                .hasSizeGreaterThan(10)
                .allMatch(opened -> closed.contains(opened.getDeviationId()));
    }

    @Test
    void whatIsNotNeglectedIsExplainedWithinItsSla() {
        Published published = publish(new Temperament(Map.of(
                Misbehaviour.ALTERED_PAYLOAD, 0.05,
                Misbehaviour.CEILING_BREACH, 0.2,
                Misbehaviour.ADR_VIOLATION, 0.02,
                Misbehaviour.DETERMINISM_LOSS, 0.2)));

        assertThat(published.steps(DeviationStepKind.opened))
                .extracting(Deviation::getType)
                .contains(DeviationType.values());
        assertThat(published.steps(DeviationStepKind.sla_missed)).isEmpty();
    }

    @Test
    void aSteadyTenantPasses() {
        Published published = publish(Temperament.STEADY);

        assertThat(published.deviations()).isEmpty();
        assertThat(published.commands()).isEmpty();
        assertThat(published.alerts()).isEmpty();
        assertThat(published.rejected()).isEmpty();
        assertThat(published.verdicts()).hasSizeGreaterThan(900).allMatch(SignatureVerification::getVerified);
        assertThat(published.reportNames()).contains(BRIEF);
        assertThat(published.report(ATTESTATION)).contains("PASS").doesNotContain("FAIL", "PASS WITH CONDITIONS");
    }

    private static Published publish(Temperament temperament) {
        try (TopologyDriver driver = new TopologyDriver(OperationsTopology::build)) {
            long tickMs = Simulated.START.toEpochMilli();
            for (TimedEvent event : Simulated.production(Simulated.one(temperament, Signing.PLACEHOLDER), LENGTH)) {
                for (; tickMs + TICK_MS < event.admissionMs(); tickMs += TICK_MS) {
                    driver.tick(tickMs + TICK_MS);
                }
                driver.send(event.topic(), event.value(), event.admissionMs());
            }
            driver.tick(Simulated.START.plus(LENGTH).toEpochMilli());
            return new Published(
                    driver.values(Topics.DEVIATIONS, Deviation.class),
                    driver.values(Topics.CONTROL_COMMANDS, ControlCommand.class),
                    driver.values(Topics.ALERTS, Alert.class),
                    driver.values(Topics.REPORTS, Report.class),
                    driver.values(Topics.SIGNATURE_VERIFICATIONS, SignatureVerification.class),
                    driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class));
        }
    }
}
