package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.cost.CostLimits;
import io.oisstreams.operations.core.deviation.SlaState;
import io.oisstreams.operations.core.quality.DeterminismLimits;
import io.oisstreams.operations.core.quality.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A week in which nothing happened, until it is told otherwise. */
final class WeekSample {
    static final LocalDate END = LocalDate.of(2025, 12, 7);
    static final Instant START = END.minusDays(7).atStartOfDay(ZoneOffset.UTC).toInstant();
    static final Instant AFTER = END.atStartOfDay(ZoneOffset.UTC).toInstant();

    static final AttestationPolicy POLICY = new AttestationPolicy(
            List.of("ADR-001", "ADR-002", "ADR-007", "ADR-008", "ADR-009", "ADR-010", "ADR-012"),
            new DeterminismLimits(BigDecimal.ONE, new BigDecimal("0.90"), new BigDecimal("0.95"), 30),
            new CostLimits(new BigDecimal("0.050"), new BigDecimal("500"), 100, 90, 80, 80, 10));

    private final List<AdrResult> adrs = new ArrayList<>();
    private final List<SignatureResult> signatures = new ArrayList<>();
    private final List<CostDay> days =
            END.minusDays(7).datesUntil(END).map(CostDay::new).toList();
    private final List<TierResult> tiers = new ArrayList<>();
    private final List<DeviationResult> deviations = new ArrayList<>();
    private String tenant = "vision-ios";
    private CycleCounts cycles = new CycleCounts(0, 0, 0, 0);

    /** A little of everything, all of it good. */
    static WeekSample good() {
        WeekSample week = new WeekSample()
                .signatures("ED25519", 98, 0)
                .signatures("ML_DSA_65", 7, 0)
                .tier(Tier.TIER4, 40, 40)
                .tier(Tier.TIER2, 60, 57)
                .cycles(15, 14, 0, 0);
        POLICY.requiredAdrs().forEach(adr -> week.adr(adr, 14, 14));
        for (int day = 0; day < 7; day++) {
            week.day(day, cost -> cost.spend("0.4375", 14, "0.0415"));
        }
        return week;
    }

    WeekSample tenant(String id) {
        tenant = id;
        return this;
    }

    WeekSample adr(String id, long checks, long compliant) {
        adrs.removeIf(result -> result.adrId().equals(id));
        adrs.add(new AdrResult(id, checks, compliant));
        return this;
    }

    WeekSample signatures(String algorithm, long verified, long failed) {
        signatures.removeIf(result -> result.algorithm().equals(algorithm));
        signatures.add(new SignatureResult(algorithm, verified, failed));
        return this;
    }

    WeekSample day(int index, Consumer<CostDay> change) {
        change.accept(days.get(index));
        return this;
    }

    WeekSample tier(Tier tier, long replays, long identical) {
        tiers.removeIf(result -> result.tier() == tier);
        tiers.add(new TierResult(tier, replays, identical));
        return this;
    }

    WeekSample cycles(long started, long completed, long failed, long halted) {
        cycles = new CycleCounts(started, completed, failed, halted);
        return this;
    }

    /** One that is open. */
    WeekSample open(String id, Section section, Duration afterStart) {
        return deviation(id, section, "cycle-1", afterStart, Optional.empty(), true);
    }

    /** One that was resolved in time. */
    WeekSample resolved(String id, Section section, Duration afterStart, Duration later) {
        return deviation(id, section, "cycle-1", afterStart, Optional.of(later), false);
    }

    WeekSample deviation(
            String id,
            Section section,
            String subject,
            Duration afterStart,
            Optional<Duration> resolvedAfter,
            boolean slaMissed) {
        Instant detected = START.plus(afterStart);
        Optional<Instant> resolved = resolvedAfter.map(detected::plus);
        SlaState unmissed = resolved.filter(AFTER::isAfter).isPresent() ? SlaState.MET : SlaState.RUNNING;
        SlaState sla = slaMissed ? SlaState.MISSED : unmissed;
        deviations.add(new DeviationResult(id, section, type(section), subject, detected, resolved, sla));
        return this;
    }

    private static String type(Section section) {
        return switch (section) {
            case ADR_COMPLIANCE -> "ADR Compliance Failure";
            case SIGNATURES -> "Signature Verification Failure";
            case ECONOMIC_SAFETY -> "Cost Ceiling Breach";
            case DETERMINISM -> "Determinism Threshold Failure";
        };
    }

    WeekFacts facts() {
        return new WeekFacts(
                tenant, END, adrs, signatures, days.stream().map(CostDay::build).toList(), tiers, cycles, deviations);
    }

    Attestation attestation() {
        return Attestation.of(facts(), POLICY);
    }
}
