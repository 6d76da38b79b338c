package io.oisstreams.embedded.replay;

import io.oisstreams.event.EvidenceOrder;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.output.v1.Alert;
import io.oisstreams.output.v1.ControlCommand;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.KpiValue;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.output.v1.Report;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The order of records of one time: by key, those without one first, and then by offset (contract section 8). Rejections of one tenant
 * and one millisecond are put in the order of where they come from, and then of the application that refused them: their offsets depend
 * on which of two topics Kafka Streams happened to read first, and on which of two applications happened to be faster, and the files
 * must not. Of alerts the latter is true, so they are put in the order of their rules, each of which is one application's, and then of
 * their subjects: an alert that came due is raised by the next tick or by the next event about its subject, and which of the two is read
 * first is left open if they are of one time. What befalls one subject of a rule comes from one topic besides, so its offsets tell the
 * order. Of leaves of evidence the former is true ({@link EvidenceOrder}), and likewise of deviations, commands, verdicts and reports, and
 * of values of KPIs: proposals, incidents, measurements and observations each have KPIs of their own, so those come by KPI and version,
 * then by the end of the period and by what they are about.
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
            return joined(List.of(ended(alert.getRule()), ended(alert.getSubject() == null ? "" : alert.getSubject())));
        }
        if (value instanceof EvidenceEntry entry) {
            return EvidenceOrder.of(entry);
        }
        if (value instanceof KpiValue kpi) {
            return rankOf(kpi);
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
        return joined(List.of(name, ordered(place), ended(rejected.getApplication())));
    }

    private static byte[] rankOf(KpiValue kpi) {
        byte[] end = ordered(kpi.getPeriodEndMs().toEpochMilli());
        List<byte[]> parts = new ArrayList<>(List.of(ended(kpi.getKpiId()), ended(kpi.getVersion()), end));
        // The map of a record that was read has no order of its own.
        new TreeMap<>(kpi.getAttributes()).forEach((name, value) -> {
            parts.add(ended(name));
            parts.add(ended(value));
        });
        return joined(parts);
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteBuffer all =
                ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    private static byte[] ordered(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static long number(Long place) {
        return place == null ? 0 : place;
    }

    /** With a zero byte behind it, so that a text comes before those that begin with it. */
    private static byte[] ended(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }
}
