package io.oisstreams.operations.topology;

import static io.oisstreams.operations.topology.Events.DAY;
import static io.oisstreams.operations.topology.Events.DAY_MS;
import static io.oisstreams.operations.topology.Events.HOUR;
import static io.oisstreams.operations.topology.Events.MINUTE;
import static io.oisstreams.operations.topology.Events.cost;
import static io.oisstreams.operations.topology.Events.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CostOutcome;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationType;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.output.v1.Report;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CostsTest {
    /** The skew and the settle time after the end of a day. */
    private static final long CLOSE = 305_000;

    private final Events events = new Events();

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void daysBefore1970CostNothing() {
        events.summary("0.03", 0);

        events.passTo(DAY_MS + CLOSE);

        assertThat(text(events.reports().get(0))).contains("\"30day_average_cost_usd\": 0.001,");
    }

    @Test
    void aSummaryAtNinetyPercentOfTheCeilingIsAnAlertAtOnce() {
        String summary = events.summary("0.045", DAY + 7);

        List<Alert> alerts = events.alerts();
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getRule()).isEqualTo("cost_ceiling_approach");
            assertThat(alert.getSeverity()).hasToString("high");
            assertThat(alert.getSubject()).isEqualTo(summary);
            assertThat(alert.getDetectedAtMs()).isEqualTo(Instant.ofEpochMilli(DAY + 7));
        });
        assertThat(events.commands()).isEmpty();
    }

    @Test
    void aSummaryAboveTheCeilingAlertsBlocksAndDeviatesAtOnce() {
        String summary = events.summary("0.050000000000000001", DAY + 7);

        assertThat(events.alertNames()).containsExactly("cost_ceiling_approach firing", "cost_ceiling_breach firing");
        assertThat(events.commands()).containsExactly("BLOCK_EXECUTION issued");
        Deviation opened = events.opened().get(0);
        assertThat(opened.getType()).isEqualTo(DeviationType.cost_ceiling_breach);
        assertThat(opened.getSubject()).isEqualTo(summary);
        assertThat(opened.getRecipients()).containsExactly("LARS", "FINN");
    }

    @Test
    void exactlyTheCeilingIsNoBreach() {
        events.summary("0.05", DAY + 7);

        assertThat(events.alertNames()).containsExactly("cost_ceiling_approach firing");
    }

    @Test
    void theHundredAndFirstSummaryBreachesTheRateAndNotTheOneBefore() {
        for (int i = 0; i < 100; i++) {
            events.summary("0.01", DAY + i);
        }
        List<String> before = events.alertNames();

        events.summary("0.01", DAY + 100);

        assertThat(before).containsExactly("rate_limit_approach firing");
        assertThat(events.alertNames()).containsExactly("rate_limit_breach firing");
        assertThat(events.commands()).containsExactly("BLOCK_EXECUTION issued");
        assertThat(events.opened()).isEmpty();
    }

    @Test
    void blockedOnesCountNeitherAsSummariesNorAgainstTheRateButTheirMoneyDoes() {
        for (int i = 0; i < 101; i++) {
            events.send(Topics.COST_EVENTS, cost("b" + i, "s" + i, "4", CostOutcome.blocked, DAY + i), DAY + i);
        }

        assertThat(events.alertNames()).containsExactly("daily_budget_approach firing");
    }

    @Test
    void fiveHundredDollarsAreNoBreachAndTheSmallestAmountMoreIs() {
        events.send(Topics.COST_EVENTS, cost("a", null, "500", CostOutcome.executed, DAY), DAY);
        List<String> before = events.alertNames();

        events.send(Topics.COST_EVENTS, cost("b", null, "0.000000000000000001", CostOutcome.executed, DAY), DAY + 1);

        assertThat(before).containsExactly("daily_budget_approach firing");
        assertThat(events.alertNames()).containsExactly("daily_budget_breach firing");
    }

    @Test
    void whatFiredForADayIsOverWithItAndExecutionMayGoOn() {
        events.send(Topics.COST_EVENTS, cost("a", null, "501", CostOutcome.executed, DAY), DAY);
        events.alerts();
        events.commands();

        events.passTo(DAY + DAY_MS);

        assertThat(events.alerts()).hasSize(2).allSatisfy(alert -> {
            assertThat(alert.getStatus()).hasToString("resolved");
            assertThat(alert.getDetectedAtMs()).isEqualTo(Instant.ofEpochMilli(DAY + DAY_MS));
        });
        assertThat(events.commands()).containsExactly("BLOCK_EXECUTION released");
    }

    @Test
    void aBreachByALateCostOfYesterdayBlocksNobodyToday() {
        events.summary("0.01", DAY);
        events.passTo(DAY + DAY_MS + MINUTE);

        events.send(
                Topics.COST_EVENTS,
                cost("a", null, "501", CostOutcome.executed, DAY + DAY_MS - 1),
                DAY + DAY_MS + 2 * MINUTE);
        List<String> fired = events.alertNames();
        events.passTo(DAY + DAY_MS + CLOSE);

        assertThat(fired).containsExactly("daily_budget_approach firing", "daily_budget_breach firing");
        assertThat(events.alertNames())
                .containsExactly("daily_budget_approach resolved", "daily_budget_breach resolved");
        assertThat(events.commands()).isEmpty();
    }

    @Test
    void theReportOfADayIsPublishedWhenNothingCountsForItAnyMore() throws Exception {
        events.summary("0.01", DAY);
        events.summary("0.03", DAY + HOUR);
        events.passTo(DAY + DAY_MS + CLOSE - 1);
        List<Report> before = events.reports();

        events.passTo(DAY + DAY_MS + CLOSE);

        assertThat(before).isEmpty();
        Report report = events.reports().get(0);
        assertThat(report.getName()).isEqualTo("COST_REPORT_2025_12_30.json");
        assertThat(report.getMediaType()).isEqualTo("application/json");
        assertThat(report.getPeriodStartMs()).isEqualTo(Instant.ofEpochMilli(DAY));
        assertThat(report.getPeriodEndMs()).isEqualTo(Instant.ofEpochMilli(DAY + DAY_MS));
        assertThat(report.getTimestampMs()).isEqualTo(Instant.ofEpochMilli(DAY + DAY_MS + CLOSE));
        JsonNode json = new ObjectMapper().readTree(text(report));
        assertThat(json.at("/daily_summary/total_summaries_generated").asInt()).isEqualTo(2);
        assertThat(text(report)).contains("\"total_cost_usd\": 0.04,", "\"average_cost_per_summary_usd\": 0.02,");
    }

    @Test
    void aCostCountsUpToTheMomentOfTheReportAndIsRefusedAfterIt() {
        events.summary("0.01", DAY);
        long lastMoment = DAY + DAY_MS + CLOSE;

        events.send(Topics.COST_EVENTS, cost("in", "s", "1", CostOutcome.executed, DAY + 1), lastMoment);
        events.send(Topics.COST_EVENTS, cost("out", "s", "1", CostOutcome.executed, DAY + 1), lastMoment + 1);
        events.passTo(lastMoment);

        assertThat(text(events.reports().get(0))).contains("\"total_cost_usd\": 1.01,");
        assertThat(events.rejected()).containsExactly("CLOCK_SKEW cost.events");
    }

    @Test
    void aCostThatIsTooEarlyIsToldWhenItWouldCount() {
        events.send(Topics.COST_EVENTS, cost("a", "s", "1", CostOutcome.executed, DAY), DAY - 5_001);

        assertThat(events.driver.values(Topics.TELEMETRY_REJECTED, RejectedTelemetry.class))
                .extracting(RejectedTelemetry::getMessage)
                .singleElement(STRING)
                .endsWith("timestamp_ms: the costs of 2025-12-30 count if they are admitted from"
                        + " 2025-12-29T23:59:55Z to 2025-12-31T00:05:05Z");
    }

    @Test
    void aCostThatIsReadAfterItsReportIsRefusedAsSuch() {
        events.summary("0.01", DAY);
        events.passTo(DAY + DAY_MS + CLOSE);

        events.send(Topics.COST_EVENTS, cost("late", "s", "1", CostOutcome.executed, DAY), DAY + DAY_MS);

        assertThat(events.rejected()).containsExactly("WINDOW_CLOSED cost.events");
    }

    @Test
    void whatCannotBeACostOfTodayIsRefused() {
        events.send(Topics.COST_EVENTS, cost("a", "s", "-0.01", CostOutcome.executed, DAY), DAY);
        events.send(Topics.COST_EVENTS, cost("b", "s", "1", CostOutcome.executed, DAY + DAY_MS), DAY);
        events.send(Topics.COST_EVENTS, cost("c", "s", "1" + "0".repeat(18), CostOutcome.executed, DAY), DAY);

        assertThat(events.rejected())
                .containsExactly("INVALID_FIELD cost.events", "CLOCK_SKEW cost.events", "INVALID_FIELD cost.events");
        assertThat(events.alerts()).isEmpty();
    }

    @Test
    void aMillionMillionsAndTheSmallestAmountAreAddedExactly() {
        events.send(Topics.COST_EVENTS, cost("a", null, "1000000000000", CostOutcome.executed, DAY), DAY);
        events.send(Topics.COST_EVENTS, cost("b", null, "0.000000000000000001", CostOutcome.executed, DAY), DAY);

        events.passTo(DAY + DAY_MS + CLOSE);

        assertThat(text(events.reports().get(0))).contains("\"total_cost_usd\": 1000000000000.000000000000000001,");
    }

    @Test
    void theGreatestCostsFitIntoTheAlertsOfTheirDay() {
        String greatest = "9".repeat(18) + "." + "9".repeat(18);
        events.send(Topics.COST_EVENTS, cost("a", null, "399", CostOutcome.executed, DAY), DAY);

        events.send(Topics.COST_EVENTS, cost("b", "s", greatest, CostOutcome.executed, DAY), DAY);

        assertThat(events.alertNames()).contains("daily_budget_breach firing", "cost_ceiling_breach firing");
    }

    @Test
    void anEventThatComesTwiceIsPaidOnce() {
        events.send(Topics.COST_EVENTS, cost("a", "s", "0.04", CostOutcome.executed, DAY), DAY);

        events.send(Topics.COST_EVENTS, cost("a", "s", "0.04", CostOutcome.executed, DAY), DAY + HOUR);
        events.passTo(DAY + DAY_MS + CLOSE);

        assertThat(text(events.reports().get(0))).contains("\"total_cost_usd\": 0.04,");
    }

    @Test
    void aDayWithoutEventsIsReportedToo() {
        events.summary("0.07", DAY);
        events.passTo(DAY + DAY_MS + CLOSE);
        events.reports();

        events.passTo(DAY + 2 * DAY_MS + CLOSE);

        Report report = events.reports().get(0);
        assertThat(report.getName()).isEqualTo("COST_REPORT_2025_12_31.json");
        assertThat(text(report))
                .contains("\"total_cycles\": 0", "\"total_cost_usd\": 0.00", "\"7day_average_cost_usd\": 0.01,");
    }

    @Test
    void aTenantThatIsSilentForAFortnightGetsNoReportsUntilItIsHeardAgain() {
        events.summary("0.01", DAY);
        events.passTo(DAY + 40 * DAY_MS);
        List<String> whileSilent = events.reportNames();

        events.summary("0.01", DAY + 50 * DAY_MS);
        events.passTo(DAY + 51 * DAY_MS + CLOSE);

        assertThat(whileSilent).contains("COST_REPORT_2025_12_30.json", "COST_REPORT_2026_01_13.json");
        assertThat(whileSilent).doesNotContain("COST_REPORT_2026_01_14.json");
        assertThat(whileSilent).contains("VEGA_ATTESTATION_2026_01_04.md", "VEGA_ATTESTATION_2026_01_11.md");
        assertThat(events.reportNames()).containsExactly("COST_REPORT_2026_02_18.json");
    }
}
