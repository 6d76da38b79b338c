package io.oisstreams.kpis.topology;

import io.oisstreams.alerting.Condition;
import io.oisstreams.alerting.Observation;
import io.oisstreams.kpis.core.Definition;
import io.oisstreams.kpis.core.Quotient;
import io.oisstreams.kpis.state.Kind;
import io.oisstreams.kpis.state.LastBad;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.Rows;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/** Measurements of which each bad one is an alert at once: it ends with a good one that was measured later (KPI 3.1 and 5.1). */
final class BadReadings {
    private final Rows rows;
    private final Alerts alerts;

    BadReadings(Rows rows, Alerts alerts) {
        this.rows = rows;
        this.alerts = alerts;
    }

    /**
     * Takes a measurement.
     *
     * @param subject what was measured; empty: there is one
     * @param condition what is wrong; empty: it is good
     * @param timeMs event time in ms
     */
    void take(
            String tenantId,
            Definition kpi,
            Optional<String> subject,
            Optional<Condition> condition,
            BigDecimal value,
            long timeMs,
            long admissionMs) {
        Bytes key = RowKey.of(Kind.LAST_BAD, tenantId, kpi.id(), subject.orElse(""));
        Optional<Long> lastBadMs = rows.get(key, LastBad.class).map(LastBad::timeMs);
        boolean counts =
                condition.isPresent() || lastBadMs.filter(bad -> bad >= timeMs).isEmpty();
        if (condition.isPresent()) {
            rows.put(key, new LastBad(Math.max(timeMs, lastBadMs.orElse(timeMs))));
        } else if (counts && lastBadMs.isPresent()) {
            rows.delete(key);
        }
        if (counts) {
            alerts.observe(new Observation(
                    tenantId,
                    kpi.rule(),
                    subject,
                    condition,
                    Optional.of(value),
                    timeMs,
                    timeMs + 1,
                    admissionMs,
                    kpi.name() + subject.map(of -> " of " + of).orElse("") + " was measured as "
                            + Quotient.of(value).text()));
        }
    }
}
