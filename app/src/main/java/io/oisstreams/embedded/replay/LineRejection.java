package io.oisstreams.embedded.replay;

import io.oisstreams.event.AvroJson;
import io.oisstreams.event.Line;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What {@code telemetry.rejected} tells of a line that never became a record: file and line instead of partition and offset. */
final class LineRejection {
    /** A line may name anything; longer names than these are none, and would only make the rejection too large. */
    private static final int LONGEST_TENANT = 1_000;

    private static final int LONGEST_TOPIC = 249;

    /** What a topic takes, less the envelope. */
    private static final int MAX_RECORD_BYTES = 16 * 1024 * 1024 - 4096;

    private LineRejection() {}

    static RejectedTelemetry of(Path file, Line.Invalid line, long timestampMs) {
        Line.Source source = line.source();
        return rejected(file, line.number(), line.rejection(), timestampMs)
                .setTenantId(usableTenant(source.tenantId()).orElse(null))
                .setTopic(source.topic()
                        .filter(topic -> topic.length() <= LONGEST_TOPIC)
                        .orElse(null))
                .setValue(line.bytes())
                .build();
    }

    /**
     * Why an event can't be produced: the rejection that the application would write holds its key three times.
     *
     * @param valueBytes length of the value
     * @return the rejection with the event as JSON, in the form of this project; empty: it can be
     */
    static Optional<RejectedTelemetry> ofTooLarge(Path file, Line.Event event, TimedEvent produced, int valueBytes) {
        int keyBytes = produced.key()
                .map(key -> key.getBytes(StandardCharsets.UTF_8).length)
                .orElse(0);
        if (valueBytes + 3L * keyBytes <= MAX_RECORD_BYTES) {
            return Optional.empty();
        }
        String message = "an event of " + valueBytes + " bytes with a tenant_id of " + keyBytes + " fits into no topic";
        byte[] json = AvroJson.write(event.value()).toString().getBytes(StandardCharsets.UTF_8);
        Rejection tooLarge = new Rejection(RejectionReason.TOO_LARGE, message);
        return Optional.of(rejected(file, event.number(), tooLarge, event.timestampMs())
                .setTopic(event.topic().name())
                .setValue(ByteBuffer.wrap(json, 0, Math.min(json.length, RecordedEvents.MAX_LINE_BYTES)))
                .build());
    }

    private static RejectedTelemetry.Builder rejected(Path file, long line, Rejection why, long timestampMs) {
        return RejectedTelemetry.newBuilder()
                .setReason(why.reason().name())
                .setMessage(file + ":" + line + ": " + why.message())
                .setFile(file.toString())
                .setLine(line)
                .setAdmittedAtMs(Instant.ofEpochMilli(timestampMs));
    }

    private static Optional<String> usableTenant(Optional<String> named) {
        return named.filter(
                tenant -> !tenant.isEmpty() && tenant.length() <= LONGEST_TENANT && tenant.indexOf('\0') < 0);
    }
}
