package io.oisstreams.kpis.state;

import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Timed;
import java.util.Comparator;
import org.apache.kafka.common.utils.Bytes;

/**
 * Something that time causes.
 *
 * @param timeMs when, in ms
 * @param subject what it is about, as its kind has it: a day, the id of a proposal or an incident, a contract and its version, a review
 */
public record Due(long timeMs, Kind kind, String tenantId, String subject) implements Timed, Comparable<Due> {
    private static final Comparator<Due> ORDER = Comparator.comparingLong(Due::timeMs)
            .thenComparing(Due::tenantId)
            .thenComparing(Due::kind)
            .thenComparing(Due::subject);

    /** What is due, in the order in which it is done if it is due at one time. The names are stored. */
    public enum Kind {
        /** A proposal has waited for long. */
        PROPOSAL_WAITS,
        /** An incident has gone on for long. */
        INCIDENT_GOES_ON,
        /** The last full snapshot is old. */
        SNAPSHOT_IS_OLD,
        /** A review was made. */
        REVIEW,
        /** What was observed for a contract is complete. */
        SCORE,
        /** Nothing counts for a UTC day any more: its values are published. */
        DAY_CLOSE,
        /** What is left of a tenant that was silent for long has been kept long enough. */
        EXPIRY
    }

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }

    @Override
    public Bytes agendaKey() {
        return RowKey.of(BaseKind.AGENDA, tenantId, timeMs, kind.name(), subject);
    }
}
