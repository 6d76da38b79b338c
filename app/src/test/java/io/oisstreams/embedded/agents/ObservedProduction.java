package io.oisstreams.embedded.agents;

import static io.oisstreams.embedded.agents.Misbehaviour.*;

import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.KeyVariant;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.FieldBytes;
import io.oisstreams.event.v1.BaselineChange;
import io.oisstreams.event.v1.ComplianceCheck;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import io.oisstreams.event.v1.CycleEvent;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeterminismCheck;
import io.oisstreams.event.v1.DeterminismTier;
import io.oisstreams.event.v1.DeviationUpdate;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.event.v1.SignedOperation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which misbehaviours can be seen in the production of one tenant, told by the events alone. */
final class ObservedProduction {
    private static final BigDecimal CEILING = new BigDecimal("0.05");
    private static final BigDecimal APPROACH = new BigDecimal("0.045");
    private static final DateTimeFormatter DETECTION =
            DateTimeFormatter.ofPattern("'DEV-'uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private ObservedProduction() {}

    static Set<Misbehaviour> in(List<TimedEvent> events) {
        Set<Misbehaviour> seen = EnumSet.noneOf(Misbehaviour.class);
        Map<String, Long> summaries = events.stream()
                .map(TimedEvent::value)
                .filter(CostEvent.class::isInstance)
                .map(CostEvent.class::cast)
                .collect(Collectors.groupingBy(CostEvent::getCycleId, Collectors.counting()));
        if (summaries.values().stream().anyMatch(count -> count > 4)) {
            seen.add(EXCESSIVE_SUMMARIES);
        }
        for (TimedEvent event : events) {
            if (event.value() instanceof CostEvent cost && cost.getOutcome() != CostOutcome.blocked) {
                boolean breach = cost.getCostUsd().compareTo(CEILING) > 0;
                sawIf(seen, breach, CEILING_BREACH);
                sawIf(seen, !breach && cost.getCostUsd().compareTo(APPROACH) >= 0, CEILING_APPROACH);
            } else if (event.value() instanceof CycleEvent cycle) {
                sawIf(seen, cycle.getKind() == CycleEventKind.failed, FAILED_CYCLE);
            } else if (event.value() instanceof SignedOperation operation) {
                sawIf(seen, !isVerified(operation), ALTERED_PAYLOAD);
            } else if (event.value() instanceof ComplianceCheck check) {
                sawIf(seen, !check.getCompliant(), ADR_VIOLATION);
            } else if (event.value() instanceof DeterminismCheck check) {
                boolean differs = check.getIdentical() < check.getReplays();
                sawIf(seen, differs && check.getTier() == DeterminismTier.tier4, DETERMINISM_LOSS);
            } else if (event.value() instanceof BaselineChange change) {
                sawIf(seen, change.getApprovals().size() < 3, UNAPPROVED_CHANGE);
            } else if (event.value() instanceof DeviationUpdate update) {
                sawIf(seen, isLate(update), NEGLECTED_DEVIATION);
            }
        }
        return seen;
    }

    private static void sawIf(Set<Misbehaviour> seen, boolean happened, Misbehaviour misbehaviour) {
        if (happened) {
            seen.add(misbehaviour);
        }
    }

    static boolean isVerified(SignedOperation operation) {
        return new BouncyCastleVerifier()
                .verify(
                        SignatureFamily.valueOf(operation.getAlgorithm().name()),
                        KeyVariant.STANDARD,
                        FieldBytes.of(operation.getPublicKey()),
                        FieldBytes.of(operation.getPayload()),
                        FieldBytes.of(operation.getSignature()));
    }

    /** Whether somebody took notice later than the shortest SLA allows. */
    private static boolean isLate(DeviationUpdate update) {
        String id = update.getDeviationId();
        Instant detected = DETECTION.parse(id.substring(0, id.lastIndexOf('-')), Instant::from);
        return update.getKind() == DeviationUpdateKind.acknowledged
                && Duration.between(detected, update.getTimestampMs()).compareTo(Duration.ofHours(1)) >= 0;
    }
}
