package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a decision counts as (contract section 5). */
class ProjectorTest {
    private static final List<Counter> BY_CODE =
            List.of(Counter.REPLAY_DETECTED, Counter.REPLAY_GUARD_UNAVAILABLE, Counter.TENANT_MISMATCHES);

    @ParameterizedTest
    @CsvSource({
        "security_replay_detected, 1, 0, 0",
        "security_replay_guard_unavailable, 0, 1, 0",
        "security_read_tenant_mismatch, 0, 0, 1",
        "security_replay, 0, 0, 0",
        "SECURITY_REPLAY_DETECTED, 0, 0, 0",
        "policy_allow, 0, 0, 0"
    })
    void threeCodesAreCountedByTheirExactNameAndWhateverElseTheEventSays(
            String code, long detected, long unavailable, long mismatch) {
        for (Outcome outcome : Outcome.values()) {
            for (ReasonFamily family : ReasonFamily.values()) {
                Counts counts = DecisionSample.counts(
                        DecisionSample.SPEC,
                        DecisionSample.of(outcome).because(code, family).notTerminal());

                assertThat(BY_CODE).extracting(counts::get).containsExactly(detected, unavailable, mismatch);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theyAreCountedEvenIfNobodyRegisteredThem(Semantics semantics) {
        Projector bare = new Projector("test", semantics, new ReasonCodes(Map.of()));

        Counts counts = DecisionSample.counts(
                bare,
                DecisionSample.of(Outcome.DENY).because("security_replay_detected", ReasonFamily.SECURITY),
                DecisionSample.of(Outcome.DENY).because("security_read_tenant_mismatch", ReasonFamily.SECURITY));

        assertThat(BY_CODE).extracting(counts::get).containsExactly(1L, 0L, 1L);
        assertThat(counts.byReasonCode()).containsOnlyKeys("unknown").containsEntry("unknown", 2L);
    }

    @ParameterizedTest
    @CsvSource({
        "DENY, SECURITY, policy_allow, 1, 1",
        "DENY, SECURITY, nobody_knows, 1, 1",
        "DENY, POLICY, security_replay_detected, 1, 0",
        "DENY, UNKNOWN, security_replay_detected, 1, 0",
        "ESCALATE, SECURITY, security_replay_detected, 0, 0",
        "ALLOW, SECURITY, security_replay_detected, 0, 0"
    })
    void securityDenialsGoByTheFamilyOfTheEvent(
            Outcome outcome, ReasonFamily family, String code, long denials, long securityDenials) {
        Counts counts = DecisionSample.counts(
                DecisionSample.SPEC, DecisionSample.of(outcome).because(code, family));

        assertThat(counts.get(Counter.EVENTS)).isEqualTo(1);
        assertThat(counts.get(Counter.DENIALS)).isEqualTo(denials);
        assertThat(counts.get(Counter.SECURITY_DENIALS)).isEqualTo(securityDenials);
    }

    @Test
    void aRegisteredCodeKeepsItsFamilyAndAnUnregisteredOneIsUnknownInBothDimensions() {
        assertThat(DecisionSample.CODES.family("policy_allow")).isEqualTo(ReasonFamily.POLICY);
        assertThat(DecisionSample.CODES.family("nobody_knows")).isEqualTo(ReasonFamily.UNKNOWN);
        assertThat(DecisionSample.CODES.family("unknown")).isEqualTo(ReasonFamily.UNKNOWN);
        for (ReasonFamily family : ReasonFamily.values()) {
            DecisionSample known = DecisionSample.of(Outcome.DENY).because("policy_allow", family);
            DecisionSample other = DecisionSample.of(Outcome.DENY).because("nobody_knows", family);

            assertThat(DecisionSample.SPEC.project(known.decision()).reasonCode())
                    .isEqualTo("policy_allow");
            assertThat(DecisionSample.SPEC.project(other.decision()).reasonCode())
                    .isEqualTo("unknown");
        }
    }
}
