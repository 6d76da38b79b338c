package io.oisstreams.kpis.topology;

import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.core.kpi.BackupFreshness;
import io.oisstreams.kpis.state.Due;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.kpis.state.Snapshot;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** The age of the last full snapshot (KPI 5.2). */
final class Snapshots {
    private final Rows rows;
    private final Alarms alarms;

    Snapshots(Rows rows, Alarms alarms) {
        this.rows = rows;
        this.alarms = alarms;
    }

    /** A snapshot was made at a time, in ms; one that is older than the last changes nothing. */
    void take(String tenantId, long createdMs, long admissionMs) {
        Optional<Snapshot> before = find(tenantId);
        before.ifPresent(last -> alarms.raise(ongoing(tenantId, last), admissionMs));
        if (before.isEmpty() || before.get().createdMs() < createdMs) {
            before.ifPresent(last -> alarms.cancel(ongoing(tenantId, last), Due.Kind.SNAPSHOT_IS_OLD));
            Snapshot snapshot = new Snapshot(createdMs, admissionMs);
            rows.put(key(tenantId), snapshot);
            Alarms.Ongoing aging = ongoing(tenantId, snapshot);
            alarms.look(aging, admissionMs, Math.max(0, admissionMs - createdMs));
            alarms.schedule(aging, Due.Kind.SNAPSHOT_IS_OLD);
        }
    }

    /** The last snapshot may be too old. */
    void due(Due due) {
        find(due.tenantId()).ifPresent(last -> alarms.raise(ongoing(due.tenantId(), last), due.timeMs() + 1));
    }

    private Optional<Snapshot> find(String tenantId) {
        return rows.get(key(tenantId), Snapshot.class);
    }

    private static Alarms.Ongoing ongoing(String tenantId, Snapshot snapshot) {
        return new Alarms.Ongoing(
                tenantId,
                BackupFreshness.DEFINITION,
                Optional.empty(),
                snapshot.createdMs(),
                snapshot.knownMs(),
                BackupFreshness.alarmsMs(),
                BackupFreshness::alert,
                lastedMs -> Quotient.hours(lastedMs, 1).rounded(),
                "the last full snapshot is of " + Instant.ofEpochMilli(snapshot.createdMs()));
    }

    private static Bytes key(String tenantId) {
        return RowKey.of(Kind.SNAPSHOT, tenantId);
    }
}
