package io.oisstreams.kpis.state;

import io.oisstreams.kpis.core.lifecycle.Incident;
import io.oisstreams.kpis.core.lifecycle.Proposal;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import io.oisstreams.time.UtcDays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Forgets what is older than the retention, so that the store does not grow for ever. For the stream thread only. */
public final class Expiry {
    private final Rows rows;
    private final int retentionDays;

    /** @param retentionDays for how many days things are kept */
    public Expiry(Rows rows, int retentionDays) {
        this.rows = rows;
        this.retentionDays = retentionDays;
    }

    /** Forgets what a tenant does not need any more when a day is over. */
    public void after(String tenantId, long day) {
        long keptFrom = day - retentionDays;
        if (keptFrom <= 0) {
            return;
        }
        for (Kind kind : List.of(Kind.DAY, Kind.RESPONSES_DAY, Kind.VALUE, Kind.LATEST_OF_DAY, Kind.REVIEWED)) {
            before(kind, tenantId, keptFrom).forEach(rows::delete);
        }
        before(Kind.OUTAGE, tenantId, UtcDays.startMs(keptFrom)).forEach(rows::delete);
        for (Bytes seen : before(Kind.PROPOSALS_DAY, tenantId, keptFrom)) {
            rows.delete(seen);
            forgetProposal(tenantId, RowKey.lastText(seen), day);
        }
        for (Bytes seen : before(Kind.INCIDENTS_DAY, tenantId, keptFrom)) {
            rows.delete(seen);
            forgetIncident(tenantId, RowKey.lastText(seen), day);
        }
    }

    /** What still goes on is looked at again when the retention is over once more. */
    private void forgetProposal(String tenantId, String id, long day) {
        Bytes key = RowKey.of(Kind.PROPOSAL, tenantId, id);
        if (rows.get(key, Proposal.class).filter(Proposal::isPending).isPresent()) {
            rows.put(FirstSeen.key(Kind.PROPOSAL, tenantId, day, id));
            return;
        }
        rows.delete(key);
        Bytes responses = RowKey.of(Kind.RESPONSE, tenantId, id);
        rows.keys(responses, RowKey.after(responses)).forEach(rows::delete);
    }

    private void forgetIncident(String tenantId, String id, long day) {
        Bytes key = RowKey.of(Kind.INCIDENT, tenantId, id);
        if (rows.get(key, Incident.class).filter(Incident::isOpen).isPresent()) {
            rows.put(FirstSeen.key(Kind.INCIDENT, tenantId, day, id));
        } else {
            rows.delete(key);
        }
    }

    private List<Bytes> before(Kind kind, String tenantId, long number) {
        return rows.keys(RowKey.of(kind, tenantId), RowKey.of(kind, tenantId, number));
    }
}
