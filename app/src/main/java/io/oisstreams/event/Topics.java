package io.oisstreams.event;

import io.oisstreams.event.EventTopic.Direction;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.ArtifactObservation;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.ComplianceCheck;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CycleEvent;
import io.oisstreams.event.v1.DecisionReplay;
import io.oisstreams.event.v1.DeterminismCheck;
import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.IncidentEvent;
import io.oisstreams.event.v1.KpiMeasurement;
import io.oisstreams.event.v1.PolicyAttestation;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.event.v1.SignerKey;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.DegradationEvent;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.KpiValue;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.output.v1.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The catalogue: every topic of contract sections 2 and 3, and the topic of ticks. */
public final class Topics {
    static {
        GeneratedClasses.trust();
    }

    /** {@code governance.decisions}. */
    public static final EventTopic GOVERNANCE_DECISIONS =
            topic("governance.decisions", Direction.INPUT, GovernanceDecision.class);

    /** {@code governance.replays}. */
    public static final EventTopic GOVERNANCE_REPLAYS =
            topic("governance.replays", Direction.INPUT, DecisionReplay.class);

    /** {@code agent.actions}. */
    public static final EventTopic AGENT_ACTIONS = topic("agent.actions", Direction.INPUT, AgentAction.class);

    /** {@code chain.entries}. */
    public static final EventTopic CHAIN_ENTRIES = topic("chain.entries", Direction.INPUT, ChainEntry.class);

    /** {@code signer.keys}. */
    public static final EventTopic SIGNER_KEYS = topic("signer.keys", Direction.INPUT, SignerKey.class);

    /** {@code policy.attestations}. */
    public static final EventTopic POLICY_ATTESTATIONS =
            topic("policy.attestations", Direction.INPUT, PolicyAttestation.class);

    /** {@code cost.events}. */
    public static final EventTopic COST_EVENTS = topic("cost.events", Direction.INPUT, CostEvent.class);

    /** {@code operations.signed}. */
    public static final EventTopic OPERATIONS_SIGNED =
            topic("operations.signed", Direction.INPUT, SignedOperation.class);

    /** {@code signature.verifications}. */
    public static final EventTopic SIGNATURE_VERIFICATIONS =
            topic("signature.verifications", Direction.INPUT, SignatureVerification.class);

    /** {@code cycle.events}. */
    public static final EventTopic CYCLE_EVENTS = topic("cycle.events", Direction.INPUT, CycleEvent.class);

    /** {@code compliance.checks}. */
    public static final EventTopic COMPLIANCE_CHECKS =
            topic("compliance.checks", Direction.INPUT, ComplianceCheck.class);

    /** {@code determinism.checks}. */
    public static final EventTopic DETERMINISM_CHECKS =
            topic("determinism.checks", Direction.INPUT, DeterminismCheck.class);

    /** {@code deviation.updates}. */
    public static final EventTopic DEVIATION_UPDATES =
            topic("deviation.updates", Direction.INPUT, DeviationUpdate.class);

    /** {@code baseline.changes}. */
    public static final EventTopic BASELINE_CHANGES = topic("baseline.changes", Direction.INPUT, BaselineChange.class);

    /** {@code governance.proposals}. */
    public static final EventTopic GOVERNANCE_PROPOSALS =
            topic("governance.proposals", Direction.INPUT, ProposalEvent.class);

    /** {@code operations.incidents}. */
    public static final EventTopic OPERATIONS_INCIDENTS =
            topic("operations.incidents", Direction.INPUT, IncidentEvent.class);

    /** {@code kpi.measurements}. */
    public static final EventTopic KPI_MEASUREMENTS = topic("kpi.measurements", Direction.INPUT, KpiMeasurement.class);

    /** {@code artifact.observations}. */
    public static final EventTopic ARTIFACT_OBSERVATIONS =
            topic("artifact.observations", Direction.INPUT, ArtifactObservation.class);

    /** {@code time.ticks}. */
    public static final EventTopic TIME_TICKS = topic("time.ticks", Direction.TIME, Tick.class);

    /** {@code ois.records}. */
    public static final EventTopic OIS_RECORDS = topic("ois.records", Direction.OUTPUT, OisRecord.class);

    /** {@code ois.degradations}. */
    public static final EventTopic OIS_DEGRADATIONS =
            topic("ois.degradations", Direction.OUTPUT, DegradationEvent.class);

    /** {@code ois.evidence}. */
    public static final EventTopic OIS_EVIDENCE = topic("ois.evidence", Direction.OUTPUT, EvidenceEntry.class);

    /** {@code metrics.rollups}. */
    public static final EventTopic METRICS_ROLLUPS = topic("metrics.rollups", Direction.OUTPUT, MetricsRollup.class);

    /** {@code alerts}. */
    public static final EventTopic ALERTS = topic("alerts", Direction.OUTPUT, Alert.class);

    /** {@code deviations}. */
    public static final EventTopic DEVIATIONS = topic("deviations", Direction.OUTPUT, Deviation.class);

    /** {@code control.commands}. */
    public static final EventTopic CONTROL_COMMANDS = topic("control.commands", Direction.OUTPUT, ControlCommand.class);

    /** {@code reports}. */
    public static final EventTopic REPORTS = topic("reports", Direction.OUTPUT, Report.class);

    /** {@code kpi.values}. */
    public static final EventTopic KPI_VALUES = topic("kpi.values", Direction.OUTPUT, KpiValue.class);

    /** {@code telemetry.rejected}. */
    public static final EventTopic TELEMETRY_REJECTED =
            topic("telemetry.rejected", Direction.OUTPUT, RejectedTelemetry.class);

    private static final List<EventTopic> ALL = List.of(
            GOVERNANCE_DECISIONS,
            GOVERNANCE_REPLAYS,
            AGENT_ACTIONS,
            CHAIN_ENTRIES,
            SIGNER_KEYS,
            POLICY_ATTESTATIONS,
            COST_EVENTS,
            OPERATIONS_SIGNED,
            SIGNATURE_VERIFICATIONS,
            CYCLE_EVENTS,
            COMPLIANCE_CHECKS,
            DETERMINISM_CHECKS,
            DEVIATION_UPDATES,
            BASELINE_CHANGES,
            GOVERNANCE_PROPOSALS,
            OPERATIONS_INCIDENTS,
            KPI_MEASUREMENTS,
            ARTIFACT_OBSERVATIONS,
            TIME_TICKS,
            OIS_RECORDS,
            OIS_DEGRADATIONS,
            OIS_EVIDENCE,
            METRICS_ROLLUPS,
            ALERTS,
            DEVIATIONS,
            CONTROL_COMMANDS,
            REPORTS,
            KPI_VALUES,
            TELEMETRY_REJECTED);

    private static final Map<String, EventTopic> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventTopic::name, Function.identity()));

    private Topics() {}

    /** Every topic, in the order of the contract. */
    public static List<EventTopic> all() {
        return ALL;
    }

    /** The topics of one direction, in the order of the contract. */
    public static List<EventTopic> of(Direction direction) {
        return ALL.stream().filter(topic -> topic.direction() == direction).toList();
    }

    /** The topic of that name; empty if the contract has none. */
    public static Optional<EventTopic> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static EventTopic topic(String name, Direction direction, Class<? extends SpecificRecord> type) {
        return new EventTopic(name, direction, type, SpecificData.get().getSchema(type));
    }
}
