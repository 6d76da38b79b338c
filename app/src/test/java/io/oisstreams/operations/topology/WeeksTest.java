package io.oisstreams.operations.topology;

import static io.oisstreams.operations.topology.Events.DAY;
import static io.oisstreams.operations.topology.Events.DAY_MS;
import static io.oisstreams.operations.topology.Events.HOUR;
import static io.oisstreams.operations.topology.Events.MINUTE;
import static io.oisstreams.operations.topology.Events.at;
import static io.oisstreams.operations.topology.Events.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeterminismTier;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.event.v1.FrozenComponent;
import io.oisstreams.output.v1.Report;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeeksTest {
    private static final long SUNDAY = at("2026-01-04T00:00:00Z");
    private static final long CLOSE = 305_000;

    private final Events events = new Events();

    @AfterEach
    void close() {
        events.close();
    }

    private Optional<Report> report(String name) {
        return events.reports().stream()
                .filter(report -> report.getName().equals(name))
                .findFirst();
    }

    private String attestation() {
        return text(report("VEGA_ATTESTATION_2026_01_04.md").orElseThrow());
    }

    private void goodWeek() {
        for (String adr : List.of("ADR-001", "ADR-002", "ADR-007", "ADR-008", "ADR-009", "ADR-010", "ADR-012")) {
            events.compliance(adr, true, DAY + HOUR);
        }
        for (int cycle = 0; cycle < 7; cycle++) {
            long beginMs = DAY + cycle * HOUR;
            events.cycle("c" + cycle, CycleEventKind.started, 1, beginMs);
            events.verdict("c" + cycle, 1, true, beginMs + 1_000);
            events.summary("0.01", beginMs + 2_000);
            events.cycle("c" + cycle, CycleEventKind.completed, null, beginMs + 3_000);
        }
        events.determinism(DeterminismTier.tier4, 10, 10, DAY + HOUR);
        events.determinism(DeterminismTier.tier2, 100, 97, DAY + HOUR);
    }

    @Test
    void theWeekIsAttestedWhenNothingCountsForItAnyMore() {
        goodWeek();
        events.passTo(SUNDAY + CLOSE - 1);
        List<String> before = events.reportNames();

        events.passTo(SUNDAY + CLOSE);

        assertThat(before).doesNotContain("VEGA_ATTESTATION_2026_01_04.md");
        List<Report> reports = events.reports();
        assertThat(reports)
                .extracting(Report::getName)
                .containsExactly(
                        "COST_REPORT_2026_01_03.json", "VEGA_ATTESTATION_2026_01_04.md", "PHASE3_READINESS_BRIEF.md");
        assertThat(text(reports.get(1))).contains("PASS").doesNotContain("FAIL", "CONDITIONS");
        assertThat(reports.get(1).getMediaType()).isEqualTo("text/markdown");
    }

    @Test
    void aWeekWithoutEventsIsAttestedToo() {
        goodWeek();
        events.passTo(SUNDAY + CLOSE);
        events.reports();

        events.passTo(SUNDAY + 7 * DAY_MS + CLOSE);

        assertThat(text(report("VEGA_ATTESTATION_2026_01_11.md").orElseThrow())).contains("PASS");
    }

    @Test
    void aDayThatIsHeardOfAfterTheNextOneIsReportedToo() {
        events.compliance("ADR-001", true, DAY);
        events.determinism(DeterminismTier.tier4, 1, 1, DAY - 1);

        events.passTo(DAY + DAY_MS + CLOSE);

        assertThat(events.reportNames()).containsExactly("COST_REPORT_2025_12_29.json", "COST_REPORT_2025_12_30.json");
    }

    @Test
    void whatIsReadLateGivesNoReportTwice() {
        try (Events soon = new Events("ois.settle", "1ms")) {
            soon.compliance("ADR-001", true, SUNDAY - DAY_MS - 1);
            soon.passTo(SUNDAY + MINUTE);
            List<String> reports = soon.reportNames();
            soon.compliance("ADR-001", false, SUNDAY - 1);
            soon.commands();

            soon.passTo(SUNDAY + 2 * MINUTE);

            assertThat(reports).contains("COST_REPORT_2026_01_03.json", "VEGA_ATTESTATION_2026_01_04.md");
            assertThat(soon.reportNames()).isEmpty();
            assertThat(soon.commands()).isEmpty();
        }
    }

    @Test
    void whatASilentTenantLeavesIsForgottenToo() {
        events.compliance("ADR-001", true, DAY);
        events.summary("0.01", DAY);
        events.verdict("c", 1, true, DAY);
        events.passTo(DAY + 30 * DAY_MS);
        long kept = rows();

        events.passTo(DAY + 400 * DAY_MS);

        // The latest tick, the tenant, its version, and what the readiness brief will be about.
        assertThat(kept).isGreaterThan(30);
        assertThat(rows()).isEqualTo(4);
    }

    private long rows() {
        long count = 0;
        try (KeyValueIterator<Bytes, byte[]> rows =
                events.driver.keyValueStore(OperationsTopology.STORE).all()) {
            while (rows.hasNext()) {
                rows.next();
                count++;
            }
        }
        return count;
    }

    @Test
    void aResolvedDeviationIsACondition() {
        goodWeek();
        events.verdict("c9", 1, false, DAY + 10 * HOUR);
        String id = events.deviations().get(0).getDeviationId();
        events.update(id, DeviationUpdateKind.resolved, DAY + 11 * HOUR);

        events.passTo(SUNDAY + CLOSE);

        assertThat(attestation()).contains("PASS WITH CONDITIONS", id);
        assertThat(events.commands()).containsExactly("HALT_ORCHESTRATOR issued", "HALT_ORCHESTRATOR released");
    }

    @Test
    void anOpenDeviationWithRootCauseAndPlanInTimeHasItsSlaMet() {
        goodWeek();
        events.verdict("c9", 1, false, DAY + 10 * HOUR);
        String id = events.deviations().get(0).getDeviationId();
        events.update(id, DeviationUpdateKind.root_cause_identified, DAY + 10 * HOUR + 1);
        events.update(id, DeviationUpdateKind.remediation_proposed, DAY + 11 * HOUR);

        events.passTo(SUNDAY + CLOSE);

        assertThat(attestation()).contains("| 2025-12-30T10:00:00Z | open | met |");
    }

    @Test
    void anSlaThatIsMetAfterTheEndOfTheWeekWasRunningAtItsEnd() {
        goodWeek();
        events.verdict("c9", 1, false, SUNDAY - 1);
        String id = events.deviations().get(0).getDeviationId();
        events.update(id, DeviationUpdateKind.root_cause_identified, SUNDAY - 1);
        events.update(id, DeviationUpdateKind.remediation_proposed, SUNDAY);

        events.passTo(SUNDAY + CLOSE);

        assertThat(attestation()).contains("| 2026-01-03T23:59:59.999Z | open | running |");
    }

    @Test
    void aFailedWeekPausesProductionUntilOneDoesNotFail() {
        goodWeek();
        events.verdict("c9", 1, false, DAY + 10 * HOUR);
        String id = events.deviations().get(0).getDeviationId();
        events.commands();

        events.passTo(SUNDAY + CLOSE);
        List<String> paused = events.commands();
        String failed = attestation();
        events.update(id, DeviationUpdateKind.resolved, SUNDAY + HOUR);
        events.passTo(SUNDAY + 7 * DAY_MS + CLOSE);

        assertThat(failed).contains("FAIL", "Production paused, immediate LARS escalation");
        assertThat(paused).containsExactly("PAUSE_PRODUCTION issued");
        assertThat(events.commands()).containsExactly("HALT_ORCHESTRATOR released", "PAUSE_PRODUCTION released");
        // It was open when the week began.
        assertThat(text(report("VEGA_ATTESTATION_2026_01_11.md").orElseThrow())).contains("PASS WITH CONDITIONS");
    }

    @Test
    void whatWasResolvedAfterTheEndOfTheWeekWasOpenAtItsEnd() {
        goodWeek();
        events.verdict("c9", 1, false, DAY + 10 * HOUR);
        events.update(events.deviations().get(0).getDeviationId(), DeviationUpdateKind.resolved, SUNDAY + 1);

        events.passTo(SUNDAY + CLOSE);

        assertThat(attestation()).contains("FAIL");
    }

    @Test
    void theBriefComesOnceAndOnlyAfterSevenCompletedCycles() {
        for (int cycle = 0; cycle < 6; cycle++) {
            events.cycle("c" + cycle, CycleEventKind.completed, null, DAY + cycle * HOUR);
        }
        events.cycle("f", CycleEventKind.failed, null, DAY + HOUR);
        events.passTo(SUNDAY + CLOSE);
        List<String> first = events.reportNames();
        events.cycle("c7", CycleEventKind.completed, null, SUNDAY + HOUR);
        events.change("ch", FrozenComponent.agent_contracts, null, SUNDAY + HOUR);
        events.passTo(SUNDAY + 7 * DAY_MS + CLOSE);
        List<Report> second = events.reports();
        for (int cycle = 10; cycle < 20; cycle++) {
            events.cycle("c" + cycle, CycleEventKind.completed, null, SUNDAY + 8 * DAY_MS);
        }

        events.passTo(SUNDAY + 14 * DAY_MS + CLOSE);

        assertThat(first).doesNotContain("PHASE3_READINESS_BRIEF.md");
        assertThat(second).extracting(Report::getName).contains("PHASE3_READINESS_BRIEF.md");
        assertThat(text(second.get(second.size() - 1))).contains("c0", "c5", "c7");
        assertThat(events.reportNames()).doesNotContain("PHASE3_READINESS_BRIEF.md");
    }
}
