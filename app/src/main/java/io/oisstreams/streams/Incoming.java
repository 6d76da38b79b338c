package io.oisstreams.streams;

import io.oisstreams.event.Rejection;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
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

    /** The zero byte and the schema id in front of the Avro bytes. */
    private static final int WIRE_PREFIX_BYTES = 5;

    /** Why it is no event, as far as that can be told without reading the value; empty: it may be one. */
    public Optional<Rejection> unreadable(int maxEventBytes) {
        if (key == null) {
            return Optional.of(new Rejection(RejectionReason.NULL_KEY, "no key: the key is the tenant_id"));
        }
        if (value != null && value.length > maxEventBytes) {
            String message = "the value has " + value.length + " bytes, more than " + maxEventBytes;
            return Optional.of(new Rejection(RejectionReason.TOO_LARGE, message));
        }
        return Optional.empty();
    }

    /** The bytes of its value; 0 for a tombstone. */
    public int size() {
        return value == null ? 0 : value.length;
    }

    /** Why it is not an event of that tenant; empty: the key is the tenant's id. */
    public Optional<Rejection> foreignTo(String tenantIdOfValue) {
        return isKeyedBy(tenantIdOfValue)
                ? Optional.empty()
                : Optional.of(new Rejection(
                        RejectionReason.KEY_MISMATCH,
                        "the key is " + tenantId().orElse("no tenant's") + ", tenant_id is " + tenantIdOfValue));
    }

    /**
     * CRC-32C of the Avro bytes behind the schema id: tells a repeated event from another one under its id.
     *
     * @throws IllegalStateException for a tombstone or what is too short to be an event
     */
    public int contentCrc() {
        if (value == null || value.length < WIRE_PREFIX_BYTES) {
            throw new IllegalStateException("no event");
        }
        CRC32C crc = new CRC32C();
        crc.update(value, WIRE_PREFIX_BYTES, value.length - WIRE_PREFIX_BYTES);
        return (int) crc.getValue();
    }

    /** The tenant that the key names; empty without a key, or if no tenant can have it. */
    public Optional<String> tenantId() {
        return Optional.ofNullable(key)
                .filter(bytes -> bytes.length <= LONGEST_TENANT_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Topic, partition and offset in one word. */
    public String place() {
        return topic + "-" + partition + "@" + offset;
    }

    /** Whether the key is this id, byte for byte. */
    private boolean isKeyedBy(String id) {
        return Arrays.equals(key, id.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * This record as {@code telemetry.rejected} tells of it: reason, coordinates and original bytes; the first of them, and a word
     * about it in the message, if the topic could not hold all.
     *
     * @param application the capability that refuses it; empty: none, it was refused before
     */
    public RejectedTelemetry rejectedFor(Rejection rejection, String application) {
        String message = place() + ": " + rejection.message() + cutNote("key", key, LONGEST_KEY_BYTES)
                + cutNote("value", value, LONGEST_VALUE_BYTES);
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
                .setApplication(application)
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
