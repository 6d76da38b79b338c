package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.cost.CostLimits;
import io.oisstreams.operations.core.deviation.SlaState;
import io.oisstreams.operations.core.quality.DeterminismLimits;
import io.oisstreams.operations.core.quality.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Invented reports to try templates with: there is something in every list. */
final class SampleFacts {
    private static final LocalDate WEEK_END = LocalDate.of(2025, 11, 30);
    private static final AttestationPolicy POLICY = new AttestationPolicy(
            List.of("ADR-001", "ADR-002"),
            new DeterminismLimits(BigDecimal.ONE, new BigDecimal("0.9"), new BigDecimal("0.95"), 7),
            new CostLimits(new BigDecimal("0.05"), new BigDecimal("500"), 100, 90, 80, 80, 10));
    private static final List<AdrResult> ADRS = List.of(new AdrResult("ADR-001", 1, 0));
    private static final List<TierResult> TIERS = List.of(new TierResult(Tier.TIER2, 1, 1));

    private SampleFacts() {}

    /** One with failures, conditions, and things that were not checked. */
    static Attestation attestation() {
        return Attestation.of(
                new WeekFacts(
                        "tenant",
                        WEEK_END,
                        ADRS,
                        List.of(new SignatureResult("ED25519", 1, 0)),
                        days(),
                        TIERS,
                        new CycleCounts(1, 1, 0, 0),
                        deviations()),
                POLICY);
    }

    /** One with every kind of recommendation. */
    static ReadinessBrief brief() {
        ReadinessFacts facts = new ReadinessFacts(
                "tenant",
                WEEK_END,
                start().plusSeconds(1),
                Outcome.FAIL,
                List.of(new CycleResult("cycle", start(), start(), 1, 1, 0)),
                new CycleCounts(1, 1, 0, 0),
                List.of(new AgentResult("agent", 1, 1)),
                ADRS,
                new CostTrajectory(days(), 1, 0, BigDecimal.ONE, BigDecimal.ONE, "stable"),
                TIERS,
                deviations(),
                new BaselineState("v1.0", "v1.1", 1));
        return new ReadinessBrief(facts, POLICY, new ReadinessPolicy(7, 24));
    }

    private static Instant start() {
        return WEEK_END.minusDays(7).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static List<CostDayResult> days() {
        return WEEK_END.minusDays(7)
                .datesUntil(WEEK_END)
                .map(date -> new CostDayResult(
                        date,
                        BigDecimal.ONE,
                        1,
                        BigDecimal.ONE,
                        Optional.of(BigDecimal.ONE),
                        1,
                        0,
                        false,
                        false,
                        false,
                        false))
                .toList();
    }

    private static List<DeviationResult> deviations() {
        return List.of(new DeviationResult(
                "deviation", Section.ADR_COMPLIANCE, "type", "subject", start(), Optional.empty(), SlaState.RUNNING));
    }
}
