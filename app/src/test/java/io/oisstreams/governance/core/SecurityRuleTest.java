package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** WF5, alert thresholds, and the three profiles (contract section 5). */
class SecurityRuleTest {
    private static SecurityRule rule(AlertThresholds thresholds, String name) {
        return SecurityRule.of(thresholds).stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void check(
            SecurityRule rule, SecurityTotals totals, String threshold, boolean breached, BigDecimal value) {
        assertThat(rule.isBreached(totals)).isEqualTo(breached);
        assertThat(rule.threshold()).isEqualByComparingTo(threshold);
        assertThat(rule.value(totals)).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "default, 0.4, 399, 1000, false, 0.399",
        "default, 0.4, 400, 1000, false, 0.4",
        "default, 0.4, 401, 1000, true, 0.401",
        "default, 0.4, 2, 5, false, 0.4",
        "default, 0.4, 3600000000000000000, 9000000000000000000, false, 0.4",
        "default, 0.4, 3600000000000000001, 9000000000000000000, true, 0.4",
        "production, 0.3, 299, 1000, false, 0.299",
        "production, 0.3, 3, 10, false, 0.3",
        "production, 0.3, 301, 1000, true, 0.301",
        "staging, 0.6, 599, 1000, false, 0.599",
        "staging, 0.6, 3, 5, false, 0.6",
        "staging, 0.6, 601, 1000, true, 0.601",
        "default, 0.4, 1, 3, false, 0.333333333333333333",
        "default, 0.4, 2, 3, true, 0.666666666666666667",
        "default, 0.4, 0, 0, false, 0",
        "default, 0.4, 1, 0, true, 1"
    })
    void denialsStrictlyAboveTheirShare(
            String profile, String threshold, long denials, long requests, boolean breached, BigDecimal value) {
        SecurityRule rule = rule(AlertThresholds.profile(profile), "alert_denial_spike");

        check(rule, new SecurityTotals(requests, denials, 0, 0), threshold, breached, value);
    }

    @ParameterizedTest
    @CsvSource({
        "default, 0.1, 99, 1000, false, 0.099",
        "default, 0.1, 1, 10, false, 0.1",
        "default, 0.1, 101, 1000, true, 0.101",
        "production, 0.05, 49, 1000, false, 0.049",
        "production, 0.05, 1, 20, false, 0.05",
        "production, 0.05, 51, 1000, true, 0.051",
        "staging, 0.2, 199, 1000, false, 0.199",
        "staging, 0.2, 1, 5, false, 0.2",
        "staging, 0.2, 201, 1000, true, 0.201",
        "default, 0.1, 0, 0, false, 0",
        "default, 0.1, 1, 0, true, 1"
    })
    void tenantMismatchesStrictlyAboveTheirShare(
            String profile, String threshold, long mismatches, long requests, boolean breached, BigDecimal value) {
        SecurityRule rule = rule(AlertThresholds.profile(profile), "alert_tenant_mismatch_spike");

        check(rule, new SecurityTotals(requests, 0, 0, mismatches), threshold, breached, value);
    }

    @ParameterizedTest
    @EnumSource
    void oneDecisionWithoutGuardIsEnough(AlertThresholds thresholds) {
        SecurityRule rule = rule(thresholds, "alert_replay_guard_unavailable");

        check(rule, new SecurityTotals(1_000_000, 9, 0, 9), "1", false, BigDecimal.ZERO);
        check(rule, new SecurityTotals(1_000_000, 0, 1, 0), "1", true, BigDecimal.ONE);
        check(rule, new SecurityTotals(3, 0, 2, 0), "1", true, BigDecimal.valueOf(2));
    }

    @Test
    void thereAreTheThreeRulesOfTheDocument() {
        assertThat(SecurityRule.of(AlertThresholds.DEFAULT))
                .extracting(SecurityRule::name)
                .containsExactlyInAnyOrder(
                        "alert_replay_guard_unavailable", "alert_denial_spike", "alert_tenant_mismatch_spike");
    }

    @Test
    void messagesGiveTheCounts() {
        SecurityTotals totals = new SecurityTotals(10, 5, 3, 2);

        assertThat(SecurityRule.of(AlertThresholds.DEFAULT))
                .extracting(rule -> rule.message(totals))
                .containsExactlyInAnyOrder(
                        "the replay guard was unavailable for 3 of 10 requests",
                        "5 of 10 requests were security denials",
                        "2 of 10 requests were tenant mismatches");
    }
}
