package io.oisstreams.integrity.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.JsonLines;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.OisRecordJson;
import io.oisstreams.integrity.core.RecordHash;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.signing.RecordSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a replay of scenarios leaves in its folder, made in memory by the test driver.
 *
 * @param records lines of {@code ois.records.jsonl}, without their ends
 * @param evidence lines of {@code ois.evidence.jsonl}, without their ends
 */
public record TestExport(List<String> records, List<String> evidence) {
    /** The name of the file with the records. */
    public static final String RECORDS = "ois.records.jsonl";

    /** The name of the file with the evidence. */
    public static final String EVIDENCE = "ois.evidence.jsonl";

    private static final long TICK_MS = 600_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Copies the lists. */
    public TestExport {
        records = List.copyOf(records);
        evidence = List.copyOf(evidence);
    }

    /**
     * Runs the scenarios in windows of an hour, unsigned.
     *
     * @param untilMs time passes to here
     * @param settings names and values beside the test driver's own
     */
    public static TestExport of(List<Scenario> scenarios, long untilMs, String... settings) {
        List<Scenario.Admitted> events = scenarios.stream()
                .flatMap(scenario -> scenario.events().stream())
                .sorted(Comparator.comparingLong(Scenario.Admitted::admissionMs))
                .toList();
        try (IntegrityDriver driver = new IntegrityDriver(settings)) {
            long tickMs = events.get(0).admissionMs() / TICK_MS * TICK_MS;
            for (Scenario.Admitted event : events) {
                tickMs = ticks(driver, tickMs, event.admissionMs());
                driver.send(event);
            }
            driver.tick(ticks(driver, tickMs, untilMs));
            driver.tick(untilMs);
            return new TestExport(
                    lines(driver, Topics.OIS_RECORDS, value -> OisRecordJson.of((OisRecord) value)),
                    lines(driver, Topics.OIS_EVIDENCE, value -> AvroJson.write(value)
                            .toString()));
        }
    }

    private static long ticks(IntegrityDriver driver, long fromMs, long toMs) {
        long tickMs = fromMs;
        for (; tickMs < toMs; tickMs += TICK_MS) {
            driver.tick(tickMs);
        }
        return tickMs;
    }

    private static List<String> lines(IntegrityDriver driver, EventTopic topic, Function<SpecificRecord, String> form) {
        return driver.outputs(topic).stream()
                .sorted(Comparator.comparingLong(IntegrityDriver.Output::timestampMs)
                        .thenComparing(IntegrityDriver.Output::key))
                .map(output -> JsonLines.write(
                        topic.name(), Optional.of(output.key()), output.timestampMs(), form.apply(output.value())))
                .toList();
    }

    /** The same with signatures, which nothing else in a record depends on. */
    public TestExport signedBy(RecordSigner signer) {
        return new TestExport(records.stream().map(line -> signed(line, signer)).toList(), evidence);
    }

    private static String signed(String line, RecordSigner signer) {
        ObjectNode json = parse(line);
        ObjectNode record = (ObjectNode) json.get("value");
        ObjectNode extensions = (ObjectNode) record.get("extensions");
        ArrayNode signatures = extensions.putArray("signatures");
        signer.sign(
                        RecordHash.of(record),
                        extensions.get("checkpoint").textValue(),
                        json.get("timestamp").longValue())
                .forEach(signature -> signatures
                        .addObject()
                        .put("family", signature.family().name())
                        .put("key_id", signature.keyId())
                        .put("signature", signature.signature())
                        .put("checkpoint_signature", signature.checkpointSignature()));
        return new String(RecordJson.bytes(json), UTF_8);
    }

    /** Reads the two files of a folder. */
    public static TestExport read(Path folder) throws IOException {
        return new TestExport(
                Files.readAllLines(folder.resolve(RECORDS)), Files.readAllLines(folder.resolve(EVIDENCE)));
    }

    /** Writes the two files. */
    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(RECORDS), text(records));
        Files.writeString(folder.resolve(EVIDENCE), text(evidence));
    }

    /** Lines as the text of a file. */
    public static String text(List<String> lines) {
        return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    }

    /** The checkpoint of a tenant's last record. */
    public String lastCheckpoint(String tenant) {
        return records.stream()
                .map(TestExport::parse)
                .filter(record -> record.get("key").textValue().equals(tenant))
                .map(record -> record.at("/value/extensions/checkpoint").textValue())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** A line as JSON, decimals digit by digit. */
    public static ObjectNode parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return (ObjectNode) json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }
}
