package io.oisstreams.console.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.console.published.PublishedScore;
import io.oisstreams.console.published.ScoreJson;
import io.oisstreams.event.AvroJson;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.KpiValue;
import io.oisstreams.output.v1.MetricsRollup;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.output.v1.Report;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What listeners are told of published values: plain translation. */
final class LiveEvents {
    private LiveEvents() {}

    /** @throws IllegalArgumentException if it is of a topic that listeners are not told of */
    static LiveEvent of(SpecificRecord value) {
        if (value instanceof OisRecord record) {
            return of(record);
        } else if (value instanceof Alert alert) {
            return new LiveEvent(
                    "alert", alert.getTenantId(), AvroJson.write(alert).toString());
        } else if (value instanceof Deviation step) {
            return of(step);
        } else if (value instanceof ControlCommand command) {
            return of(command);
        } else if (value instanceof Report report) {
            return of(report);
        } else if (value instanceof KpiValue kpi) {
            return of(kpi);
        } else if (value instanceof MetricsRollup rollup) {
            return of(rollup);
        }
        throw new IllegalArgumentException(
                "nobody listens for " + value.getSchema().getName());
    }

    private static LiveEvent of(OisRecord record) {
        ObjectNode json = ScoreJson.about(record.getExtensions().getTenantId());
        ScoreJson.put(json, Optional.of(PublishedScore.of(record)));
        return event("record", json);
    }

    private static LiveEvent of(Deviation step) {
        return event(
                "deviation",
                ScoreJson.about(step.getTenantId())
                        .put("deviation_id", step.getDeviationId())
                        .put("type", step.getType().name())
                        .put("kind", step.getKind().name())
                        .put("severity", step.getSeverity().name())
                        .put("subject", step.getSubject())
                        .put("message", step.getMessage())
                        .put("at", time(step.getTimestampMs())));
    }

    private static LiveEvent of(ControlCommand command) {
        return event(
                "command",
                ScoreJson.about(command.getTenantId())
                        .put("command", command.getCommand().name())
                        .put("status", command.getStatus().name())
                        .put("reason", command.getReason())
                        .put("at", time(command.getTimestampMs())));
    }

    private static LiveEvent of(Report report) {
        return event(
                "report",
                ScoreJson.about(report.getTenantId())
                        .put("name", report.getName())
                        .put("media_type", report.getMediaType())
                        .put("at", time(report.getTimestampMs())));
    }

    private static LiveEvent of(KpiValue value) {
        ObjectNode json = ScoreJson.about(value.getTenantId()).put("kpi_id", value.getKpiId());
        json.set("value", AvroJson.write(value).get("value"));
        return event("value", json.put("status", value.getStatus()).put("period_end", time(value.getPeriodEndMs())));
    }

    private static LiveEvent of(MetricsRollup rollup) {
        return event(
                "rollup",
                ScoreJson.about(rollup.getTenantId())
                        .put("window_start", time(rollup.getBucketStartMs()))
                        .put("bucket", rollup.getBucket().name()));
    }

    private static String time(Instant at) {
        return ScoreJson.time(at.toEpochMilli());
    }

    private static LiveEvent event(String name, ObjectNode json) {
        return new LiveEvent(name, json.get("tenant_id").textValue(), ScoreJson.text(json));
    }
}
