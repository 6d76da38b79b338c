package io.oisstreams.embedded.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.embedded.agents.RepositoryLooks.Artifact;
import io.oisstreams.embedded.agents.SimulationPlan.Signing;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.kpis.ContractFiles;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.contract.Input;
import io.oisstreams.kpis.core.kpi.OperationalKpis;
import io.oisstreams.kpis.topology.KpisTopology;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.KpiValue;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.streams.TopologyDriver;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A simulated week of one tenant, through the KPI capability. */
class KpiWeekTest {
    private static final Duration LENGTH = Duration.ofDays(7);
    private static final long TICK_MS = 60_000;
    private static final Set<EventTopic> INPUTS = Set.of(
            Topics.GOVERNANCE_PROPOSALS,
            Topics.OPERATIONS_INCIDENTS,
            Topics.KPI_MEASUREMENTS,
            Topics.ARTIFACT_OBSERVATIONS);

    private record Published(List<KpiValue> values, List<Alert> alerts, List<RejectedTelemetry> rejected) {
        Set<String> rules(AlertStatus status) {
            return alerts.stream()
                    .filter(alert -> alert.getStatus() == status)
                    .map(Alert::getRule)
                    .collect(Collectors.toSet());
        }

        List<KpiValue> values(String kpiId) {
            return values.stream()
                    .filter(value -> value.getKpiId().equals(kpiId))
                    .toList();
        }
    }

    @Test
    void aCarelessTenantGetsEveryAlertThatAWeekCanBring() {
        Published published = publish(Temperament.CARELESS);

        String[] endInTime = {
            "kpi_1.1",
            "kpi_2.1",
            "kpi_3.1",
            "kpi_3.2",
            "kpi_5.1",
            "kpi_5.2",
            "contract_DS-KPI-008",
            "contract_OIS-KPI-001"
        };
        assertThat(published.rules(AlertStatus.firing)).contains(endInTime).contains("kpi_2.4", "review_due");
        assertThat(published.rules(AlertStatus.resolved)).contains(endInTime).doesNotContain("kpi_2.4");
        assertThat(published.rejected()).isEmpty();
    }

    @Test
    void aFaultlessTenantMeetsItsTargetsAndMakesItsReviews() {
        Published published = publish(Temperament.FAULTLESS);

        assertThat(published.rules(AlertStatus.firing)).containsExactly("review_due");
        assertThat(published.rules(AlertStatus.resolved)).containsExactly("review_due");
        assertThat(published.values()).extracting(KpiValue::getStatus).doesNotContain("missed", "warning", "critical");
        for (Definition kpi : OperationalKpis.ALL) {
            // There are no failures to have a time between.
            boolean met = !kpi.id().equals("2.3");
            assertThat(published.values(kpi.id()))
                    .as(kpi.id())
                    .isNotEmpty()
                    .anyMatch(value -> value.getStatus().equals("met") == met);
        }
        assertThat(published.rejected()).isEmpty();
    }

    @Test
    void theRepositoryIsLookedAtForAllThatTheShippedContractsAskFor() {
        assertThat(Artifact.ALL.stream()
                        .map(artifact -> Input.canonical(artifact.path()) + artifact.kind() + artifact.parsed()))
                .containsExactlyElementsOf(ContractFiles.shipped().stream()
                        .flatMap(contract -> contract.inputs().stream())
                        .map(input -> input.path()
                                + input.kind().label()
                                + input.check().label().equals("parseable"))
                        .toList());
    }

    private static Published publish(Temperament temperament) {
        try (TopologyDriver driver = new TopologyDriver(KpisTopology::build)) {
            long tickMs = Simulated.START.toEpochMilli();
            for (TimedEvent event : Simulated.events(Simulated.one(temperament, Signing.PLACEHOLDER), LENGTH)) {
                for (; tickMs + TICK_MS < event.admissionMs(); tickMs += TICK_MS) {
                    driver.tick(tickMs + TICK_MS);
                }
                if (INPUTS.contains(event.topic())) {
                    driver.send(event.topic(), event.value(), event.admissionMs());
                }
            }
            driver.tick(Simulated.START.plus(LENGTH).toEpochMilli());
            return new Published(
                    driver.values(Topics.KPI_VALUES, KpiValue.class),
                    driver.values(Topics.ALERTS, Alert.class),
                    driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class));
        }
    }
}
