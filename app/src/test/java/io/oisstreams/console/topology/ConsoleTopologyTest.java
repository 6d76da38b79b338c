package io.oisstreams.console.topology;

import static io.oisstreams.console.Published.DAY;
import static io.oisstreams.console.Published.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.console.Published;
import io.oisstreams.console.core.FiringAlerts;
import io.oisstreams.console.core.Overview;
import io.oisstreams.console.core.ScoredWindow;
import io.oisstreams.console.state.Overviews;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.http.LoggedProblems;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.Severity;
import io.oisstreams.paging.TimedKey;
import io.oisstreams.rows.CommittedRows;
import io.oisstreams.streams.TopologyDriver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTopologyTest {
    private final TopologyDriver driver = new TopologyDriver(ConsoleTopology::build);

    @RegisterExtension
    final LoggedProblems problems = new LoggedProblems();

    @AfterEach
    void close() {
        driver.close();
    }

    private CommittedRows rows() {
        return new CommittedRows(driver.keyValueStore(ConsoleTopology.STORE));
    }

    private Overview overview(String tenantId) {
        return Overviews.of(rows(), tenantId);
    }

    private void alert(String id, Severity severity, boolean firing, long atMs) {
        driver.send(Topics.ALERTS, "acme", Published.alert("acme", id, severity, firing, atMs), atMs);
    }

    private void deviation(String id, DeviationStepKind kind, long atMs) {
        driver.send(Topics.DEVIATIONS, "acme", Published.deviation("acme", id, kind, atMs), atMs);
    }

    @Test
    void aRecordSaysHowItsTenantStands() {
        driver.send(Topics.OIS_RECORDS, "acme", Published.record("acme", DAY, "0.960000"), DAY + HOUR);
        driver.send(Topics.OIS_RECORDS, "acme", Published.record("acme", DAY + HOUR, "1.000000"), DAY + 2 * HOUR);
        driver.send(Topics.OIS_RECORDS, "beta", Published.record("beta", DAY, null), DAY + HOUR);

        ScoredWindow last = overview("acme").last().orElseThrow();
        assertThat(last.startMs()).isEqualTo(DAY + HOUR);
        assertThat(last.endMs()).isEqualTo(DAY + 2 * HOUR);
        assertThat(last.ois().orElseThrow()).hasToString("1.000000");
        assertThat(last.classification()).contains("Healthy");
        assertThat(last.dimensions()).hasSize(6).allMatch(value -> value.toString()
                .equals("Optional[1.000000]"));
        assertThat(overview("acme").history().points()).hasSize(2);
        assertThat(overview("beta").last().orElseThrow().ois()).isEmpty();
        assertThat(rows().tenants(10)).containsExactly("acme", "beta");
    }

    @Test
    void alertsFireUntilTheyAreResolvedHoweverOftenTheyAreTold() {
        alert("a", Severity.critical, true, DAY);
        alert("a", Severity.critical, true, DAY);
        alert("b", Severity.warning, true, DAY);
        alert("c", Severity.info, true, DAY);
        alert("b", Severity.warning, false, DAY + 1);
        alert("b", Severity.warning, false, DAY + 1);

        assertThat(overview("acme").firing()).isEqualTo(new FiringAlerts(1, 0, 0, 1));
        assertThat(alerts()).hasSize(4);
    }

    @Test
    void anAlertIsKeptAsItIsServed() {
        alert("a", Severity.critical, true, DAY);

        assertThat(alerts())
                .containsExactly(
                        "{\"alert_id\":\"a\",\"tenant_id\":\"acme\",\"rule\":\"rule-a\",\"severity\":\"critical\","
                                + "\"status\":\"firing\",\"subject\":null,\"value\":\"0.94\",\"threshold\":null,"
                                + "\"window_start_ms\":1779321600000,\"window_end_ms\":1779325200000,"
                                + "\"detected_at_ms\":1779321600000,\"message\":\"below\"}");
    }

    private List<String> alerts() {
        List<String> rows = new ArrayList<>();
        driver.keyValueStore(ConsoleTopology.ALERTS_STORE).all().forEachRemaining(row -> {
            assertThat(TimedKey.of(row.key).tenantId()).isEqualTo("acme");
            rows.add(new String(row.value, StandardCharsets.UTF_8));
        });
        return rows;
    }

    @Test
    void aDeviationIsOpenUntilItIsClosedWhateverItsStepsAre() {
        for (DeviationStepKind kind : DeviationStepKind.values()) {
            deviation("through", kind, DAY);
            if (kind != DeviationStepKind.closed) {
                deviation("open", kind, DAY);
            }
        }

        assertThat(overview("acme").deviations()).isEqualTo(1);
    }

    @Test
    void theTimeIsThatOfTheNewestTick() {
        driver.tick(DAY + 2);
        driver.tick(DAY + 1);

        assertThat(rows().latestMs()).hasValue(DAY + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ois.records", "alerts", "deviations"})
    void whatCanNotBeReadIsSkippedCountedAndToldOnce(String name) {
        EventTopic topic = Topics.byName(name).orElseThrow();
        byte[] foreign = driver.bytes(Topics.ALERTS, Published.alert("beta", "a", Severity.info, true, DAY));
        byte[] key = "acme".getBytes(StandardCharsets.UTF_8);

        driver.sendBytes(topic, key, null, DAY);
        driver.sendBytes(topic, key, new byte[] {1, 2, 3}, DAY);
        driver.sendBytes(topic, null, foreign, DAY);
        driver.sendBytes(topic, key, foreign, DAY);
        alert("b", Severity.critical, true, DAY);

        assertThat(overview("acme").firing()).isEqualTo(new FiringAlerts(1, 0, 0, 0));
        assertThat(rows().tenants(10)).containsExactly("acme");
        assertThat(driver.meters().find("ois.console.skipped").tag("topic", name).counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .isEqualTo(4);
        assertThat(problems.messages()).singleElement().asString().contains(name + "-0@0", "NULL_VALUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void aTenantThatNoKeyCanHoldIsSkipped(String tenantId) {
        driver.send(Topics.ALERTS, tenantId, Published.alert(tenantId, "a", Severity.info, true, DAY), DAY);

        assertThat(rows().tenants(10)).isEmpty();
        assertThat(problems.messages()).hasSize(1);
    }

    @Test
    void oldAlertsAreForgottenAndStillCountWhileTheyFire() {
        long laterMs = DAY + 401 * 24 * HOUR;
        alert("old", Severity.high, true, DAY);
        alert("new", Severity.high, true, laterMs);

        assertThat(alerts()).singleElement().asString().contains("\"alert_id\":\"new\"");
        assertThat(overview("acme").firing()).isEqualTo(new FiringAlerts(0, 2, 0, 0));
    }
}
