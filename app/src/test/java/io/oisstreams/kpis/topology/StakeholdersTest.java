package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.output.v1.KpiValue;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** KPI 1.3, from events to values. */
class StakeholdersTest {
    private final KpiEvents events = new KpiEvents();
    private int proposals;

    @AfterEach
    void close() {
        events.close();
    }

    private boolean isOfDay(KpiValue value) {
        return value.getPeriodEndMs().toEpochMilli() == DAY + DAY_MS;
    }

    private List<String> linesOfDay(String kpiId) {
        return KpiLines.of(events.values(kpiId).filter(this::isOfDay).toList());
    }

    private void answered(String stakeholder, long lastedMs) {
        String id = "p" + ++proposals;
        events.proposal(
                id, ProposalEventKind.notified, event -> event.setStakeholder(stakeholder), DAY + 12 * HOUR - lastedMs);
        events.proposal(id, ProposalEventKind.signed, event -> event.setStakeholder(stakeholder), DAY + 12 * HOUR);
    }

    @ParameterizedTest
    @CsvSource({
        "Bố Cường, 86399999, 24.0, met",
        "BỐ CƯỜNG, 86400000, 24.0, missed",
        "technical REVIEWER, 172799999, 48.0, met",
        "Technical reviewer, 172800000, 48.0, missed",
        "Safety auditor, 259199999, 72.0, met",
        "Safety auditor, 259200000, 72.0, missed",
        "Somebody, 604799999, 168.0, met",
        "Somebody, 604800000, 168.0, missed",
        "Somebody, 0, 0.0, met"
    })
    void eachStakeholderHasATarget(String stakeholder, long lastedMs, String hours, String status) {
        answered(stakeholder, lastedMs);

        events.close(DAY);

        assertThat(linesOfDay("1.3"))
                .containsExactly("1.3 {stakeholder=" + stakeholder + "} " + hours + " hours " + status);
    }

    @Test
    void responsivenessIsAMeanForEachStakeholder() {
        answered("B", HOUR);
        answered("B", 2 * HOUR);
        answered("B", 2 * HOUR);
        answered("A", 7 * HOUR);

        events.close(DAY);

        assertThat(linesOfDay("1.3"))
                .containsExactly("1.3 {stakeholder=A} 7.0 hours met", "1.3 {stakeholder=B} 1.666667 hours met");
    }

    @Test
    void remindersAndSecondAnswersChangeNothing() {
        UnaryOperator<ProposalEvent.Builder> who = event -> event.setStakeholder("S");
        events.proposal("p", ProposalEventKind.notified, who, DAY);
        events.proposal("p", ProposalEventKind.notified, who, DAY + HOUR);
        events.proposal("p", ProposalEventKind.declined, who, DAY + 3 * HOUR);

        events.proposal("p", ProposalEventKind.signed, who, DAY + 9 * HOUR);

        events.close(DAY);
        assertThat(events.lines("1.3")).containsExactly("1.3 {stakeholder=S} 3.0 hours met");
    }

    @Test
    void anAnswerMayComeBeforeItsNotification() {
        UnaryOperator<ProposalEvent.Builder> who = event -> event.setStakeholder("S");
        ProposalEvent notified = events.proposalOf("p", ProposalEventKind.notified, who, DAY);
        events.proposal("p", ProposalEventKind.signed, who, DAY + HOUR);

        events.send(Topics.GOVERNANCE_PROPOSALS, notified, DAY + 2 * HOUR);

        events.close(DAY);
        assertThat(events.lines("1.3")).containsExactly("1.3 {stakeholder=S} 1.0 hours met");
    }

    @ParameterizedTest
    @EnumSource(names = {"notified", "signed", "declined"})
    void whatAStakeholderDidNeedsAName(ProposalEventKind kind) {
        events.proposal("p", kind, DAY);
        events.proposal("p", kind, event -> event.setStakeholder(" "), DAY);

        assertThat(events.rejected()).hasSize(2).allSatisfy(rejected -> {
            assertThat(rejected.getReason()).isEqualTo("INVALID_FIELD");
            assertThat(rejected.getMessage())
                    .contains("stakeholder: expected a name, because the proposal was " + kind);
        });
    }
}
