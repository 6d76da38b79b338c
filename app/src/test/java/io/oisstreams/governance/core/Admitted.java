package io.oisstreams.governance.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A decision that counts, and when it was admitted. */
public record Admitted(Contribution decision, long admissionMs) {
    private static final long START = 1_779_350_400_000L; // 2026-05-21T08:00:00Z
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    /** Decisions in the order of their admission: bursts, quiet minutes and days, late ones, some from clocks that are ahead. */
    public static List<Admitted> random(Random random, int count) {
        List<Admitted> decisions = new ArrayList<>();
        long nowMs = START;
        for (int i = 0; i < count; i++) {
            nowMs += gap(random, nowMs);
            decisions.add(new Admitted(
                    DecisionSample.SPEC.project(
                            sample(random).at(timestamp(random, nowMs)).decision()),
                    nowMs));
        }
        return decisions;
    }

    private static long gap(Random random, long nowMs) {
        return switch (random.nextInt(20)) {
            case 0, 1 -> 0;
            case 2 -> Granularity.MINUTE.ceilingOf(nowMs) - nowMs;
            case 3 -> Granularity.MINUTE.ceilingOf(nowMs) - nowMs + 1;
            case 4 -> Granularity.HOUR.ceilingOf(nowMs) - nowMs;
            case 5 -> Granularity.HOUR.ceilingOf(nowMs) - nowMs + MINUTE;
            case 6, 7, 8 -> random.nextInt(10 * 60_000);
            case 9 -> random.nextInt(5) == 0 ? random.nextInt((int) (3 * DAY)) : random.nextInt(3_600_000);
            default -> random.nextInt(20_000);
        };
    }

    private static long timestamp(Random random, long nowMs) {
        return switch (random.nextInt(12)) {
            case 0 -> nowMs + DecisionRules.SKEW_MS;
            case 1 -> nowMs + random.nextInt((int) DecisionRules.SKEW_MS);
            case 2 -> nowMs - random.nextInt((int) (3 * DAY));
            case 3 -> nowMs - random.nextInt(600_000);
            case 4 -> Granularity.MINUTE.startOf(nowMs - random.nextInt(3_600_000));
            default -> nowMs - random.nextInt(100);
        };
    }

    private static DecisionSample sample(Random random) {
        return switch (random.nextInt(20)) {
            case 0 ->
                DecisionSample.of(Outcome.DENY).because(ReasonCodes.REPLAY_GUARD_UNAVAILABLE, ReasonFamily.SECURITY);
            case 1, 2 -> DecisionSample.of(Outcome.DENY).because(ReasonCodes.TENANT_MISMATCH, ReasonFamily.SECURITY);
            case 3, 4, 5, 6, 7, 8 ->
                DecisionSample.of(Outcome.DENY).because(ReasonCodes.REPLAY_DETECTED, ReasonFamily.SECURITY);
            case 9 -> DecisionSample.of(Outcome.DENY).because("policy_allow", ReasonFamily.POLICY);
            case 10, 11, 12 ->
                DecisionSample.of(Outcome.ESCALATE)
                        .because("hitl_approval_required", ReasonFamily.HITL)
                        .risk(RiskTier.CRITICAL)
                        .detected(START)
                        .decided(START + (random.nextBoolean() ? random.nextInt(300) : random.nextInt(100_000_000)));
            default -> DecisionSample.of(Outcome.ALLOW).cost(random.nextDouble());
        };
    }
}
