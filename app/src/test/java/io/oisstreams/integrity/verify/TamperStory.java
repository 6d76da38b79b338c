package io.oisstreams.integrity.verify;

import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.event.v1.KeySource;
import io.oisstreams.event.v1.KeyStatus;
import io.oisstreams.event.v1.VerificationDependency;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.TestExport;
import io.oisstreams.signing.RecordKey;
import io.oisstreams.signing.Validity;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two tenants over four hours with something of everything: all six topics, every way to lose points, replays and entries over the edge of
 * a window, an entry that came late, a key that is revoked, a policy that is, and windows without any event.
 */
final class TamperStory {
    static final long HOUR = 3_600_000;
    static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();

    private TamperStory() {}

    /** The same bytes in every run. */
    static SecureRandom random(int seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has it", impossible);
        }
    }

    static TestExport export() {
        return TestExport.of(List.of(acme(), globex()), START + 5 * HOUR);
    }

    /** One tenant alone, which is checked in half the time. */
    static TestExport export(Scenario tenant) {
        return TestExport.of(List.of(tenant), START + 5 * HOUR);
    }

    /** Keys that sign records; the last of them only until the second hour's record, and another from then on. */
    static List<RecordKey> recordKeys(SecureRandom random) {
        Instant rotation = Instant.ofEpochMilli(START + 2 * HOUR);
        return List.of(
                RecordKey.generate(SignatureFamily.FALCON_512, Validity.from(Instant.EPOCH), random),
                RecordKey.generate(SignatureFamily.ED25519, new Validity(Instant.EPOCH, Optional.of(rotation)), random),
                RecordKey.generate(SignatureFamily.ED25519, Validity.from(rotation), random));
    }

    static Scenario acme() {
        long first = START;
        long second = START + HOUR;
        Scenario acme = new Scenario("acme", random(1), SignatureFamily.ED25519);
        acme.keys(first)
                .policy(first, first + 3_000_000)
                .entry(first + 1_000)
                .decision(first + 2_000, "good", Optional.of("e-0"))
                .replay(first + 3_000, "good", Optional.of(Scenario.receipt("good")))
                .decision(first + 4_000, "unrecorded", Optional.of("nowhere"))
                .replay(first + 5_000, "unrecorded", Optional.of(Scenario.receipt("unrecorded")))
                .decision(first + 6_000, "unreplayed", Optional.empty())
                .decision(first + 7_000, "otherwise", Optional.empty())
                .replay(first + 8_000, "otherwise", Optional.of(Scenario.receipt("else")))
                .decision(first + 9_000, "unreceipted", Optional.empty())
                .with("receipt_hash", null)
                .replay(first + 10_000, "unreceipted", Optional.empty())
                .action(first + 11_000, true)
                .action(first + 12_000, false)
                .action(first + 13_000, false)
                .with("escalated", true);
        // Over the edge: an entry, a decision and one replay for two windows.
        acme.entry(second - 1_000)
                .admittedAt(second + 2_000)
                .decision(second - 500, "edge", Optional.of("e-1"))
                .replay(second + 4_000, "edge", Optional.of(Scenario.receipt("edge")))
                .decision(second + 1_000, "edge", Optional.of("e-1"))
                .decision(second + 2_500, "late", Optional.of("e-3"));
        // Bad entries, and one that comes after its window: what is left of the chain is broken until then.
        acme.entry(second + 20_000)
                .with("verification_dependencies", List.of(VerificationDependency.vendor_nonce))
                .entry(first + 1_200_000)
                .admittedAt(second + 900_000)
                .entry(second + 1_000_000)
                .with("signature_expires_at_ms", Instant.ofEpochMilli(second + 1))
                .entry(second + 1_100_000)
                .with("signatures", List.of());
        acme.policy(second, START + 10 * HOUR)
                .policy(second + 1_800_000, START + 10 * HOUR)
                .with("revoked", true)
                .keys(second + 1_200_000)
                .with("status", KeyStatus.revoked)
                .keys(second + 1_300_000)
                .with("source", KeySource.vendor_api);
        // The third hour is empty.
        return acme.healthy(START + 3 * HOUR + 5_000, START + 4 * HOUR);
    }

    /** Never attests a policy; in its second hour nothing comes but an entry of the first. */
    static Scenario globex() {
        return new Scenario("globex & söhne", random(2), SignatureFamily.FALCON_512, SignatureFamily.ED25519)
                .keys(START)
                .entry(START + 1_000)
                .decision(START + 2_000, "r", Optional.of("e-0"))
                .replay(START + 3_000, "r", Optional.of(Scenario.receipt("r")))
                .entry(START + 10_000)
                .admittedAt(START + HOUR + 600_000)
                .action(START + 2 * HOUR + 1, true)
                .decision(START + 2 * HOUR + 2, "last", Optional.empty());
    }
}
