package io.oisstreams.embedded.replay;

import io.oisstreams.event.Line;
import io.oisstreams.event.Rejection;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What {@code telemetry.rejected} tells of a line that never became a record: file and line instead of partition and offset. */
final class LineRejection {
    /** A line may name anything; longer names than these are none, and would only make the rejection too large. */
    private static final int LONGEST_TENANT = 1024;

    private static final int LONGEST_TOPIC = 249;

    private LineRejection() {}

    static RejectedTelemetry of(Path file, Line.Invalid line, long timestampMs) {
        Line.Source source = line.source();
        Rejection why = line.rejection();
        return RejectedTelemetry.newBuilder()
                .setTenantId(usableTenant(source.tenantId()).orElse(null))
                .setReason(why.reason().name())
                .setMessage(file + ":" + line.number() + ": " + why.message())
                .setTopic(source.topic()
                        .filter(topic -> topic.length() <= LONGEST_TOPIC)
                        .orElse(null))
                .setFile(file.toString())
                .setLine(line.number())
                .setAdmittedAtMs(Instant.ofEpochMilli(timestampMs))
                .setValue(line.bytes())
                .build();
    }

    private static Optional<String> usableTenant(Optional<String> named) {
        return named.filter(
                tenant -> !tenant.isEmpty() && tenant.length() <= LONGEST_TENANT && tenant.indexOf('\0') < 0);
    }
}
