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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** KPI 1.1 and 1.2, from events to values. */
class ProposalsTest {
    private final KpiEvents events = new KpiEvents();
    private int proposals;

    @AfterEach
    void close() {
        events.close();
    }

    private static UnaryOperator<ProposalEvent.Builder> safety(double score) {
        return event -> event.setSafetyScore(score);
    }

    /** One that was submitted so long before it was decided, in the middle of the day. */
    private void decided(double safety, long lastedMs) {
        String id = "p" + ++proposals;
        events.proposal(id, ProposalEventKind.submitted, safety(safety), DAY + 12 * HOUR - lastedMs);
        events.proposal(id, ProposalEventKind.approved, DAY + 12 * HOUR);
    }

    @Test
    void approvalTimeIsTheMeanOfAMonthForEachClass() {
        decided(9.5, 12 * HOUR + HOUR / 2);
        decided(9, 13 * HOUR + HOUR / 2);
        decided(8, 100 * HOUR);

        events.close(DAY);

        List<KpiValue> values = events.values("1.1").filter(this::isOfDay).toList();
        assertThat(KpiLines.of(values))
                .containsExactly(
                        "1.1 {risk_class=low} 13.0 hours met",
                        "1.1 {risk_class=medium} 100.0 hours met",
                        "1.1 {risk_class=high} null hours no_data");
        assertThat(values).extracting(KpiLines::period).containsOnly("2025-12-01T00:00:00Z 2025-12-31T00:00:00Z");
        assertThat(values).extracting(KpiValue::getVersion).containsOnly("1.0.0");
    }

    private boolean isOfDay(KpiValue value) {
        return value.getPeriodEndMs().toEpochMilli() == DAY + DAY_MS;
    }

    private List<String> linesOfDay(String kpiId) {
        return KpiLines.of(events.values(kpiId).filter(this::isOfDay).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "9, 172799999, low, 48.0, met",
        "9, 172800000, low, 48.0, missed",
        "9, 604800000, low, 168.0, missed",
        "9, 604800001, low, 168.0, warning",
        "9, 2592000000, low, 720.0, warning",
        "9, 2592000001, low, 720.0, critical",
        "8, 604799999, medium, 168.0, met",
        "8, 604800000, medium, 168.0, missed",
        "8, 2592000000, medium, 720.0, missed",
        "8, 2592000001, medium, 720.0, critical",
        "1, 1209599999, high, 336.0, met",
        "1, 1209600000, high, 336.0, missed",
        "1, 2592000001, high, 720.0, critical",
        "9, 0, low, 0.0, met",
        "9, -4000, low, 0.0, met"
    })
    void everyThresholdOfApprovalTimeHasTwoSides(
            double safety, long lastedMs, String risk, String hours, String status) {
        decided(safety, lastedMs);

        events.close(DAY);

        assertThat(linesOfDay("1.1")).contains("1.1 {risk_class=" + risk + "} " + hours + " hours " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "10, false, low",
        "9, false, low",
        "8.999, false, medium",
        "7, false, medium",
        "6.999, false, high",
        "0, false, high",
        ", false, high",
        "10, true, high"
    })
    void theClassFollowsFromSafetyAndInvariants(@Nullable Double safety, boolean touches, String risk) {
        events.proposal("p", ProposalEventKind.submitted, event -> event.setSafetyScore(safety), DAY);
        events.proposal(
                "p",
                ProposalEventKind.signed,
                event -> event.setStakeholder("S").setTouchesInvariant(touches),
                DAY + HOUR);
        events.proposal("p", ProposalEventKind.rejected, DAY + 2 * HOUR);

        events.close(DAY);

        assertThat(events.lines("1.1")).contains("1.1 {risk_class=" + risk + "} 2.0 hours met");
    }

    @Test
    void theSafetyThatWasStatedLastCounts() {
        events.proposal("p", ProposalEventKind.submitted, safety(2), DAY);
        events.proposal("p", ProposalEventKind.approved, safety(9), DAY + HOUR);

        events.close(DAY);

        assertThat(events.lines("1.1")).contains("1.1 {risk_class=low} 1.0 hours met");
    }

    @Test
    void aDecisionMayComeBeforeItsSubmission() {
        ProposalEvent submitted = events.proposalOf("p", ProposalEventKind.submitted, safety(9), DAY);
        events.proposal("p", ProposalEventKind.approved, DAY + 5 * HOUR);

        events.send(Topics.GOVERNANCE_PROPOSALS, submitted, DAY + 6 * HOUR);

        events.close(DAY);
        assertThat(events.lines("1.1")).contains("1.1 {risk_class=low} 5.0 hours met");
    }

    @Test
    void aTimeOutIsNoDecisionButAnEnd() {
        events.proposal("p", ProposalEventKind.submitted, safety(9), DAY);
        events.proposal("p", ProposalEventKind.timed_out, DAY + HOUR);

        events.close(DAY);

        List<String> lines = KpiLines.of(events.values());
        assertThat(lines).contains("1.1 {risk_class=low} null hours no_data", "1.2 {} 0.0 percent critical");
    }

    @ParameterizedTest
    @CsvSource({
        "20, 19, 95.0, met",
        "21, 19, 90.47619, missed",
        "10, 9, 90.0, missed",
        "9, 8, 88.888889, warning",
        "5, 4, 80.0, warning",
        "14, 11, 78.571429, critical",
        "1, 0, 0.0, critical",
        "1, 1, 100.0, met"
    })
    void quorumRateIsOfAllThatEndedInTheQuarter(int ended, int withQuorum, String percent, String status) {
        ProposalEventKind[] ends = {ProposalEventKind.approved, ProposalEventKind.rejected, ProposalEventKind.timed_out
        };
        for (int i = 0; i < ended; i++) {
            boolean met = i < withQuorum;
            events.proposal("p" + i, ends[i % ends.length], event -> event.setQuorumMet(met), DAY + i);
        }

        events.close(DAY);

        List<KpiValue> values = events.values("1.2").toList();
        assertThat(KpiLines.of(values)).containsExactly("1.2 {} " + percent + " percent " + status);
        assertThat(values).extracting(KpiLines::period).containsExactly("2025-10-01T00:00:00Z 2025-12-31T00:00:00Z");
    }

    @Test
    void aQuorumMayBeStatedBeforeTheEndAndOneThatIsNeverStatedWasNotMet() {
        events.proposal(
                "p",
                ProposalEventKind.signed,
                event -> event.setStakeholder("S").setQuorumMet(true),
                DAY);
        events.proposal("p", ProposalEventKind.approved, DAY + 1);
        events.proposal("silent", ProposalEventKind.approved, DAY + 2);

        events.close(DAY);

        assertThat(events.lines("1.2")).containsExactly("1.2 {} 50.0 percent critical");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 10.001, 1e308})
    void aSafetyOutOfItsRangeIsRefused(double score) {
        events.proposal("p", ProposalEventKind.submitted, safety(score), DAY);

        assertThat(events.rejections()).containsExactly("INVALID_FIELD governance.proposals");
    }

    @ParameterizedTest
    @CsvSource({"submitted, submitted", "approved, rejected", "timed_out, approved", "rejected, timed_out"})
    void aStepThatWasTakenIsNotTakenAgain(ProposalEventKind first, ProposalEventKind again) {
        events.proposal("p", first, DAY);
        events.proposal("p", again, DAY + 1);
        events.proposal("q", again, DAY + 2);

        assertThat(events.rejections()).containsExactly("REPEATED_STEP governance.proposals");
    }

    @Test
    void aMonthBeginsAnew() {
        long lastDay = DAY + DAY_MS;
        decided(9, HOUR);
        events.close(lastDay);
        events.values();

        events.close(lastDay + DAY_MS);

        List<KpiValue> values = events.values();
        assertThat(KpiLines.of(values))
                .contains(
                        "1.1 {risk_class=low} null hours no_data",
                        "1.2 {} 0.0 percent no_data",
                        "1.3 {} null hours no_data");
        assertThat(values.get(0)).extracting(KpiLines::period).isEqualTo("2026-01-01T00:00:00Z 2026-01-02T00:00:00Z");
    }
}
