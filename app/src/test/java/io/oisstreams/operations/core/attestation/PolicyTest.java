package io.oisstreams.operations.core.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.operations.core.cost.CostLimits;
import io.oisstreams.operations.core.quality.DeterminismLimits;
import io.oisstreams.operations.core.quality.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What policies and facts refuse, and that they name it. */
class PolicyTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal ABOVE = new BigDecimal("1.000001");
    private static final BigDecimal BELOW = new BigDecimal("-0.1");
    private static final DeterminismLimits DETERMINISM = WeekSample.POLICY.determinism();
    private static final CostLimits COSTS = WeekSample.POLICY.costs();

    private static Arguments refusal(String message, ThrowingCallable what) {
        return Arguments.of(message, what);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("tier4_min must be from 0 to 1: 1.000001", () -> new DeterminismLimits(ABOVE, HALF, HALF, 1)),
                refusal("tier2_min must be from 0 to 1: -0.1", () -> new DeterminismLimits(HALF, BELOW, HALF, 1)),
                refusal("rolling_days must be from 1 to 30: 0", () -> new DeterminismLimits(HALF, HALF, HALF, 0)),
                refusal(
                        "required_adrs must name at least one ADR",
                        () -> new AttestationPolicy(List.of(), DETERMINISM, COSTS)),
                refusal(
                        "required_adrs must not have an empty name",
                        () -> new AttestationPolicy(List.of("ADR-001", " "), DETERMINISM, COSTS)),
                refusal(
                        "required_adrs must not have an empty name",
                        () -> new AttestationPolicy(Arrays.asList("ADR-001", null), DETERMINISM, COSTS)),
                refusal(
                        "required_adrs must not name an ADR twice: [A, A]",
                        () -> new AttestationPolicy(List.of("A", "A"), DETERMINISM, COSTS)),
                refusal("cycles must be positive: 0", () -> new ReadinessPolicy(0, 24)),
                refusal("due_after_hours must be positive: -1", () -> new ReadinessPolicy(7, -1)),
                refusal("compliant must not be greater than checks: 2 of 1", () -> new AdrResult("A", 1, 2)),
                refusal("verified must not be negative: -1", () -> new SignatureResult("ED25519", -1, 0)),
                refusal("identical must not be greater than replays: 2 of 1", () -> new TierResult(Tier.TIER4, 1, 2)),
                refusal("halted must not be negative: -1", () -> new CycleCounts(0, 0, 0, -1)),
                refusal(
                        "failed must not be greater than operations: 3 of 2",
                        () -> new CycleResult("c", Instant.EPOCH, Instant.EPOCH, 2, 0, 3)),
                refusal("verified must not be greater than operations: 3 of 2", () -> new AgentResult("a", 2, 3)),
                refusal("violations must not be negative: -2", () -> new BaselineState("v1", "v1", -2)),
                refusal(
                        "trend must be stable, increasing or decreasing: up",
                        () -> new CostTrajectory(List.of(), 0, 0, HALF, HALF, "up")),
                refusal(
                        "cost_days must be the seven from 2025-11-30",
                        () -> new WeekFacts(
                                "t",
                                WeekSample.END,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                new CycleCounts(0, 0, 0, 0),
                                List.of())));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsOutOfRangeIsRefusedByItsName(String message, ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void theEndsOfTheRangesAreAllowed() {
        DeterminismLimits limits = new DeterminismLimits(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE, 1);

        assertThat(limits.rollingDays()).isEqualTo(1);
    }

    @Test
    void aPolicyKeepsItsList() {
        List<String> adrs = new ArrayList<>(List.of("A"));
        AttestationPolicy policy = new AttestationPolicy(adrs, DETERMINISM, COSTS);

        adrs.add("B");

        assertThat(policy.requiredAdrs()).containsExactly("A");
    }
}
