package io.oisstreams.integrity.topology;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.JsonLines;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.OisRecordJson;
import io.oisstreams.output.v1.EvidenceEntry;
import io.oisstreams.output.v1.OisRecord;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.signing.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Export folders of {@link Scenario}s, made by the real topology on Kafka's test driver. */
public final class ScenarioExport {
    private ScenarioExport() {}

    /** A key folder with an Ed25519 and an ML-DSA key, for tests that are signed. */
    public static TrustedKeys keys(Path folder) {
        SecureRandom random = new SecureRandom();
        KeyFolder keys = new KeyFolder(folder, random);
        keys.create();
        List<RecordKey> made = new ArrayList<>();
        for (SignatureFamily family : List.of(SignatureFamily.ML_DSA_65, SignatureFamily.ED25519)) {
            made.add(RecordKey.generate(family, Validity.from(Instant.EPOCH), random));
        }
        made.forEach(keys::write);
        return TrustedKeys.of(made);
    }

    /** What the application published. */
    public record Published(List<OisRecord> records, List<EvidenceEntry> evidence) {}

    /**
     * What comes of the scenarios until a time.
     *
     * @param keys a key folder; empty: unsigned
     */
    public static Published publish(Optional<Path> keys, long untilMs, Scenario... scenarios) {
        String[] settings = keys.map(path -> new String[] {"signing.keys.dir", path.toString()})
                .orElse(new String[0]);
        try (IntegrityDriver driver = new IntegrityDriver(settings);
                KafkaAvroDeserializer reader = new KafkaAvroDeserializer()) {
            reader.configure(Map.of("schema.registry.url", "mock://integrity", "specific.avro.reader", true), false);
            driver.send(scenarios);
            driver.tick(untilMs);
            return new Published(
                    driver.records(),
                    driver.values(Topics.OIS_EVIDENCE).stream()
                            .map(value -> (EvidenceEntry) reader.deserialize(Topics.OIS_EVIDENCE.name(), value))
                            .toList());
        }
    }

    /** The same as an export folder. */
    public static Path write(Path folder, Optional<Path> keys, long untilMs, Scenario... scenarios) {
        Published published = publish(keys, untilMs, scenarios);
        List<String> records = new ArrayList<>();
        for (OisRecord record : published.records()) {
            records.add(JsonLines.write(
                    Topics.OIS_RECORDS.name(),
                    Optional.of(record.getExtensions().getTenantId()),
                    record.getTimestampMs().toEpochMilli(),
                    OisRecordJson.of(record)));
        }
        List<String> evidence = new ArrayList<>();
        for (EvidenceEntry entry : published.evidence()) {
            evidence.add(JsonLines.write(
                    Topics.OIS_EVIDENCE.name(),
                    Optional.of(entry.getTenantId()),
                    entry.getAdmittedAtMs().toEpochMilli(),
                    AvroJson.write(entry).toString()));
        }
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("ois.records.jsonl"), records);
            Files.write(folder.resolve("ois.evidence.jsonl"), evidence);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
