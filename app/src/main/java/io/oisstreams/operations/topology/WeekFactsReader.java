package io.oisstreams.operations.topology;

import io.oisstreams.operations.core.OperationsPolicy;
import io.oisstreams.operations.core.attestation.AdrResult;
import io.oisstreams.operations.core.attestation.AgentResult;
import io.oisstreams.operations.core.attestation.BaselineState;
import io.oisstreams.operations.core.attestation.CostDayResult;
import io.oisstreams.operations.core.attestation.CostTrajectory;
import io.oisstreams.operations.core.attestation.CycleCounts;
import io.oisstreams.operations.core.attestation.DeviationResult;
import io.oisstreams.operations.core.attestation.Outcome;
import io.oisstreams.operations.core.attestation.ReadinessBrief;
import io.oisstreams.operations.core.attestation.ReadinessFacts;
import io.oisstreams.operations.core.attestation.Section;
import io.oisstreams.operations.core.attestation.SignatureResult;
import io.oisstreams.operations.core.attestation.TierResult;
import io.oisstreams.operations.core.attestation.WeekFacts;
import io.oisstreams.operations.core.cost.CostDay;
import io.oisstreams.operations.core.cost.Trajectory;
import io.oisstreams.operations.core.deviation.Deviation;
import io.oisstreams.operations.core.deviation.DeviationType;
import io.oisstreams.operations.core.freeze.Baseline;
import io.oisstreams.operations.core.quality.QualityDay;
import io.oisstreams.operations.core.quality.Replays;
import io.oisstreams.operations.core.quality.Tally;
import io.oisstreams.operations.core.quality.Tier;
import io.oisstreams.operations.state.Kind;
import io.oisstreams.operations.state.Readiness;
import io.oisstreams.operations.state.TallyKind;
import io.oisstreams.operations.state.Tenants;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** From what the rows hold to the facts of attestations and briefs: translation, nothing is judged here. */
final class WeekFactsReader {
    private static final int TRAILING_DAYS = 30;

    private final OperationsPolicy policy;
    private final Rows rows;
    private final Tenants tenants;
    private final Quality quality;
    private final Costs costs;
    private final BaselineChanges baselines;

    WeekFactsReader(
            OperationsPolicy policy,
            Rows rows,
            Tenants tenants,
            Quality quality,
            Costs costs,
            BaselineChanges baselines) {
        this.policy = policy;
        this.rows = rows;
        this.tenants = tenants;
        this.quality = quality;
        this.costs = costs;
        this.baselines = baselines;
    }

    /** What happened in the week that ends at the beginning of that day. */
    WeekFacts week(String tenantId, long weekEnd) {
        long begin = weekEnd - UtcDays.WEEK;
        QualityDay week = quality.days(tenantId, begin, weekEnd);
        return new WeekFacts(
                tenantId,
                UtcDays.date(weekEnd),
                adrs(adrTallies(tenantId, begin, weekEnd)),
                quality.tallies(tenantId, TallyKind.ALGORITHM, begin, weekEnd).entrySet().stream()
                        .map(tally -> new SignatureResult(
                                tally.getKey(),
                                tally.getValue().good(),
                                tally.getValue().bad()))
                        .toList(),
                costDays(tenantId, begin, weekEnd),
                tiers(week),
                cycles(week),
                deviations(tenantId, weekEnd)
                        .filter(deviation -> !isSettledBefore(deviation, UtcDays.startMs(begin)))
                        .map(deviation -> result(deviation, UtcDays.startMs(weekEnd)))
                        .toList());
    }

    /** With the week that ends at the beginning of that day. */
    Readiness plusWeek(Readiness before, String tenantId, long weekEnd) {
        long begin = weekEnd - UtcDays.WEEK;
        List<CostDay> days = LongStream.range(begin, weekEnd)
                .mapToObj(day -> costs.day(tenantId, day))
                .toList();
        return before.plusWeek(
                quality.days(tenantId, begin, weekEnd),
                adrTallies(tenantId, begin, weekEnd),
                quality.tallies(tenantId, TallyKind.AGENT, begin, weekEnd),
                days.stream().mapToLong(CostDay::executed).sum(),
                days.stream().mapToLong(CostDay::errors).sum());
    }

    /** What the brief after that week is about. */
    ReadinessBrief brief(Readiness readiness, String tenantId, long weekEnd, long timeMs, Outcome outcome) {
        long first = Math.max(weekEnd - TRAILING_DAYS, tenants.state(tenantId).firstDay());
        Trajectory trajectory = costs.trajectory(tenantId, weekEnd - 1);
        ReadinessFacts facts = new ReadinessFacts(
                tenantId,
                UtcDays.date(weekEnd),
                Instant.ofEpochMilli(timeMs),
                outcome,
                readiness.cycles().stream().map(Readiness.Completed::result).toList(),
                cycles(readiness.weeks()),
                readiness.agents().entrySet().stream()
                        .map(tally -> new AgentResult(
                                tally.getKey(),
                                tally.getValue().all(),
                                tally.getValue().good()))
                        .toList(),
                adrs(readiness.adrs()),
                new CostTrajectory(
                        costDays(tenantId, first, weekEnd),
                        readiness.executed(),
                        readiness.errors(),
                        trajectory.sevenDayAverageUsd(),
                        trajectory.thirtyDayAverageUsd(),
                        trajectory.trend().label()),
                tiers(readiness.weeks()),
                deviations(tenantId, weekEnd)
                        .map(deviation -> result(deviation, UtcDays.startMs(weekEnd)))
                        .toList(),
                baseline(tenantId));
        return new ReadinessBrief(facts, policy.attestation(), policy.readiness());
    }

    private BaselineState baseline(String tenantId) {
        List<Baseline> register = baselines.register(tenantId);
        return new BaselineState(
                register.get(0).version(),
                register.get(register.size() - 1).version(),
                tenants.state(tenantId).freezeViolations());
    }

    /** However many others there are, those of the required ones stay apart. */
    private Map<String, Tally> adrTallies(String tenantId, long from, long to) {
        Map<String, Tally> all = quality.tallies(tenantId, TallyKind.ADR, from, to);
        all.putAll(quality.tallies(tenantId, TallyKind.ADR, policy.attestation().requiredAdrs(), from, to));
        return all;
    }

    private static List<AdrResult> adrs(Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .map(tally -> new AdrResult(
                        tally.getKey(), tally.getValue().all(), tally.getValue().good()))
                .toList();
    }

    private List<CostDayResult> costDays(String tenantId, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(day -> costDay(day, costs.day(tenantId, day)))
                .toList();
    }

    private static CostDayResult costDay(long day, CostDay costs) {
        return new CostDayResult(
                UtcDays.date(day),
                costs.totalUsd(),
                costs.summaries().count(),
                costs.summaries().totalUsd(),
                costs.summaries().maxUsd(),
                costs.summaries().ceilingApproaches(),
                costs.summaries().ceilingBreaches(),
                costs.budgetApproached(),
                costs.budgetBreached(),
                costs.rateApproached(),
                costs.rateBreached());
    }

    private static List<TierResult> tiers(QualityDay days) {
        return Stream.of(Tier.TIER4, Tier.TIER2)
                .map(tier -> tier(tier, tier == Tier.TIER4 ? days.tier4() : days.tier2()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<TierResult> tier(Tier tier, Replays replays) {
        return replays.equals(Replays.NONE)
                ? Optional.empty()
                : Optional.of(new TierResult(tier, replays.replays(), replays.identical()));
    }

    private static CycleCounts cycles(QualityDay days) {
        return new CycleCounts(days.cyclesStarted(), days.cyclesCompleted(), days.cyclesFailed(), days.cyclesHalted());
    }

    /** Those that were detected before the beginning of that day, the first first: their ids begin with the time. */
    private Stream<Deviation> deviations(String tenantId, long before) {
        return rows.beginningWith(RowKey.of(Kind.DEVIATION, tenantId), Deviation.class).stream()
                .map(row -> row.value)
                .filter(deviation -> deviation.detectedAtMs() < UtcDays.startMs(before));
    }

    private static boolean isSettledBefore(Deviation deviation, long timeMs) {
        return deviation.detectedAtMs() < timeMs
                && deviation
                        .handling()
                        .closedAtMs()
                        .filter(closedMs -> closedMs < timeMs)
                        .isPresent();
    }

    /** As it was at a time in ms. */
    private DeviationResult result(Deviation deviation, long atMs) {
        return new DeviationResult(
                deviation.id(),
                section(deviation.type()),
                policy.ladders().of(deviation.type()).name(),
                deviation.detection().subject(),
                Instant.ofEpochMilli(deviation.detectedAtMs()),
                deviation.handling().closedAtMs().filter(ms -> ms < atMs).map(Instant::ofEpochMilli),
                deviation.slaStateBefore(atMs));
    }

    private static Section section(DeviationType type) {
        return switch (type) {
            case SIGNATURE_VERIFICATION_FAILURE -> Section.SIGNATURES;
            case COST_CEILING_BREACH -> Section.ECONOMIC_SAFETY;
            case ADR_COMPLIANCE_FAILURE -> Section.ADR_COMPLIANCE;
            case DETERMINISM_THRESHOLD_FAILURE -> Section.DETERMINISM;
        };
    }
}
