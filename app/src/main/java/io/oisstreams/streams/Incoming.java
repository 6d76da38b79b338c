package io.oisstreams.streams;

import io.oisstreams.event.Rejection;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was read, with its coordinates.
 *
 * @param admissionMs its Kafka timestamp, in ms
 * @param key null if there is none
 * @param value null for a tombstone
 */
public record Incoming(
        String topic, int partition, long offset, long admissionMs, byte @Nullable [] key, byte @Nullable [] value) {

    /** Longer keys are no tenant's: an id has at most 1,024 characters, of up to 3 bytes. */
    private static final int LONGEST_TENANT_BYTES = 3 * 1024;

    /** What is repeated of a key and of a value. Together with the rest of a rejection they fit into its topic. */
    private static final int LONGEST_KEY_BYTES = 64 * 1024;

    private static final int LONGEST_VALUE_BYTES = 16 * 1024 * 1024;

    /** The tenant that the key names; empty without a key, or if no tenant can have it. */
    public Optional<String> tenantId() {
        return Optional.ofNullable(key)
                .filter(bytes -> bytes.length <= LONGEST_TENANT_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Whether the key is this id, byte for byte. */
    public boolean isKeyedBy(String id) {
        return Arrays.equals(key, id.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * This record as {@code telemetry.rejected} tells of it: reason, coordinates and original bytes; the first of them, and a word
     * about it in the message, if the topic could not hold all.
     */
    public RejectedTelemetry rejectedFor(Rejection rejection) {
        String message = topic + "-" + partition + "@" + offset + ": " + rejection.message()
                + cutNote("key", key, LONGEST_KEY_BYTES) + cutNote("value", value, LONGEST_VALUE_BYTES);
        return RejectedTelemetry.newBuilder()
                .setTenantId(tenantId().orElse(null))
                .setReason(rejection.reason().name())
                .setMessage(message)
                .setTopic(topic)
                .setPartition(partition)
                .setOffset(offset)
                .setAdmittedAtMs(Instant.ofEpochMilli(admissionMs))
                .setKey(beginning(key, LONGEST_KEY_BYTES))
                .setValue(beginning(value, LONGEST_VALUE_BYTES))
                .build();
    }

    private static String cutNote(String name, byte @Nullable [] bytes, int longest) {
        return bytes == null || bytes.length <= longest
                ? ""
                : " (of the " + name + "'s " + bytes.length + " bytes the first " + longest + " are kept)";
    }

    private static @Nullable ByteBuffer beginning(byte @Nullable [] bytes, int longest) {
        return bytes == null ? null : ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, longest));
    }
}
