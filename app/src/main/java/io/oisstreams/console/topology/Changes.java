package io.oisstreams.console.topology;

import io.oisstreams.alerting.Severity;
import io.oisstreams.console.published.PublishedScore;
import io.oisstreams.console.state.AlertRows;
import io.oisstreams.console.state.Overviews;
import io.oisstreams.event.AvroJson;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.AlertStatus;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationStepKind;
import io.oisstreams.output.v1.OisRecord;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/** What a published value changes for the console. */
final class Changes {
    private final Overviews overviews;
    private final AlertRows alerts;

    Changes(Overviews overviews, AlertRows alerts) {
        this.overviews = overviews;
        this.alerts = alerts;
    }

    void tick(long tickMs) {
        overviews.tick(tickMs);
    }

    void take(SpecificRecord value) {
        if (value instanceof OisRecord record) {
            overviews.scored(record.getExtensions().getTenantId(), PublishedScore.of(record));
        } else if (value instanceof Alert alert) {
            take(alert);
        } else {
            take((Deviation) value);
        }
    }

    private void take(Alert alert) {
        boolean firing = alert.getStatus() == AlertStatus.firing;
        if (firing) {
            Severity severity = Severity.valueOf(alert.getSeverity().name().toUpperCase(Locale.ROOT));
            overviews.fired(alert.getTenantId(), alert.getAlertId(), severity);
        } else {
            overviews.resolved(alert.getTenantId(), alert.getAlertId());
        }
        alerts.put(
                alert.getTenantId(),
                alert.getAlertId(),
                firing,
                alert.getDetectedAtMs().toEpochMilli(),
                AvroJson.write(alert).toString());
    }

    private void take(Deviation step) {
        if (step.getKind() == DeviationStepKind.opened) {
            overviews.opened(step.getTenantId(), step.getDeviationId());
        } else if (step.getKind() == DeviationStepKind.closed) {
            overviews.closed(step.getTenantId(), step.getDeviationId());
        }
    }
}
