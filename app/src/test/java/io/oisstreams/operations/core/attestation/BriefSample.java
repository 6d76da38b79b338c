package io.oisstreams.operations.core.attestation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A tenant that is ready, until it is told otherwise. */
final class BriefSample {
    static final ReadinessPolicy POLICY = new ReadinessPolicy(7, 24);

    private final WeekSample week = WeekSample.good();
    private final List<AgentResult> agents = new ArrayList<>(List.of(
            new AgentResult("FINN", 21, 21),
            new AgentResult("LINE", 28, 28),
            new AgentResult("STIG", 14, 14),
            new AgentResult("VEGA", 42, 42)));
    private List<CycleResult> cycles = IntStream.range(0, 7)
            .mapToObj(day -> cycle("cycle-" + (day + 1), day, 7, 0))
            .toList();
    private String tenant = "vision-ios";
    private Instant writtenAt = WeekSample.AFTER.plusSeconds(300);
    private Outcome attestation = Outcome.PASS;
    private CycleCounts counts = new CycleCounts(8, 7, 0, 0);
    private long errors;
    private String trend = "stable";
    private String sevenDays = "0.4375";
    private BaselineState baseline = new BaselineState("v1.0", "v1.0", 0);

    static CycleResult cycle(String id, int day, long verified, long failed) {
        Instant started = WeekSample.START.plus(Duration.ofDays(day)).plusSeconds(3600);
        return new CycleResult(id, started, started.plusSeconds(95), verified + failed, verified, failed);
    }

    BriefSample tenant(String id) {
        tenant = id;
        return this;
    }

    BriefSample writtenAt(Instant time) {
        writtenAt = time;
        return this;
    }

    BriefSample attestation(Outcome outcome) {
        attestation = outcome;
        return this;
    }

    BriefSample cycles(List<CycleResult> completed, CycleCounts all) {
        cycles = completed;
        counts = all;
        return this;
    }

    BriefSample agent(String name, long operations, long verified) {
        agents.removeIf(agent -> agent.agent().equals(name));
        agents.add(new AgentResult(name, operations, verified));
        return this;
    }

    BriefSample withoutAgents() {
        agents.clear();
        return this;
    }

    BriefSample errors(long count) {
        errors = count;
        return this;
    }

    BriefSample trend(String name, String sevenDayAverage) {
        trend = name;
        sevenDays = sevenDayAverage;
        return this;
    }

    BriefSample baseline(String first, String current, long violations) {
        baseline = new BaselineState(first, current, violations);
        return this;
    }

    /** What happened in the week of the attestation, to be changed. */
    WeekSample week() {
        return week;
    }

    ReadinessBrief brief() {
        WeekFacts facts = week.facts();
        return new ReadinessBrief(
                new ReadinessFacts(
                        tenant,
                        WeekSample.END,
                        writtenAt,
                        attestation,
                        cycles,
                        counts,
                        agents,
                        facts.adrs(),
                        new CostTrajectory(
                                facts.costDays(), 98, errors, new BigDecimal(sevenDays), new BigDecimal("0.4"), trend),
                        facts.tiers(),
                        facts.deviations(),
                        baseline),
                WeekSample.POLICY,
                POLICY);
    }

    Recommendations recommendations() {
        return Recommendations.of(brief());
    }
}
