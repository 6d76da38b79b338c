package io.oisstreams.integrity.verify;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.RecordSigner;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.signing.Validity;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The export of {@code topology-docs/evidence/example}: one tenant, two records, the same bytes in every run. */
final class WorkedExample {
    /** Where it is, as seen from the module's folder. */
    static final Path FOLDER = Path.of("..", "topology-docs", "evidence", "example");

    /** The name of the file with the public keys of those who signed. */
    static final String TRUSTED = "trusted.json";

    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final long HOUR = TamperStory.HOUR;

    private WorkedExample() {}

    static TestExport export() {
        return unsigned().signedBy(new RecordSigner(keys()));
    }

    static String trusted() {
        return TrustedKeys.of(keys()).json();
    }

    private static TestExport unsigned() {
        Scenario acme = new Scenario(
                        "acme", TamperStory.random(51), SignatureFamily.FALCON_512, SignatureFamily.ED25519)
                .keys(START)
                .policy(START, START + HOUR + HOUR / 2)
                .entry(START + 1_000)
                .decision(START + 2_000, "request-1", Optional.of("e-0"))
                .replay(START + 3_000, "request-1", Optional.of(Scenario.receipt("request-1")))
                .action(START + 4_000, true)
                .action(START + 5_000, false)
                .entry(START + HOUR + 1_000)
                .decision(START + HOUR + 2_000, "request-2", Optional.of("e-1"))
                .replay(START + HOUR + 3_000, "request-2", Optional.of(Scenario.receipt("request-2")))
                .decision(START + HOUR + 4_000, "request-3", Optional.empty());
        return TestExport.of(List.of(acme), START + 2 * HOUR + HOUR / 2);
    }

    private static List<RecordKey> keys() {
        SecureRandom random = TamperStory.random(52);
        return Stream.of(SignatureFamily.ML_DSA_65, SignatureFamily.FALCON_512, SignatureFamily.ED25519)
                .map(family -> RecordKey.generate(family, Validity.from(Instant.EPOCH), random))
                .toList();
    }
}
