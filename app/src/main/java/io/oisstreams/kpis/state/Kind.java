package io.oisstreams.kpis.state;

import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.RowKind;

/** What a row of KPIs is, but for the {@link BaseKind}s. The codes are stored: they never change. */
public enum Kind implements RowKind {
    PROPOSAL(3),
    RESPONSE(4),
    INCIDENT(5),
    /** By when it was over and that was known; of those that are not, at the end of time. */
    OUTAGE(6),
    DAY(7),
    RESPONSES_DAY(8),
    /** Carried on from one closed day to the next. */
    CARRIED(9),
    VALUE(10),
    /** The latest value of a KPI with one for each incident, commit or audit. */
    LATEST_VALUE(11),
    ALERT(12),
    LAST_BAD(13),
    COVERAGE(14),
    SNAPSHOT(15),
    REVIEWED(16),
    OBSERVATION(17),
    // 18 is one of the base kinds.
    SCORE(19),
    PENDING_SCORE(21),
    /** Which proposals a day was the first to know of. */
    PROPOSALS_DAY(20),
    /** The same of incidents. */
    INCIDENTS_DAY(22);

    private final byte code;

    Kind(int code) {
        this.code = (byte) code;
    }

    @Override
    public byte code() {
        return code;
    }
}
