package io.oisstreams.embedded.replay;

import io.oisstreams.config.OisConfig;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.FieldBytes;
import io.oisstreams.event.JsonLines;
import io.oisstreams.event.Topics;
import io.oisstreams.operations.core.report.ReportFile;
import io.oisstreams.output.v1.Report;
import io.oisstreams.sorting.ExternalSort;
import io.oisstreams.sorting.ExternalSort.Row;
import io.oisstreams.streams.AvroValues;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Writes output topics as files: {@code <topic>.jsonl}, in one canonical order, and each report as a file of its own. */
public final class Outputs {
    private static final long SORT_MEMORY_BYTES = 48L * 1024 * 1024;
    private static final String REPORTS = Topics.REPORTS.name();

    private final OisConfig config;
    private final OutputFolder folder;
    private final Path temporary;
    private final Map<String, Function<SpecificRecord, String>> forms;

    /**
     * Writes nothing yet.
     *
     * @param config with the addresses of broker and registry
     * @param temporary a folder for what does not fit into memory
     * @param forms JSON, on one line, for values of topics where it is not {@link AvroJson}'s
     */
    public Outputs(
            OisConfig config,
            OutputFolder folder,
            Path temporary,
            Map<String, Function<SpecificRecord, String>> forms) {
        this.config = config;
        this.folder = folder;
        this.temporary = temporary;
        this.forms = Map.copyOf(forms);
    }

    /**
     * Writes one file for each topic, empty if the topic is, so that nothing of an earlier replay is taken for this one's.
     *
     * @return how many records each topic has, in the order given
     * @throws io.oisstreams.config.StartupException if a file can't be written
     */
    public Map<String, Long> write(Collection<String> topics, Progress progress) throws InterruptedException {
        progress.begin("Writing", -1);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String topic : topics) {
            counts.put(topic, write(topic, progress));
        }
        return counts;
    }

    private long write(String topic, Progress progress) throws InterruptedException {
        Function<SpecificRecord, String> form =
                forms.getOrDefault(topic, value -> AvroJson.write(value).toString());
        try (ExternalSort sort = new ExternalSort(temporary, SORT_MEMORY_BYTES)) {
            read(topic, record -> {
                sort.add(row(record, form));
                progress.at(sort.size());
            });
            if (topic.equals(REPORTS)) {
                writeReports();
            }
            folder.write(topic + ".jsonl", out -> {
                for (Iterator<Row> rows = sort.sorted(); rows.hasNext(); ) {
                    out.write(rows.next().payload());
                    out.write('\n');
                }
            });
            return sort.size();
        }
    }

    private void read(String topic, Consumer<ConsumerRecord<String, SpecificRecord>> each) throws InterruptedException {
        Map<TopicPartition, Long> logEnds;
        try (LogEnds ends = new LogEnds(config.kafkaClientProperties())) {
            // What is committed may show as that only after a while.
            logEnds = ends.of(List.of(topic), IsolationLevel.READ_UNCOMMITTED);
        }
        try (CommittedRecords<String, SpecificRecord> records = new CommittedRecords<>(
                config.kafkaClientProperties(), new StringDeserializer(), AvroValues.deserializer(config))) {
            logEnds.forEach((partition, end) -> records.read(partition, end, each));
        }
    }

    private static Row row(ConsumerRecord<String, SpecificRecord> record, Function<SpecificRecord, String> form) {
        String line = JsonLines.write(
                record.topic(), Optional.ofNullable(record.key()), record.timestamp(), form.apply(record.value()));
        return new Row(record.timestamp(), CanonicalOrder.tieBreak(record), line.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@code reports/<name>}, and if there are several tenants, whose reports have equal names, as {@code reports/<tenant>/<name>}. */
    private void writeReports() throws InterruptedException {
        Set<String> tenants = new HashSet<>();
        read(REPORTS, record -> tenants.add(record.key()));
        read(REPORTS, record -> {
            Report report = (Report) record.value();
            Path place = Path.of("reports", tenants.size() == 1 ? "" : ReportFile.safe(report.getTenantId()));
            byte[] body = FieldBytes.of(report.getBody());
            // Names come from events in part, and must not lead out of the folder.
            String name = report.getName().replaceAll("[^A-Za-z0-9._%-]", "_").replaceFirst("^\\.+", "_");
            folder.write(place.resolve(name).toString(), out -> out.write(body));
        });
    }
}
