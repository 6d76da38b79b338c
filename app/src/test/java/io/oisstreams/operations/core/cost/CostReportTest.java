package io.oisstreams.operations.core.cost;

import static io.oisstreams.operations.core.cost.Costs.LIMITS;
import static io.oisstreams.operations.core.cost.Costs.other;
import static io.oisstreams.operations.core.cost.Costs.summary;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.alerting.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reports against files that were written by hand, from the document's block (OPS 2.3). */
class CostReportTest {
    private static final LocalDate DATE = LocalDate.of(2026, 1, 4);
    private static final Instant AT = Instant.parse("2026-01-04T10:00:00Z");

    @Test
    void aDayWithoutEventsGivesTheDocumentsReport() throws IOException {
        Trajectory trajectory = Trajectory.of(DATE, Map.of(), LIMITS);

        String report = CostReport.of(DATE, CostDay.EMPTY, trajectory, LIMITS, List.of());

        assertIs("empty-day.json", report);
    }

    @Test
    void anOrdinaryDayGivesItsNumbersWithoutZerosAtTheirEnds() throws IOException {
        CostDay day = CostDay.EMPTY
                .plus(summary("0.010000000000000000"), true, LIMITS)
                .plus(summary("0.020000000000000000"), true, LIMITS)
                .plus(summary("0.011000000000000000"), false, LIMITS)
                .plus(other("1.500000000000000000"), false, LIMITS);
        Map<LocalDate, BigDecimal> totals = Map.of(
                DATE,
                day.totalUsd(),
                DATE.minusDays(3),
                new BigDecimal("0.3"),
                DATE.minusDays(20),
                new BigDecimal("5.659"));

        String report = CostReport.of(DATE, day, Trajectory.of(DATE, totals, LIMITS), LIMITS, List.of());

        assertIs("ordinary-day.json", report);
    }

    @Test
    void aDayWithBreachesFailsAndTellsOfItsAlerts() throws IOException {
        CostLimits limits = new CostLimits(new BigDecimal("0.05"), new BigDecimal("7.00"), 3, 90, 80, 80, 10);
        List<ReportedAlert> alerts = new ArrayList<>();
        CostDay day = CostDay.EMPTY;
        for (String usd : List.of("0", "0.050000000000000001", "1E+12", "0")) {
            CostDay after = day.plus(summary(usd), day.cycles() == 0, limits);
            Crossing.of(day, after, summary(usd), limits).forEach(crossing -> alerts.add(reported(crossing)));
            day = after;
        }
        Trajectory trajectory = Trajectory.of(DATE, Map.of(DATE, day.totalUsd()), limits);

        String report = CostReport.of(DATE, day, trajectory, limits, alerts);

        assertIs("day-with-breaches.json", report);
    }

    /** In the store a report takes a third more, and must be smaller than a record of 18 MiB. */
    @Test
    void aThousandAlertsWithTheLongestIdsFitIntoARecord() {
        String id = "\u0001".repeat(1_024);
        Cost cost = new Cost(id, Optional.of(id), new BigDecimal("1E+12"), Cost.Outcome.EXECUTED);
        CostDay day = CostDay.EMPTY.plus(cost, true, LIMITS);
        Crossing breach = Crossing.of(CostDay.EMPTY, day, cost, LIMITS).get(1);
        ReportedAlert alert = new ReportedAlert(
                breach.rule().alertRule(),
                breach.rule().severity(),
                Optional.of(id),
                breach.value(),
                breach.threshold(),
                AT.toEpochMilli(),
                breach.message());

        String report = CostReport.of(
                DATE, day, Trajectory.of(DATE, Map.of(), LIMITS), LIMITS, Collections.nCopies(1_000, alert));

        assertThat(report.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(12 * 1024 * 1024);
    }

    @Test
    void noNumberHasAnExponent() {
        CostLimits limits = new CostLimits(new BigDecimal("5E-8"), new BigDecimal("5E+2"), 100, 90, 80, 80, 10);
        CostDay day = CostDay.EMPTY.plus(summary("1E-18"), true, limits);
        Trajectory trajectory = Trajectory.of(DATE, Map.of(DATE, new BigDecimal("1E-18")), limits);

        String report = CostReport.of(DATE, day, trajectory, limits, List.of());

        assertThat(report)
                .contains("\"total_cost_usd\": 0.000000000000000001,")
                .contains("\"per_summary_ceiling_usd\": 0.00000005,")
                .contains("\"daily_budget_cap_usd\": 500,")
                .contains("\"budget_headroom_usd\": 499.999999999999999999\n")
                .contains("\"7day_average_cost_usd\": 0.00,");
    }

    @Test
    void anAlertAboutTheTenantHasNoSubject() throws IOException {
        ReportedAlert alert = new ReportedAlert(
                "rate_limit_breach",
                Severity.CRITICAL,
                Optional.empty(),
                new BigDecimal("101"),
                new BigDecimal("1E+2"),
                AT.plusMillis(7).toEpochMilli(),
                "\"quoted\"\nmessage");
        Trajectory trajectory = Trajectory.of(DATE, Map.of(), LIMITS);

        String report = CostReport.of(DATE, CostDay.EMPTY, trajectory, LIMITS, List.of(alert));

        assertThat(report).endsWith("""
                  "alerts": [
                    {
                      "rule": "rate_limit_breach",
                      "severity": "critical",
                      "subject": null,
                      "value": 101,
                      "threshold": 100,
                      "detected_at": "2026-01-04T10:00:00.007Z",
                      "message": "\\"quoted\\"\\nmessage"
                    }
                  ]
                }
                """);
    }

    private static ReportedAlert reported(Crossing crossing) {
        return new ReportedAlert(
                crossing.rule().alertRule(),
                crossing.rule().severity(),
                crossing.rule().isDaily() ? Optional.empty() : Optional.of("s"),
                crossing.value(),
                crossing.threshold(),
                AT.toEpochMilli(),
                crossing.message());
    }

    private static void assertIs(String file, String report) throws IOException {
        try (InputStream expected = Objects.requireNonNull(CostReportTest.class.getResourceAsStream(file), file)) {
            assertThat(report).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
        JsonMapper strict = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        assertThat(strict.readTree(report).isObject()).isTrue();
    }
}
