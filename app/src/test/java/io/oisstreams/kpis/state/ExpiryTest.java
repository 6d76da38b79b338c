package io.oisstreams.kpis.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.figure.DayFacts;
import io.oisstreams.kpis.core.lifecycle.Incident;
import io.oisstreams.kpis.core.lifecycle.Proposal;
import io.oisstreams.kpis.core.lifecycle.Response;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowStore;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private static final long TODAY = 20_594;
    private static final long OLD = TODAY - 401;
    private static final Proposal PENDING = Proposal.UNKNOWN.submitted(1, 1);
    private static final Incident OPEN =
            Incident.UNKNOWN.detected(new Incident.Detection(1, 1, "high", "other", false, false));

    private final Rows rows = new Rows(new RowStore());
    private final Expiry expiry = new Expiry(rows, 400);

    private static Bytes proposal(String tenantId, String id) {
        return RowKey.of(Kind.PROPOSAL, tenantId, id);
    }

    private static Bytes incident(String id) {
        return RowKey.of(Kind.INCIDENT, "t", id);
    }

    private static Bytes response(String tenantId, String id, String stakeholder) {
        return RowKey.of(Kind.RESPONSE, tenantId, id, stakeholder);
    }

    private void put(String tenantId, long day, String id, Proposal proposal) {
        FirstSeen.put(rows, tenantId, UtcDays.startMs(day), Kind.PROPOSAL, id);
        rows.put(proposal(tenantId, id), proposal);
        rows.put(response(tenantId, id, "A"), Response.NONE);
        rows.put(response(tenantId, id, "B\0"), Response.NONE);
    }

    private void put(long day, String id, Incident incident) {
        FirstSeen.put(rows, "t", UtcDays.startMs(day), Kind.INCIDENT, id);
        rows.put(incident(id), incident);
    }

    private Stream<Boolean> has(Bytes... keys) {
        return Stream.of(keys).map(rows::has);
    }

    @Test
    void anOldProposalIsForgottenWithAllOfItAndNoOther() {
        put("t", OLD, "p\0\u0001", PENDING.ended(2, true));
        put("t", OLD + 1, "p", PENDING.ended(2, true));
        put("t2", OLD, "p\0\u0001", PENDING.ended(2, true));

        expiry.after("t", TODAY);

        assertThat(has(
                        proposal("t", "p\0\u0001"),
                        response("t", "p\0\u0001", "A"),
                        response("t", "p\0\u0001", "B\0"),
                        FirstSeen.key(Kind.PROPOSAL, "t", OLD, "p\0\u0001")))
                .containsOnly(false);
        assertThat(has(
                        proposal("t", "p"),
                        response("t", "p", "A"),
                        proposal("t2", "p\0\u0001"),
                        response("t2", "p\0\u0001", "A")))
                .containsOnly(true);
    }

    @Test
    void aProposalOfWhichOnlyTheEndIsKnownIsForgotten() {
        put("t", OLD, "p", Proposal.UNKNOWN.ended(2, true));

        expiry.after("t", TODAY);

        assertThat(rows.has(proposal("t", "p"))).isFalse();
    }

    @Test
    void whatStillGoesOnIsKeptAndForgottenOnceTheRetentionIsOverAgain() {
        put("t", OLD, "p", PENDING);
        put(OLD, "i", OPEN);
        expiry.after("t", TODAY);
        List<Boolean> pending =
                has(proposal("t", "p"), response("t", "p", "A"), incident("i")).toList();
        rows.put(proposal("t", "p"), PENDING.ended(2, true));
        rows.put(incident("i"), OPEN.resolved(2));

        expiry.after("t", TODAY + 400);
        List<Boolean> kept = has(proposal("t", "p"), incident("i")).toList();
        expiry.after("t", TODAY + 401);

        assertThat(pending).containsOnly(true);
        assertThat(kept).containsOnly(true);
        assertThat(has(proposal("t", "p"), response("t", "p", "A"), incident("i")))
                .containsOnly(false);
    }

    @Test
    void anOldIncidentIsForgotten() {
        put(OLD, "old", OPEN.resolved(2));
        put(OLD, "never detected", Incident.UNKNOWN.resolved(2));
        put(OLD + 1, "new", OPEN.resolved(2));

        expiry.after("t", TODAY);

        assertThat(has(incident("old"), incident("never detected"), incident("new")))
                .containsExactly(false, false, true);
    }

    @Test
    void anOutageIsKeptForTheRetentionAfterItsEnd() {
        long keptFromMs = UtcDays.startMs(TODAY - 400);
        Bytes old = KpiRows.outageKey("t", keptFromMs - 1, "i");
        Bytes kept = KpiRows.outageKey("t", keptFromMs, "i");
        Bytes open = KpiRows.outageKey("t", StoredOutage.OPEN, "i");
        Stream.of(old, kept, open).forEach(rows::put);

        expiry.after("t", TODAY);

        assertThat(has(old, kept, open)).containsExactly(false, true, true);
    }

    @Test
    void daysValuesAndMarksOfReviewsAreForgottenWhenTheyAreOlderThanTheRetention() {
        for (long day : new long[] {OLD, OLD + 1}) {
            rows.put(KpiRows.dayKey("t", day), DayFacts.NONE);
            rows.put(KpiRows.responsesKey("t", day, "A"));
            rows.put(RowKey.of(Kind.REVIEWED, "t", day, "daily"));
            ValueRows.put(rows, "t", day, value(day), "");
            ValueRows.putLatestOfDay(rows, "t", day, value(day));
        }

        expiry.after("t", TODAY);

        for (long day : new long[] {OLD, OLD + 1}) {
            assertThat(has(
                            KpiRows.dayKey("t", day),
                            KpiRows.responsesKey("t", day, "A"),
                            RowKey.of(Kind.REVIEWED, "t", day, "daily")))
                    .containsOnly(day > OLD);
        }
        for (Kind kind : List.of(Kind.VALUE, Kind.LATEST_OF_DAY)) {
            assertThat(rows.beginningWith(RowKey.of(kind), StoredValue.class))
                    .extracting(row -> row.value)
                    .containsExactly(value(OLD + 1));
        }
    }

    private static StoredValue value(long day) {
        return new StoredValue(
                "4.2", "1.0.0", "", Optional.empty(), "percent", "no_data", day, day + 1, Map.of("b", "1", "a", "2"));
    }

    @Test
    void beforeTheRetentionIsOverForTheFirstTimeNothingIsForgotten() {
        rows.put(KpiRows.dayKey("t", 0), DayFacts.NONE);

        expiry.after("t", 400);

        assertThat(rows.has(KpiRows.dayKey("t", 0))).isTrue();
    }
}
