package io.oisstreams.governance.topology;

import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.governance.core.Decision;
import io.oisstreams.governance.core.DecisionRules;
import io.oisstreams.governance.core.Outcome;
import io.oisstreams.governance.core.ReasonFamily;
import io.oisstreams.governance.core.RiskTier;
import io.oisstreams.governance.core.Tca;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From Avro decisions to the core's: plain translation, and what is not a number that a metric could use. */
final class DecisionRecords {
    private DecisionRecords() {}

    /** Why a decision's numbers can't be used, naming the field; empty: they can. */
    static Optional<Rejection> invalid(GovernanceDecision event) {
        Map<String, Double> costs = new TreeMap<>();
        putIfGiven(costs, "human_minutes", event.getHumanMinutes());
        putIfGiven(costs, "compute_cost_units", event.getComputeCostUnits());
        putIfGiven(costs, "escalation_overhead_units", event.getEscalationOverheadUnits());
        Stream<String> wrongCosts = costs.entrySet().stream()
                .filter(cost -> cost.getValue() < 0)
                .map(cost -> cost.getKey() + ": expected a number that is not negative, not " + cost.getValue());
        Stream<String> wrongTimes = Stream.of(
                        wrongTime("incident_detected_ts_ms", event.getIncidentDetectedTsMs()),
                        wrongTime("terminal_decision_ts_ms", event.getTerminalDecisionTsMs()))
                .flatMap(Optional::stream);
        return Stream.concat(wrongCosts, wrongTimes)
                .findFirst()
                .map(message -> new Rejection(RejectionReason.INVALID_FIELD, message));
    }

    private static void putIfGiven(Map<String, Double> costs, String field, @Nullable Double units) {
        if (units != null) {
            costs.put(field, units);
        }
    }

    private static Optional<String> wrongTime(String field, @Nullable Instant time) {
        return time == null || DecisionRules.isTime(time.toEpochMilli())
                ? Optional.empty()
                : Optional.of(field + ": expected a time from 1970 to 9999, not " + time.toEpochMilli());
    }

    /** The decision that an event, whose numbers can be used, tells of. */
    static Decision decision(GovernanceDecision event) {
        return new Decision(
                event.getTimestampMs().toEpochMilli(),
                Outcome.valueOf(event.getDecision().name().toUpperCase(Locale.ROOT)),
                event.getReasonCode(),
                ReasonFamily.valueOf(event.getReasonFamily().name().toUpperCase(Locale.ROOT)),
                RiskTier.valueOf(event.getRiskTier().name().toUpperCase(Locale.ROOT)),
                event.getIsTerminal(),
                event.getHasValidLineage(),
                time(event.getIncidentDetectedTsMs()),
                time(event.getTerminalDecisionTsMs()),
                cost(event.getHumanMinutes())
                        .add(cost(event.getComputeCostUnits()))
                        .add(cost(event.getEscalationOverheadUnits())));
    }

    private static OptionalLong time(@Nullable Instant time) {
        return time == null ? OptionalLong.empty() : OptionalLong.of(time.toEpochMilli());
    }

    private static BigDecimal cost(@Nullable Double units) {
        return units == null ? BigDecimal.ZERO : Tca.cost(units);
    }
}
