package io.oisstreams.event;

import io.oisstreams.output.v1.EvidenceEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The order in which files have leaves of one tenant and one time: by topic, event and window. Their offsets depend on which of two
 * topics Kafka Streams happened to read first and on when a signature was verified, and files must not.
 */
public final class EvidenceOrder {
    private EvidenceOrder() {}

    /** Bytes whose unsigned order is that order; no two leaves of a tenant have the same. */
    public static byte[] of(EvidenceEntry entry) {
        // A zero byte behind each text, so that it comes before those that begin with it.
        byte[] topic = (entry.getTopic() + '\0').getBytes(StandardCharsets.UTF_8);
        byte[] eventId = (entry.getEventId() + '\0').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(topic.length + eventId.length + Long.BYTES)
                .put(topic)
                .put(eventId)
                .putLong(entry.getWindowStartMs().toEpochMilli())
                .array();
    }
}
