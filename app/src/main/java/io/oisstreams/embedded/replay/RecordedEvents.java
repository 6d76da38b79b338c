package io.oisstreams.embedded.replay;

import io.oisstreams.config.StartupException;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Rejection;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.operations.core.verdict.OperationRules;
import io.oisstreams.output.v1.RejectedTelemetry;
import io.oisstreams.sorting.ExternalSort;
import io.oisstreams.sorting.ExternalSort.Row;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.avro.specific.SpecificRecord;

/**
 * Recorded events in the order in which a broker would have appended them: by timestamp, and as their source gives them where those are
 * equal (contract section 8). What is no event comes as its rejection. Memory does not grow with the number of events.
 */
public final class RecordedEvents implements AutoCloseable {
    private static final long SORT_MEMORY_BYTES = 48L * 1024 * 1024;

    private final ExternalSort sort;
    private final boolean strict;
    private final Progress progress;
    private final EventCodec codec = new EventCodec();
    private long events;
    private long rejected;

    private RecordedEvents(ExternalSort sort, boolean strict, Progress progress) {
        this.sort = sort;
        this.strict = strict;
        this.progress = progress;
    }

    /** Where recorded events are. */
    public interface Source {
        /**
         * Reads everything to its end.
         *
         * @throws StartupException naming what can't be read
         */
        void readInto(RecordedEvents recorded);
    }

    /**
     * Reads a source to its end.
     *
     * @param strict whether the first thing that is no event stops it
     * @param temporary a folder for what does not fit into memory, deleted on close
     * @throws StartupException naming what can't be read, or what stops it
     */
    public static RecordedEvents read(Source source, boolean strict, Path temporary, Progress progress) {
        RecordedEvents recorded = new RecordedEvents(new ExternalSort(temporary, SORT_MEMORY_BYTES), strict, progress);
        try {
            progress.begin("Reading", -1);
            source.readInto(recorded);
            return recorded;
        } catch (RuntimeException e) {
            recorded.close();
            throw e;
        }
    }

    /**
     * An event. A verdict that this project gave is left out: it will be given again.
     *
     * @param timestampMs its admission time
     */
    void event(EventTopic topic, long timestampMs, SpecificRecord value) {
        if (value instanceof SignatureVerification verdict
                && verdict.getVerifier().equals(OperationRules.VERIFIER)) {
            return;
        }
        events++;
        add(timestampMs, codec.write(topic, value));
    }

    /**
     * What is no event.
     *
     * @param place where it was read
     * @throws StartupException with place and reason if that stops the reading
     */
    void rejected(String place, Rejection why, RejectedTelemetry rejection) {
        if (strict) {
            throw new StartupException(place + ": " + why.reason() + ": " + why.message());
        }
        rejected++;
        add(rejection.getAdmittedAtMs().toEpochMilli(), codec.write(Topics.TELEMETRY_REJECTED, rejection));
    }

    private void add(long timestampMs, byte[] payload) {
        byte[] place = ByteBuffer.allocate(Long.BYTES).putLong(sort.size()).array();
        sort.add(new Row(timestampMs, place, payload));
        progress.at(sort.size());
    }

    /** What was an event. */
    public long events() {
        return events;
    }

    /** What was none. */
    public long rejected() {
        return rejected;
    }

    /** Everything, in order; to be read once. */
    Iterator<TimedEvent> inOrder() {
        Iterator<Row> rows = sort.sorted();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public TimedEvent next() {
                Row row = rows.next();
                return codec.read(row.timeMs(), row.payload());
            }
        };
    }

    @Override
    public void close() {
        sort.close();
    }
}
