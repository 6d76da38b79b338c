package io.oisstreams.console.state;

import io.oisstreams.alerting.Severity;
import io.oisstreams.console.core.Overview;
import io.oisstreams.console.core.ScoredWindow;
import io.oisstreams.rows.BaseKind;
import io.oisstreams.rows.Latest;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowReader;
import io.oisstreams.rows.Rows;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.utils.Bytes;

/**
 * How the tenants of a partition stand. What is told twice counts once: which alerts fire and which deviations are open is known one by one.
 * For the stream thread only.
 */
public final class Overviews {
    private final Rows rows;
    private final Rows open;

    /**
     * Those of the rows.
     *
     * @param rows of tenants, which queries read
     * @param open the alerts that fire and the deviations that are open
     */
    public Overviews(Rows rows, Rows open) {
        this.rows = rows;
        this.open = open;
    }

    /** Time has come to here, in ms. */
    public void tick(long tickMs) {
        if (rows.get(RowKey.LATEST, Latest.class).orElse(Latest.NEVER).timeMs() < tickMs) {
            rows.put(RowKey.LATEST, new Latest(tickMs));
        }
    }

    /** A record was published. */
    public void scored(String tenantId, ScoredWindow window) {
        change(tenantId, overview -> overview.scored(window));
    }

    /** An alert began. */
    public void fired(String tenantId, String alertId, Severity severity) {
        Bytes key = RowKey.of(Kind.FIRING, tenantId, alertId);
        if (!open.has(key)) {
            open.put(key, new Firing(severity));
            change(tenantId, overview -> overview.fired(severity));
        }
    }

    /** An alert ended. */
    public void resolved(String tenantId, String alertId) {
        Bytes key = RowKey.of(Kind.FIRING, tenantId, alertId);
        Optional<Firing> firing = open.get(key, Firing.class);
        open.delete(key);
        change(tenantId, overview -> firing.map(alert -> overview.resolved(alert.severity()))
                .orElse(overview));
    }

    /** A deviation began. */
    public void opened(String tenantId, String deviationId) {
        Bytes key = RowKey.of(Kind.OPEN, tenantId, deviationId);
        if (!open.has(key)) {
            open.put(key);
            change(tenantId, Overview::opened);
        }
    }

    /** A deviation ended. */
    public void closed(String tenantId, String deviationId) {
        Bytes key = RowKey.of(Kind.OPEN, tenantId, deviationId);
        boolean wasOpen = open.has(key);
        open.delete(key);
        change(tenantId, overview -> wasOpen ? overview.closed() : overview);
    }

    private void change(String tenantId, UnaryOperator<Overview> change) {
        rows.put(RowKey.of(BaseKind.TENANT, tenantId));
        rows.put(key(tenantId), change.apply(of(rows, tenantId)));
    }

    /** How a tenant stands; of one that is not known, nothing. */
    public static Overview of(RowReader rows, String tenantId) {
        return rows.get(key(tenantId), Overview.class).orElse(Overview.NOTHING);
    }

    private static Bytes key(String tenantId) {
        return RowKey.of(Kind.OVERVIEW, tenantId);
    }
}
