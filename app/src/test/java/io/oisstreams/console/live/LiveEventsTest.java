package io.oisstreams.console.live;

import static io.oisstreams.console.Published.DAY;
import static io.oisstreams.console.Published.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.console.Published;
import io.oisstreams.event.RandomRecords;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.Tick;
import io.oisstreams.output.v1.CommandStatus;
import io.oisstreams.output.v1.ControlAction;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.KpiValue;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.output.v1.Report;
import io.oisstreams.output.v1.RollupBucket;
import io.oisstreams.output.v1.Severity;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveEventsTest {
    private static final Instant TIME = Instant.ofEpochMilli(DAY);

    @Test
    void aRecordIsItsScores() {
        assertThat(LiveEvents.of(Published.record("acme", DAY, "1.000000")))
                .isEqualTo(new LiveEvent(
                        "record",
                        "acme",
                        "{\"tenant_id\":\"acme\",\"window_start\":\"2026-05-21T00:00:00Z\","
                                + "\"window_end\":\"2026-05-21T01:00:00Z\",\"ois\":1.000000,\"classification\":\"Healthy\","
                                + "\"dimensions\":[1.000000,1.000000,1.000000,1.000000,1.000000,1.000000]}"));
    }

    @Test
    void aRecordWithoutScoresHasNulls() {
        assertThat(LiveEvents.of(Published.record("acme", DAY, null)).json())
                .endsWith("\"ois\":null,\"classification\":null,\"dimensions\":[null,null,null,null,null,null]}");
    }

    @Test
    void anAlertIsAsItIsAskedFor() {
        assertThat(LiveEvents.of(Published.alert("acme", "a", Severity.critical, true, DAY)))
                .isEqualTo(new LiveEvent(
                        "alert",
                        "acme",
                        "{\"alert_id\":\"a\",\"tenant_id\":\"acme\",\"rule\":\"rule-a\",\"severity\":\"critical\","
                                + "\"status\":\"firing\",\"subject\":null,\"value\":\"0.94\",\"threshold\":null,"
                                + "\"window_start_ms\":1779321600000,\"window_end_ms\":1779325200000,"
                                + "\"detected_at_ms\":1779321600000,\"message\":\"below\"}"));
    }

    @Test
    void aStepOfADeviationSaysWhatHappened() {
        assertThat(LiveEvents.of(Published.deviation("acme", "d", DeviationStepKind.sla_missed, DAY + HOUR)))
                .isEqualTo(new LiveEvent(
                        "deviation",
                        "acme",
                        "{\"tenant_id\":\"acme\",\"deviation_id\":\"d\",\"type\":\"cost_ceiling_breach\","
                                + "\"kind\":\"sla_missed\",\"severity\":\"high\",\"subject\":\"summary\","
                                + "\"message\":\"too dear\",\"at\":\"2026-05-21T01:00:00Z\"}"));
    }

    @Test
    void aCommandSaysWhatAndWhy() {
        ControlCommand command = ControlCommand.newBuilder()
                .setCommandId("c")
                .setTenantId("acme")
                .setCommand(ControlAction.BLOCK_EXECUTION)
                .setStatus(CommandStatus.released)
                .setTimestampMs(TIME)
                .setReason("resolved\nby \"LARS\"")
                .build();

        assertThat(LiveEvents.of(command))
                .isEqualTo(new LiveEvent(
                        "command",
                        "acme",
                        "{\"tenant_id\":\"acme\",\"command\":\"BLOCK_EXECUTION\",\"status\":\"released\","
                                + "\"reason\":\"resolved\\nby \\\"LARS\\\"\",\"at\":\"2026-05-21T00:00:00Z\"}"));
    }

    @Test
    void aReportIsNamedAndNotSent() {
        Report report = Report.newBuilder()
                .setTenantId("acme")
                .setName("COST.json")
                .setMediaType("application/json")
                .setBody(ByteBuffer.wrap(new byte[100]))
                .setTimestampMs(TIME)
                .build();

        assertThat(LiveEvents.of(report))
                .isEqualTo(new LiveEvent(
                        "report",
                        "acme",
                        "{\"tenant_id\":\"acme\",\"name\":\"COST.json\",\"media_type\":\"application/json\","
                                + "\"at\":\"2026-05-21T00:00:00Z\"}"));
    }

    @Test
    void aValueHasItsNumberAndStatus() {
        KpiValue value = KpiValue.newBuilder()
                .setTenantId("acme")
                .setKpiId("1.1")
                .setVersion("1")
                .setValue(0.000001)
                .setUnit("hours")
                .setStatus("met")
                .setPeriodStartMs(Instant.EPOCH)
                .setPeriodEndMs(TIME)
                .setAttributes(Map.of())
                .build();

        assertThat(LiveEvents.of(value))
                .isEqualTo(new LiveEvent(
                        "value",
                        "acme",
                        "{\"tenant_id\":\"acme\",\"kpi_id\":\"1.1\",\"value\":0.000001,\"status\":\"met\","
                                + "\"period_end\":\"2026-05-21T00:00:00Z\"}"));
        KpiValue none = KpiValue.newBuilder(value).setValue(null).build();
        assertThat(LiveEvents.of(none).json()).contains("\"value\":null,");
    }

    @Test
    void aRollupSaysOfWhichBucketItIs() {
        MetricsRollup rollup = MetricsRollup.newBuilder(
                        (MetricsRollup) new RandomRecords(1).next(Topics.METRICS_ROLLUPS))
                .setTenantId("acme")
                .setBucket(RollupBucket.hour)
                .setBucketStartMs(TIME)
                .build();

        assertThat(LiveEvents.of(rollup))
                .isEqualTo(new LiveEvent(
                        "rollup",
                        "acme",
                        "{\"tenant_id\":\"acme\",\"window_start\":\"2026-05-21T00:00:00Z\",\"bucket\":\"hour\"}"));
    }

    @Test
    void nothingElseIsToldOf() {
        assertThatThrownBy(() -> LiveEvents.of(new Tick(TIME))).isInstanceOf(IllegalArgumentException.class);
    }
}
