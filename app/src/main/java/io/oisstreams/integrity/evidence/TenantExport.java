package io.oisstreams.integrity.evidence;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.EvidenceOrder;
import io.oisstreams.event.JsonLines;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.OisRecordJson;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.sorting.ExternalSort;
import io.oisstreams.sorting.ExternalSort.Row;
import io.oisstreams.tlog.Checkpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was published of one tenant, as the lines of an export folder: all records from the first one on, because they
 * are one log, and the evidence from which those of a range can be computed again. Of windows before the range only
 * what later ones depend on is kept as text; of the other events only the hash.
 */
public final class TenantExport implements AutoCloseable {
    private static final long SORT_MEMORY_BYTES = 64L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Topics whose events count for windows after their own. */
    private static final Set<String> LASTING = EnumSet.of(Source.ENTRIES, Source.KEYS, Source.POLICIES).stream()
            .map(Source::topic)
            .collect(Collectors.toUnmodifiableSet());

    private final OisConfig config;
    private final String tenantId;
    private final Range range;
    private final ExternalSort records;
    private final ExternalSort evidence;
    private Optional<OisRecord> last = Optional.empty();

    /**
     * Which windows are wanted whole.
     *
     * @param fromMs earliest start, in ms, inclusive
     * @param toMs latest start, exclusive
     */
    public record Range(long fromMs, long toMs) {}

    /**
     * Nothing is read yet.
     *
     * @param config with the addresses of brokers and registry
     * @param temporary a folder for what does not fit into memory
     */
    public TenantExport(OisConfig config, String tenantId, Range range, Path temporary) {
        this.config = config;
        this.tenantId = tenantId;
        this.range = range;
        this.records = new ExternalSort(temporary.resolve("records"), SORT_MEMORY_BYTES);
        this.evidence = new ExternalSort(temporary.resolve("evidence"), SORT_MEMORY_BYTES);
    }

    /**
     * Reads everything.
     *
     * @throws EvidenceUnavailableException if Kafka can't be read, or does not hold all records of the log
     */
    public void read() {
        try (TenantTopic<OisRecord> topic =
                new TenantTopic<>(config, Topics.OIS_RECORDS.name(), OisRecord.class, PATIENCE)) {
            topic.read(tenantId, 0, Long.MAX_VALUE, this::addRecord);
        }
        if (last.isEmpty()) {
            return;
        }
        requireWhole(last.get());
        MeasurementWindow window = window(last.get());
        try (TenantTopic<EvidenceEntry> topic =
                new TenantTopic<>(config, Topics.OIS_EVIDENCE.name(), EvidenceEntry.class, PATIENCE)) {
            topic.read(tenantId, 0, window.closesAtMs() + window.lengthMs(), (timestampMs, entry) -> {
                addEvidence(window, timestampMs, entry);
                return true;
            });
        }
    }

    /** How many records were read. */
    public long recordCount() {
        return records.size();
    }

    /** How many leaves were read. */
    public long evidenceCount() {
        return evidence.size();
    }

    /** Writes {@code ois.records.jsonl}; once. */
    public void writeRecords(OutputStream out) throws IOException {
        write(records, out);
    }

    /** Writes {@code ois.evidence.jsonl}; once. */
    public void writeEvidence(OutputStream out) throws IOException {
        write(evidence, out);
    }

    private boolean addRecord(long timestampMs, OisRecord record) {
        if (window(record).startMs() >= range.toMs()) {
            return false;
        }
        last = Optional.of(record);
        byte[] place = ByteBuffer.allocate(Long.BYTES).putLong(records.size()).array();
        add(records, Topics.OIS_RECORDS.name(), timestampMs, place, OisRecordJson.of(record));
        return true;
    }

    /** The evidence of the window after the last one can count for that one, as long as it still takes events. */
    private void addEvidence(MeasurementWindow lastWindow, long timestampMs, EvidenceEntry entry) {
        long startMs = entry.getWindowStartMs().toEpochMilli();
        boolean wanted = startMs <= lastWindow.startMs()
                || (startMs == lastWindow.endMs()
                        && entry.getAdmittedAtMs().toEpochMilli() <= lastWindow.acceptsUntilMs());
        if (!wanted) {
            return;
        }
        boolean hashOnly = startMs < range.fromMs() && !LASTING.contains(entry.getTopic());
        EvidenceEntry written =
                hashOnly ? EvidenceEntry.newBuilder(entry).setEvent("").build() : entry;
        add(
                evidence,
                Topics.OIS_EVIDENCE.name(),
                timestampMs,
                EvidenceOrder.of(entry),
                AvroJson.write(written).toString());
    }

    /** In the order in which a replay writes them. */
    private void add(ExternalSort sort, String topic, long timestampMs, byte[] place, String value) {
        String line = JsonLines.write(topic, Optional.of(tenantId), timestampMs, value);
        sort.add(new Row(timestampMs, place, line.getBytes(StandardCharsets.UTF_8)));
    }

    private void requireWhole(OisRecord newest) {
        String text = String.valueOf(newest.getExtensions().getCheckpoint());
        long size;
        try {
            size = Checkpoint.parse(text).size();
        } catch (IllegalArgumentException noCheckpoint) {
            throw new EvidenceUnavailableException("the newest record has no checkpoint", noCheckpoint);
        }
        if (size != records.size()) {
            throw new EvidenceUnavailableException("topic " + Topics.OIS_RECORDS.name() + " has " + records.size()
                    + " of the " + size + " records of " + tenantId);
        }
    }

    private static MeasurementWindow window(OisRecord record) {
        long startMs = record.getMeasurementWindow().getStartMs().toEpochMilli();
        long endMs = record.getMeasurementWindow().getEndMs().toEpochMilli();
        return new MeasurementWindow(
                startMs, endMs, record.getTimestampMs().toEpochMilli() - endMs - MeasurementWindow.SKEW_MS);
    }

    private static void write(ExternalSort sort, OutputStream out) throws IOException {
        for (Iterator<Row> rows = sort.sorted(); rows.hasNext(); ) {
            out.write(rows.next().payload());
            out.write('\n');
        }
    }

    @Override
    public void close() {
        records.close();
        evidence.close();
    }
}
