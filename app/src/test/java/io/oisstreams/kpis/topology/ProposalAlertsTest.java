package io.oisstreams.kpis.topology;

import static io.oisstreams.kpis.topology.KpiEvents.DAY;
import static io.oisstreams.kpis.topology.KpiEvents.DAY_MS;
import static io.oisstreams.kpis.topology.KpiEvents.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ProposalEvent;
import io.oisstreams.event.v1.ProposalEventKind;
import io.oisstreams.output.v1.Alert;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The alerts of proposals that take long. */
class ProposalAlertsTest {
    private static final long WARNING = 7 * DAY_MS;
    private static final long CRITICAL = 30 * DAY_MS;

    private final KpiEvents events = new KpiEvents();

    @AfterEach
    void close() {
        events.close();
    }

    private void submitted(double safety) {
        events.proposal("p", ProposalEventKind.submitted, event -> event.setSafetyScore(safety), DAY);
    }

    private List<String> alerts() {
        return events.alertLines("kpi_1.1");
    }

    @Test
    void exactlySevenDaysAreNotTooLong() {
        submitted(9);

        events.until(DAY + WARNING);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void moreThanSevenDaysOfLowRiskAreAWarning() {
        submitted(9);

        events.until(DAY + WARNING + 1);

        assertThat(events.alerts("kpi_1.1")).singleElement().satisfies(alert -> {
            assertThat(KpiLines.full(alert)).isEqualTo("kpi_1.1 p warning firing 168 168");
            assertThat(alert.getDetectedAtMs().toEpochMilli()).isEqualTo(DAY + WARNING + 1);
            assertThat(alert.getMessage()).isEqualTo("proposal p of low risk takes long");
        });
    }

    @Test
    void moreThanThirtyDaysAreCriticalWhateverTheRisk() {
        submitted(8);
        events.until(DAY + CRITICAL);
        List<String> before = alerts();

        events.until(DAY + CRITICAL + 1);

        assertThat(before).isEmpty();
        assertThat(alerts()).containsExactly("kpi_1.1 p critical firing");
    }

    @Test
    void aWarningBecomesCriticalAndEndsWithTheDecision() {
        submitted(9);
        events.until(DAY + CRITICAL + 1);

        events.proposal("p", ProposalEventKind.approved, DAY + CRITICAL + DAY_MS);

        assertThat(events.alerts("kpi_1.1"))
                .extracting(KpiLines::of, Alert::getMessage)
                .containsExactly(
                        tuple("kpi_1.1 p warning firing", "proposal p of low risk takes long"),
                        tuple("kpi_1.1 p warning resolved", "proposal p of low risk takes long"),
                        tuple("kpi_1.1 p critical firing", "proposal p of low risk takes long"),
                        tuple("kpi_1.1 p critical resolved", "proposal p is decided"));
    }

    @Test
    void aTimeOutEndsItToo() {
        submitted(9);
        events.until(DAY + WARNING + 1);
        events.alerts();

        events.proposal("p", ProposalEventKind.timed_out, DAY + WARNING + HOUR);

        assertThat(events.alerts("kpi_1.1")).singleElement().satisfies(alert -> {
            assertThat(KpiLines.of(alert)).isEqualTo("kpi_1.1 p warning resolved");
            assertThat(alert.getMessage()).isEqualTo("proposal p has timed out");
        });
    }

    @Test
    void oneThatWasNeverSeenWaitingFiresAndResolves() {
        ProposalEvent submitted = events.proposalOf("p", ProposalEventKind.submitted, event -> event, DAY);
        events.proposal("p", ProposalEventKind.approved, DAY + CRITICAL + 1);

        events.send(Topics.GOVERNANCE_PROPOSALS, submitted, DAY + CRITICAL + HOUR);

        assertThat(alerts()).containsExactly("kpi_1.1 p critical firing", "kpi_1.1 p critical resolved");
    }

    @Test
    void oneThatWasDecidedInTimeButNotSeenInTimeRaisesNothing() {
        ProposalEvent submitted = events.proposalOf("p", ProposalEventKind.submitted, event -> event, DAY);
        events.proposal("p", ProposalEventKind.approved, DAY + CRITICAL);

        events.send(Topics.GOVERNANCE_PROPOSALS, submitted, DAY + 2 * CRITICAL);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void oneThatIsKnownOnlyWhenItIsLateFiresOnceThen() {
        ProposalEvent submitted = events.proposalOf("p", ProposalEventKind.submitted, event -> event, DAY);
        events.send(Topics.GOVERNANCE_PROPOSALS, submitted, DAY + CRITICAL + HOUR);

        events.until(DAY + CRITICAL + 2 * HOUR);

        assertThat(events.alerts("kpi_1.1")).singleElement().satisfies(alert -> {
            assertThat(KpiLines.of(alert)).isEqualTo("kpi_1.1 p critical firing");
            assertThat(alert.getDetectedAtMs().toEpochMilli()).isEqualTo(DAY + CRITICAL + HOUR);
        });
    }

    @Test
    void aDecisionThatIsReadBeforeTheTickChangesNothing() {
        submitted(9);

        events.proposal("p", ProposalEventKind.approved, DAY + WARNING + 100);

        assertThat(events.alerts("kpi_1.1"))
                .extracting(KpiLines::of, alert -> alert.getDetectedAtMs().toEpochMilli())
                .containsExactly(
                        tuple("kpi_1.1 p warning firing", DAY + WARNING + 1),
                        tuple("kpi_1.1 p warning resolved", DAY + WARNING + 100));
    }

    @Test
    void aWarningThatFiresDoesNotHideThatItBecameCriticalBeforeTheDecision() {
        submitted(9);
        events.until(DAY + WARNING + 1);
        events.alerts();

        events.proposal("p", ProposalEventKind.approved, DAY + CRITICAL + 100);

        assertThat(events.alerts("kpi_1.1"))
                .extracting(KpiLines::of, alert -> alert.getDetectedAtMs().toEpochMilli())
                .containsExactly(
                        tuple("kpi_1.1 p warning resolved", DAY + CRITICAL + 1),
                        tuple("kpi_1.1 p critical firing", DAY + CRITICAL + 1),
                        tuple("kpi_1.1 p critical resolved", DAY + CRITICAL + 100));
    }

    @Test
    void aDecisionOfEarlierThatComesLateEndsTheAlertAsDecided() {
        submitted(9);
        events.until(DAY + WARNING + 1);
        events.alerts();
        ProposalEvent decided = events.proposalOf("p", ProposalEventKind.approved, event -> event, DAY + HOUR);

        events.send(Topics.GOVERNANCE_PROPOSALS, decided, DAY + WARNING + HOUR);

        assertThat(events.alerts("kpi_1.1")).singleElement().satisfies(alert -> {
            assertThat(KpiLines.of(alert)).isEqualTo("kpi_1.1 p warning resolved");
            assertThat(alert.getMessage()).isEqualTo("proposal p is decided");
        });
    }

    @Test
    void whatIsStatedOfAProposalMayEndItsWarning() {
        submitted(9);
        events.until(DAY + WARNING + 1);
        events.proposal(
                "p",
                ProposalEventKind.signed,
                event -> event.setStakeholder("S").setTouchesInvariant(true),
                DAY + WARNING + HOUR);

        events.until(DAY + CRITICAL + 1);

        assertThat(alerts())
                .containsExactly("kpi_1.1 p warning firing", "kpi_1.1 p warning resolved", "kpi_1.1 p critical firing");
    }

    @Test
    void whatIsStatedOfAProposalMayMakeItLate() {
        submitted(8);

        events.proposal(
                "p",
                ProposalEventKind.signed,
                event -> event.setStakeholder("S").setSafetyScore(9.0),
                DAY + 8 * DAY_MS);

        events.until(DAY + 9 * DAY_MS);
        assertThat(events.alerts("kpi_1.1")).singleElement().satisfies(alert -> {
            assertThat(KpiLines.full(alert)).isEqualTo("kpi_1.1 p warning firing 192 168");
            assertThat(alert.getDetectedAtMs().toEpochMilli()).isEqualTo(DAY + 8 * DAY_MS);
        });
    }
}
