package io.oisstreams.kpis.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Cadence;
import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.Period;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActionItemsTest {
    private static final Map<String, Judged> ALL_MET = Arrays.stream(DashboardRow.values())
            .collect(Collectors.toUnmodifiableMap(DashboardRow::kpiId, row -> judged(Status.MET)));

    @Test
    void whenAllIsWellThereIsNothingToDo() {
        assertThat(ActionItems.of(ALL_MET, List.of())).isEmpty();
    }

    @Test
    void theWorstComesFirstThenReviewsThenData() {
        Map<String, Judged> values = new HashMap<>(ALL_MET);
        values.put("1.1", judged(Status.MISSED));
        values.put("1.2", judged(Status.NO_DATA));
        values.put("2.3", judged(Status.WARNING));
        values.remove("3.3");
        values.put("5.1", judged(Status.CRITICAL));
        values.put("5.2", judged(Status.MISSED));
        List<Period> due =
                List.of(Cadence.QUARTERLY.of(LocalDate.of(2026, 2, 1)), Cadence.DAILY.of(LocalDate.of(2026, 4, 2)));

        List<String> items = ActionItems.of(values, due);

        assertThat(items)
                .containsExactly(
                        "Bring K-State Stability back to 1 (Bố Cường)",
                        "Bring Mean Time Between Failures (MTBF) back to ≥90 days (Operations team)",
                        "Bring Change Proposal Approval Time back to <48h (Governance committee)",
                        "Bring Consciousness Backup Freshness back to <24h (Operations team)",
                        "Record the quarterly review of 2026-Q1",
                        "Record the daily review of 2026-04-02",
                        "Send data for KPI 1.2, 3.3");
    }

    @Test
    void whatIsNoRowOfTheDashboardAsksForNothing() {
        Map<String, Judged> values = new HashMap<>(ALL_MET);
        values.put("DS-KPI-008", judged(Status.CRITICAL));

        assertThat(ActionItems.of(values, List.of())).isEmpty();
    }

    private static Judged judged(Status status) {
        return Judged.of(Quotient.of(BigDecimal.ONE), status);
    }
}
