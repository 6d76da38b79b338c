package io.oisstreams.integrity.topology;

import static io.oisstreams.integrity.topology.IntegrityDriver.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.RejectionReason;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.Classification;
import io.oisstreams.output.v1.OisRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntegrityTopologyTest {
    private static final long S = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final long CLOSED = S + HOUR + 5_000 + 300_000 + 10_000;

    @Test
    void aHealthyTenantScoresOneAndNoAlertFires() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            driver.send(new Scenario("acme").healthy(S, S + 2 * HOUR));

            driver.tick(CLOSED);

            OisRecord record = driver.records().get(0);
            assertThat(record.getOis()).isEqualTo(new BigDecimal("1.000000"));
            assertThat(record.getTimestampMs()).isEqualTo(Instant.ofEpochMilli(S + HOUR + 305_000));
            assertThat(record.getExtensions().getClassification()).isEqualTo(Classification.Healthy);
            assertThat(record.getDegradationEvents()).isEmpty();
            assertThat(driver.alerts()).isEmpty();
            assertThat(driver.rejected()).isEmpty();
        }
    }

    @Test
    void nothingIsPublishedBeforeStreamTimePassesTheSettleTime() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            driver.send(new Scenario("acme").healthy(S, S + 2 * HOUR));

            driver.tick(S + HOUR + 305_000);
            assertThat(driver.records()).isEmpty();
            driver.tick(S + HOUR + 305_001);
            assertThat(driver.records()).hasSize(1);
        }
    }

    @Test
    void aSilentTenantGetsItsRecordsFromTicksAloneUntilItIsSilentForTooLong() {
        try (IntegrityDriver driver = new IntegrityDriver("ois.silent.windows", "2")) {
            driver.send(new Scenario("acme").healthy(S, S + 2 * HOUR));

            for (long t = S; t < S + 10 * HOUR; t += 600_000) {
                driver.tick(t);
            }

            List<OisRecord> records = driver.records();
            assertThat(records).hasSize(3);
            assertThat(records.get(1).getOis()).isNull();
            assertThat(records.get(1).getIncompleteDimensions())
                    .containsKeys("decision_reproducibility", "evidence_survivability");
        }
    }

    @Test
    void aPublishedWindowLeavesNoFactsBehindButThoseThatTheNextOneNeeds() {
        try (IntegrityDriver driver = new IntegrityDriver("ois.silent.windows", "0")) {
            driver.send(new Scenario("acme").healthy(S, S + 2 * HOUR));

            driver.tick(S + 10 * HOUR);
            driver.tick(S + 10 * HOUR + 10_000);

            // Stream time, the tenant, its three keys, its policy, and its chain.
            assertThat(driver.stateRows()).isEqualTo(7);
        }
    }

    @Test
    void skewedEventsAreRejectedWithTheirCoordinatesAndCounted() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            Scenario scenario = new Scenario("acme")
                    .healthy(S, S + 2 * HOUR)
                    .action(S + 10, true)
                    .admittedAt(S - 5_001)
                    .action(S + 10, true)
                    .admittedAt(S - 5_000)
                    .action(S + HOUR - 1, true)
                    .admittedAt(S + HOUR + 5_000)
                    .action(S + HOUR - 1, true)
                    .admittedAt(S + HOUR + 5_001);
            driver.send(scenario);

            driver.tick(CLOSED);

            assertThat(driver.rejected()).hasSize(2).allSatisfy(rejection -> {
                assertThat(rejection.getReason()).isEqualTo(RejectionReason.CLOCK_SKEW.name());
                assertThat(rejection.getApplication()).isEqualTo("integrity");
                assertThat(rejection.getTopic()).isEqualTo("agent.actions");
                assertThat(rejection.getOffset()).isNotNull();
                assertThat(rejection.getValue()).isNotNull();
            });
            assertThat(driver.records().get(0).getExtensions().getTelemetry().getTotalAgentActions())
                    .isEqualTo(2);
        }
    }

    @Test
    void aRepeatedEventCountsOnceAndAnotherEventUnderItsIdIsRejected() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            Scenario scenario = new Scenario("acme")
                    .healthy(S, S + 2 * HOUR)
                    .action(S + 4_000, true)
                    .again();
            driver.send(scenario);
            driver.send(new Scenario("acme").action(S + 5_000, true).last());

            driver.tick(CLOSED);

            // The other scenario's first id is that of a key event: another topic, so it is no duplicate.
            assertThat(driver.records().get(0).getExtensions().getTelemetry().getTotalAgentActions())
                    .isEqualTo(2);
            assertThat(driver.meters
                            .counter("ois.events.duplicate", "topic", "agent.actions")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void aDecisionWithoutReplayDegradesAndAlertsOnce() {
        try (IntegrityDriver driver = new IntegrityDriver()) {
            Scenario scenario =
                    new Scenario("acme").healthy(S, S + 9 * HOUR).decision(S + 60_000, "r-2", Optional.empty());
            scenario.entry(S + HOUR + 1_000)
                    .decision(S + HOUR + 2_000, "r-3", Optional.empty())
                    .entry(S + 2 * HOUR + 1_000)
                    .decision(S + 2 * HOUR + 2_000, "r-4", Optional.empty())
                    .replay(S + 2 * HOUR + 3_000, "r-4", Optional.of(Scenario.receipt("r-4")));
            driver.send(scenario);

            driver.tick(S + 3 * HOUR + 310_000);

            List<OisRecord> records = driver.records();
            assertThat(records)
                    .extracting(OisRecord::getOis)
                    .containsExactly(
                            new BigDecimal("0.875000"), new BigDecimal("0.750000"), new BigDecimal("1.000000"));
            assertThat(records.get(0).getDegradationEvents())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getSubject()).isEqualTo("r-2"));
            assertThat(driver.alerts().stream().filter(alert -> alert.getRule().equals("ois_class")))
                    .extracting(alert -> alert.getSeverity() + " " + alert.getStatus())
                    .containsExactly("warning firing", "warning resolved", "critical firing", "critical resolved");
        }
    }

    @Test
    void aRunningScoreThatFallsFiresOnceAndResolvesWhenItRecovers() {
        try (IntegrityDriver driver = new IntegrityDriver("ois.provisional.min.decisions", "2")) {
            Scenario scenario =
                    new Scenario("acme").healthy(S, S + 9 * HOUR).decision(S + 12_000, "r-2", Optional.empty());
            driver.send(scenario);
            driver.tick(S + 62_000);
            driver.tick(S + 122_000);
            driver.send(scenario.replay(S + 123_000, "r-2", Optional.of(Scenario.receipt("r-2")))
                    .last());
            driver.tick(S + 182_000);
            driver.tick(S + 242_000);

            assertThat(driver.alerts())
                    .extracting(alert -> alert.getRule() + " " + alert.getStatus() + " "
                            + alert.getDetectedAtMs().toEpochMilli())
                    .containsExactly(
                            "ois_running_class " + AlertStatus.firing + " " + (S + 62_000),
                            "ois_running_class " + AlertStatus.resolved + " " + (S + 182_000));
            assertThat(driver.rows(IntegrityTopology.CURRENT_STORE, "acme"))
                    .singleElement()
                    .asString()
                    .contains("\"final\":false", "\"ois\":1.000000");
        }
    }
}
