package io.oisstreams.integrity.topology;

import io.oisstreams.event.Rejection;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read, with its coordinates.
 *
 * @param admissionMs its Kafka timestamp, in ms
 * @param key null if there is none
 * @param value null for a tombstone
 */
record Incoming(
        String topic, int partition, long offset, long admissionMs, byte @Nullable [] key, byte @Nullable [] value) {

    /** The tenant that the key names; empty without a key. */
    Optional<String> tenantId() {
        return Optional.ofNullable(key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** This record as {@code telemetry.rejected} tells of it: reason, coordinates and original bytes. */
    RejectedTelemetry rejectedFor(Rejection rejection) {
        return RejectedTelemetry.newBuilder()
                .setTenantId(tenantId().orElse(null))
                .setReason(rejection.reason().name())
                .setMessage(topic + "-" + partition + "@" + offset + ": " + rejection.message())
                .setTopic(topic)
                .setPartition(partition)
                .setOffset(offset)
                .setAdmittedAtMs(Instant.ofEpochMilli(admissionMs))
                .setKey(key == null ? null : ByteBuffer.wrap(key))
                .setValue(value == null ? null : ByteBuffer.wrap(value))
                .build();
    }
}
