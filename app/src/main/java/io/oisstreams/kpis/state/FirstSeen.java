package io.oisstreams.kpis.state;

import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import org.apache.kafka.common.utils.Bytes;

/** Which proposals and incidents were first heard of on a day, so that they can be forgotten in their time. */
public final class FirstSeen {
    private FirstSeen() {}

    /** Remembers the day of a first event about a proposal or an incident, by time of admission in ms. */
    public static void put(Rows rows, String tenantId, long admissionMs, Kind kind, String id) {
        rows.put(key(kind, tenantId, UtcDays.dayOf(admissionMs), id));
    }

    /** Of a proposal's or an incident's kind. */
    static Bytes key(Kind kind, String tenantId, long day, String id) {
        return RowKey.of(kind == Kind.PROPOSAL ? Kind.PROPOSALS_DAY : Kind.INCIDENTS_DAY, tenantId, day, id);
    }
}
