package io.oisstreams.embedded.replay;

import io.oisstreams.event.EvidenceOrder;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.output.v1.Report;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The order of records of one time: by key, those without one first, and then by offset (contract section 8). Rejections of one tenant
 * and one millisecond are put in the order of where they come from, and then of the application that refused them: their offsets depend
 * on which of two topics Kafka Streams happened to read first, and on which of two applications happened to be faster, and the files
 * must not. Of alerts the latter is true, so they are put in the order of their rules, each of which is one application's; of leaves of
 * evidence the former ({@link EvidenceOrder}), and likewise of deviations, commands, verdicts and reports.
 */
final class CanonicalOrder {
    private static final byte[] WITHOUT_KEY = {0};

    private CanonicalOrder() {}

    /** Bytes whose unsigned order is that order. */
    static byte[] tieBreak(ConsumerRecord<String, SpecificRecord> record) {
        byte[] key = record.key() == null ? WITHOUT_KEY : ended((char) 1 + record.key());
        byte[] rank = rankOf(record.value());
        return ByteBuffer.allocate(key.length + rank.length + Long.BYTES)
                .put(key)
                .put(rank)
                .putLong(record.offset())
                .array();
    }

    private static byte[] rankOf(SpecificRecord value) {
        if (value instanceof RejectedTelemetry rejected) {
            return rankOf(rejected);
        }
        if (value instanceof Alert alert) {
            return ended(alert.getRule());
        }
        if (value instanceof EvidenceEntry entry) {
            return EvidenceOrder.of(entry);
        }
        return rankByCause(value);
    }

    /** What several topics cause in one application is put in the order of what it is about. */
    private static byte[] rankByCause(SpecificRecord value) {
        if (value instanceof Deviation step) {
            return ended(step.getDeviationId());
        }
        if (value instanceof ControlCommand command) {
            return ended(command.getCommandId());
        }
        if (value instanceof SignatureVerification verdict) {
            return ended(verdict.getVerifier());
        }
        return value instanceof Report report ? ended(report.getName()) : new byte[0];
    }

    private static byte[] rankOf(RejectedTelemetry rejected) {
        byte[] name = ended(rejected.getFile() != null ? rejected.getFile() : String.valueOf(rejected.getTopic()));
        long place = rejected.getFile() != null ? number(rejected.getLine()) : number(rejected.getOffset());
        byte[] application = ended(rejected.getApplication());
        return ByteBuffer.allocate(name.length + Long.BYTES + application.length)
                .put(name)
                .putLong(place)
                .put(application)
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
