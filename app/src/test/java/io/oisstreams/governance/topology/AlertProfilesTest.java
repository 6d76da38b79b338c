package io.oisstreams.governance.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.ReasonFamily;
import io.oisstreams.governance.Decisions;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.Severity;
import io.oisstreams.streams.TopologyDriver;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three profiles at their thresholds (contract section 5): allowed decisions first, so that the last one crosses them. */
class AlertProfilesTest {
    private static final long AT = 1_779_350_415_000L; // 2026-05-21T08:00:15Z
    private static final long MINUTE = 60_000;

    private static List<Alert> alerts(String profile, GovernanceDecision.Builder wrong, int count, int requests) {
        try (TopologyDriver driver = new TopologyDriver(
                GovernanceTopology::build, "wf5.alert.profile", profile, "wf5.alert.window", "10m")) {
            for (int i = 0; i < requests; i++) {
                GovernanceDecision.Builder decision =
                        i < requests - count ? Decisions.allowed("e" + i, AT + i) : wrong.setEventId("e" + i);
                driver.send(Topics.GOVERNANCE_DECISIONS, decision.build(), AT + i);
            }
            return driver.values(Topics.ALERTS, Alert.class);
        }
    }

    private static void check(List<Alert> alerts, String rule, boolean breached, BigDecimal value, String threshold) {
        if (!breached) {
            assertThat(alerts).isEmpty();
            return;
        }
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getRule()).isEqualTo(rule);
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.firing);
            assertThat(alert.getSeverity()).isEqualTo(Severity.critical);
            assertThat(alert.getSubject()).isNull();
            assertThat(alert.getValue()).isEqualByComparingTo(value);
            assertThat(alert.getThreshold()).isEqualByComparingTo(threshold);
            long end = AT - AT % MINUTE + MINUTE;
            assertThat(alert.getWindowEndMs().toEpochMilli()).isEqualTo(end);
            assertThat(alert.getWindowStartMs().toEpochMilli()).isEqualTo(end - 10 * MINUTE);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "default, 0.4, 39, 99, false, 0",
        "default, 0.4, 40, 100, false, 0",
        "default, 0.4, 41, 101, true, 0.405940594059405941",
        "production, 0.3, 29, 99, false, 0",
        "production, 0.3, 30, 100, false, 0",
        "production, 0.3, 31, 101, true, 0.306930693069306931",
        "staging, 0.6, 59, 99, false, 0",
        "staging, 0.6, 60, 100, false, 0",
        "staging, 0.6, 61, 101, true, 0.603960396039603960",
        "default, 0.4, 1, 1, true, 1"
    })
    void securityDenials(
            String profile, String threshold, int count, int requests, boolean breached, BigDecimal value) {
        List<Alert> alerts = alerts(profile, Decisions.denied("", AT, "security_replay_detected"), count, requests);

        check(alerts, "alert_denial_spike", breached, value, threshold);
    }

    @ParameterizedTest
    @CsvSource({
        "default, 0.1, 9, 99, false, 0",
        "default, 0.1, 10, 100, false, 0",
        "default, 0.1, 11, 101, true, 0.108910891089108911",
        "production, 0.05, 4, 99, false, 0",
        "production, 0.05, 5, 100, false, 0",
        "production, 0.05, 6, 101, true, 0.059405940594059406",
        "staging, 0.2, 19, 99, false, 0",
        "staging, 0.2, 20, 100, false, 0",
        "staging, 0.2, 21, 101, true, 0.207920792079207921"
    })
    void tenantMismatches(
            String profile, String threshold, int count, int requests, boolean breached, BigDecimal value) {
        List<Alert> alerts =
                alerts(profile, Decisions.denied("", AT, "security_read_tenant_mismatch"), count, requests);

        check(alerts, "alert_tenant_mismatch_spike", breached, value, threshold);
    }

    @ParameterizedTest
    @CsvSource({"default, 0, false", "default, 1, true", "production, 1, true", "staging, 1, true"})
    void missingGuards(String profile, int count, boolean breached) {
        GovernanceDecision.Builder unguarded = Decisions.allowed("", AT)
                .setReasonCode("security_replay_guard_unavailable")
                .setReasonFamily(ReasonFamily.security);

        List<Alert> alerts = alerts(profile, unguarded, count, 100);

        check(alerts, "alert_replay_guard_unavailable", breached, BigDecimal.ONE, "1");
    }
}
