package io.oisstreams.operations.files;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.OperationsSettings;
import io.oisstreams.config.StartupException;
import io.oisstreams.event.FieldBytes;
import io.oisstreams.event.Topics;
import io.oisstreams.operations.OperationsConfig;
import io.oisstreams.operations.core.report.ReportPolicy;
import io.oisstreams.output.v1.Report;
import io.oisstreams.streams.AvroValues;
import io.oisstreams.time.UtcDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** From committed reports to files: no state, no output. */
public final class ReportFilesTopology {
    /** The end of the application's id. */
    public static final String NAME = "operations-report-files";

    private ReportFilesTopology() {}

    /**
     * The topology that writes to a folder, which is made if need be.
     *
     * @throws StartupException if it can't be written to
     */
    public static Topology build(OisConfig config, OperationsConfig operations, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".try", ""));
        } catch (IOException e) {
            throw new StartupException(
                    OperationsSettings.REPORTS_FOLDER + ": " + folder + " can't be written: " + e, e);
        }
        Topology topology = new Topology();
        topology.addSource(
                "reports-source", new StringDeserializer(), AvroValues.deserializer(config), Topics.REPORTS.name());
        topology.addProcessor(NAME, () -> new Writer(folder, operations.policy().reports()), "reports-source");
        return topology;
    }

    private static final class Writer extends ContextualProcessor<String, SpecificRecord, Void, Void> {
        private final ReportFolder folder;
        private long expiredDay;

        Writer(Path folder, ReportPolicy policy) {
            this.folder = new ReportFolder(folder, policy);
        }

        @Override
        public void process(Record<String, SpecificRecord> record) {
            Report report = (Report) record.value();
            long timeMs = report.getTimestampMs().toEpochMilli();
            folder.write(report.getTenantId(), report.getName(), FieldBytes.of(report.getBody()), timeMs);
            long day = UtcDays.dayOf(timeMs);
            if (day > expiredDay) {
                folder.expire(timeMs);
                expiredDay = day;
            }
        }
    }
}
