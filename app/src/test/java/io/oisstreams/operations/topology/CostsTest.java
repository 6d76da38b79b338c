package io.oisstreams.operations.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.Report;
import io.oisstreams.streams.TopologyDriver;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {
    private static final long DAY = Instant.parse("2025-12-30T00:00:00Z").toEpochMilli();

    @Test
    void aDayOfCostsGivesItsReport() {
        try (TopologyDriver driver = new TopologyDriver(OperationsTopology::build)) {
            for (int i = 0; i < 101; i++) {
                driver.send(
                        Topics.COST_EVENTS, cost("e" + i, i == 7 ? "0.06" : "0.01", DAY + i * 1000L), DAY + i * 1000L);
            }
            driver.tick(DAY + 3_600_000);
            driver.tick(DAY + 86_400_000 + 310_000);
            for (Alert a : driver.values(Topics.ALERTS, Alert.class)) System.out.println(a);
            for (ControlCommand a : driver.values(Topics.CONTROL_COMMANDS, ControlCommand.class)) System.out.println(a);
            for (Deviation a : driver.values(Topics.DEVIATIONS, Deviation.class)) System.out.println(a);
            List<Report> reports = driver.values(Topics.REPORTS, Report.class);
            for (Report a : reports)
                System.out.println(a.getName() + new String(a.getBody().array()));
            driver.tick(DAY + 8 * 86_400_000);
            for (Report a : driver.values(Topics.REPORTS, Report.class)) System.out.println(a.getName());
            assertThat(reports).isNotEmpty();
        }
    }

    static CostEvent cost(String id, String usd, long timestampMs) {
        return CostEvent.newBuilder()
                .setEventId(id)
                .setTenantId("t")
                .setTimestampMs(Instant.ofEpochMilli(timestampMs))
                .setCycleId("c")
                .setSummaryId("s" + id)
                .setCostUsd(new BigDecimal(usd).setScale(18))
                .setOutcome(CostOutcome.executed)
                .build();
    }
}
