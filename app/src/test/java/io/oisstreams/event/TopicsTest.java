package io.oisstreams.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.EventTopic.Direction;
import io.oisstreams.event.v1.CostEvent;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void theCatalogueIsTheContracts() {
        assertThat(Topics.of(Direction.INPUT))
                .extracting(topic -> topic.name() + " " + topic.schema().getFullName())
                .containsExactly(
                        "governance.decisions io.oisstreams.event.v1.GovernanceDecision",
                        "governance.replays io.oisstreams.event.v1.DecisionReplay",
                        "agent.actions io.oisstreams.event.v1.AgentAction",
                        "chain.entries io.oisstreams.event.v1.ChainEntry",
                        "signer.keys io.oisstreams.event.v1.SignerKey",
                        "policy.attestations io.oisstreams.event.v1.PolicyAttestation",
                        "cost.events io.oisstreams.event.v1.CostEvent",
                        "operations.signed io.oisstreams.event.v1.SignedOperation",
                        "signature.verifications io.oisstreams.event.v1.SignatureVerification",
                        "cycle.events io.oisstreams.event.v1.CycleEvent",
                        "compliance.checks io.oisstreams.event.v1.ComplianceCheck",
                        "determinism.checks io.oisstreams.event.v1.DeterminismCheck",
                        "deviation.updates io.oisstreams.event.v1.DeviationUpdate",
                        "baseline.changes io.oisstreams.event.v1.BaselineChange",
                        "governance.proposals io.oisstreams.event.v1.ProposalEvent",
                        "operations.incidents io.oisstreams.event.v1.IncidentEvent",
                        "kpi.measurements io.oisstreams.event.v1.KpiMeasurement",
                        "artifact.observations io.oisstreams.event.v1.ArtifactObservation");
        assertThat(Topics.of(Direction.TIME)).extracting(EventTopic::name).containsExactly("time.ticks");
        assertThat(Topics.of(Direction.OUTPUT))
                .extracting(topic -> topic.name() + " " + topic.schema().getFullName())
                .containsExactly(
                        "ois.records io.oisstreams.output.v1.OisRecord",
                        "ois.degradations io.oisstreams.output.v1.DegradationEvent",
                        "ois.evidence io.oisstreams.output.v1.EvidenceEntry",
                        "metrics.rollups io.oisstreams.output.v1.MetricsRollup",
                        "alerts io.oisstreams.output.v1.Alert",
                        "deviations io.oisstreams.output.v1.Deviation",
                        "control.commands io.oisstreams.output.v1.ControlCommand",
                        "reports io.oisstreams.output.v1.Report",
                        "kpi.values io.oisstreams.output.v1.KpiValue",
                        "telemetry.rejected io.oisstreams.output.v1.RejectedTelemetry");
        assertThat(Topics.all()).hasSize(18 + 1 + 10);
    }

    @Test
    void topicsAreFoundByName() {
        assertThat(Topics.byName("cost.events")).contains(Topics.COST_EVENTS);
        assertThat(Topics.byName("cost.event")).isEmpty();
    }

    @Test
    void aTopicKnowsItsClass() {
        assertThat(Topics.COST_EVENTS.type()).isEqualTo(CostEvent.class);
        assertThat(Topics.COST_EVENTS.schema()).isEqualTo(CostEvent.getClassSchema());
        assertThat(Topics.COST_EVENTS.isInput()).isTrue();
        assertThat(Topics.TIME_TICKS.isInput()).isFalse();
    }

    /** FieldRules looks at the fields of the event itself, not inside them. */
    @Test
    void inputsHaveDoublesAndDecimalsAtTheTopOnly() {
        for (EventTopic topic : Topics.of(Direction.INPUT)) {
            for (Schema.Field field : topic.schema().getFields()) {
                Schema type = AvroJson.withoutNull(field.schema());
                boolean nests = type.getType() == Schema.Type.ARRAY
                        || type.getType() == Schema.Type.MAP
                        || type.getType() == Schema.Type.RECORD;
                if (nests) {
                    assertThat(type.toString()).doesNotContain("\"double\"").doesNotContain("\"decimal\"");
                }
            }
        }
        assertThat(Topics.COST_EVENTS.schema().getField("cost_usd").schema().getLogicalType())
                .isEqualTo(LogicalTypes.decimal(38, 18));
    }
}
