package io.oisstreams.embedded.replay;

import io.oisstreams.event.EvidenceOrder;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.RejectedTelemetry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The order of records of one time: by key, those without one first, and then by offset (contract section 8). Rejections of one tenant
 * and one millisecond are put in the order of where they come from: their offsets depend on which of two topics Kafka
 * Streams happened to read first, and the files must not. Of leaves of evidence the same is true ({@link EvidenceOrder}).
 */
final class CanonicalOrder {
    private static final byte[] WITHOUT_KEY = {0};

    private CanonicalOrder() {}

    /** Bytes whose unsigned order is that order. */
    static byte[] tieBreak(ConsumerRecord<String, SpecificRecord> record) {
        byte[] key = record.key() == null ? WITHOUT_KEY : ended((char) 1 + record.key());
        byte[] origin = originOf(record.value());
        return ByteBuffer.allocate(key.length + origin.length + Long.BYTES)
                .put(key)
                .put(origin)
                .putLong(record.offset())
                .array();
    }

    private static byte[] originOf(SpecificRecord value) {
        if (value instanceof RejectedTelemetry rejected) {
            return originOf(rejected);
        }
        return value instanceof EvidenceEntry entry ? EvidenceOrder.of(entry) : new byte[0];
    }

    private static byte[] originOf(RejectedTelemetry rejected) {
        byte[] name = ended(rejected.getFile() != null ? rejected.getFile() : String.valueOf(rejected.getTopic()));
        long place = rejected.getFile() != null ? number(rejected.getLine()) : number(rejected.getOffset());
        return ByteBuffer.allocate(name.length + Long.BYTES)
                .put(name)
                .putLong(place)
                .array();
    }

    private static long number(Long place) {
        return place == null ? 0 : place;
    }

    /** With a zero byte behind it, so that a text comes before those that begin with it. */
    private static byte[] ended(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }
}
