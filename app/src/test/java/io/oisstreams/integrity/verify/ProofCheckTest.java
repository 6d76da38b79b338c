package io.oisstreams.integrity.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.crypto.BouncyCastleVerifier;
import io.oisstreams.crypto.SignatureFamily;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.integrity.core.RecordHash;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.ScenarioExport;
import io.oisstreams.signing.TrustedKey;
import io.oisstreams.signing.TrustedKeys;
import io.oisstreams.signing.Validity;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.SignedNote;
import io.oisstreams.tlog.WitnessKey;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs of a signed log of eight records pass, and with any one thing changed they don't. */
class ProofCheckTest {
    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();
    private static final String TENANT = "acme & sons";
    private static final String EVENT = TENANT + "-25";

    private static TrustedKeys trusted;
    private static WitnessKey witness;
    private static SigningKey witnessPrivate;
    private static ExportProofs proofs;
    private static ExportProofs unsigned;

    @BeforeAll
    static void publish(@TempDir Path folder) {
        Scenario scenario = new Scenario(TENANT);
        for (int hour = 0; hour < 4; hour++) {
            long fromMs = START + hour * HOUR;
            scenario.healthy(fromMs, fromMs + HOUR - 1500L * hour)
                    .action(fromMs + 10_000, true)
                    .action(fromMs + 20_000, hour != 2)
                    .decision(fromMs + 30_000, "later-" + hour, Optional.of("nowhere"));
        }
        long until = START + 8 * HOUR + 10 * 60_000;
        TrustedKeys keys = ScenarioExport.keys(folder.resolve("keys"));
        witnessPrivate = SigningKey.generate(SignatureFamily.ED25519, new SecureRandom());
        witness = new WitnessKey("witness.example", witnessPrivate.publicKey());
        trusted = new TrustedKeys(keys.keys(), List.of(witness));
        proofs = new ExportProofs(
                ScenarioExport.write(folder.resolve("signed"), Optional.of(folder.resolve("keys")), until, scenario));
        unsigned =
                new ExportProofs(ScenarioExport.write(folder.resolve("unsigned"), Optional.empty(), until, scenario));
    }

    private static VerificationRules rules(Optional<TrustedKeys> keys) {
        return new VerificationRules("ois-streams", 1, keys, List.of(), new BouncyCastleVerifier());
    }

    private static ProofOutcome check(String text) {
        return ProofCheck.of(text.getBytes(UTF_8), rules(Optional.of(trusted)));
    }

    /** Of an event of the third window, to the checkpoint of so many records. */
    private static ProofBundle bundle(ExportProofs from, long size, Optional<TrustedKeys> keys) {
        ExportProofs.Place place = from.places(
                        new ExportProofs.Wanted(EVENT, Optional.empty(), Optional.empty(), OptionalLong.empty()))
                .iterator()
                .next();
        TenantLog log = from.logs(Optional.empty()).iterator().next();
        long index = log.indexOf(place.windowStartMs()).orElseThrow();
        return ProofBundle.of(
                from.leaves(place, EVENT).find().orElseThrow(),
                log.entry(index),
                log.inclusion(index, size),
                log.note(size, keys));
    }

    private static String cosigned(long size) {
        ProofBundle bundle = bundle(proofs, size, Optional.of(trusted));
        SignedNote note = bundle.checkpoint()
                .with(List.of(witness.cosign(
                        witnessPrivate, 1_800_000_000, bundle.checkpoint().text())));
        return new ProofBundle(
                        bundle.tenantId(),
                        bundle.event(),
                        bundle.leafIndex(),
                        bundle.auditPath(),
                        bundle.record(),
                        bundle.recordIndex(),
                        bundle.recordPath(),
                        note)
                .json();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void aBundleToItsOwnOrAnyLaterCheckpointPassesAndSaysWhoSigned(int size) {
        ProofOutcome outcome = check(cosigned(size));

        assertThat(outcome.difference()).isEmpty();
        assertThat(outcome.checked()).hasSize(8);
        assertThat(String.join("\n", outcome.checked()))
                .contains("number 2 of the " + size)
                .contains("2 trusted keys signed the record")
                .contains("signed by " + trusted.keys().get(0).keyId())
                .contains("signed by " + trusted.keys().get(1).keyId())
                .contains("cosigned by witness witness.example at 2027-01-15T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7})
    void everyChangedFieldIsFound(int size) {
        assertEveryFieldCounts(cosigned(size), rules(Optional.of(trusted)));
    }

    @Test
    void everyChangedFieldOfAnUnsignedBundleIsFoundToo() {
        assertEveryFieldCounts(bundle(unsigned, 7, Optional.empty()).json(), rules(Optional.empty()));
    }

    @Test
    void everyChangedFieldOfAConsistencyProofIsFound() {
        for (String json : List.of(consistency(3, 7), consistency(4, 8), consistency(5, 5), consistency(0, 6))) {
            assertThat(check(json).difference()).isEmpty();
            assertEveryFieldCounts(json, rules(Optional.of(trusted)));
        }
    }

    private static String consistency(long from, long to) {
        return proofs.logs(Optional.empty())
                .iterator()
                .next()
                .consistency(from, to, Optional.of(trusted))
                .json();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyFlippedBitIsFound(long seed) {
        Random random = new Random(seed);
        byte[] signed = cosigned(seed == 1 ? 3 : 7).getBytes(UTF_8);
        byte[] plain =
                bundle(unsigned, seed == 1 ? 3 : 7, Optional.empty()).json().getBytes(UTF_8);
        for (int i = 0; i < 400; i++) {
            assertThat(flipped(signed, random, rules(Optional.of(trusted)))).isFalse();
            assertThat(flipped(plain, random, rules(Optional.empty()))).isFalse();
        }
    }

    private static boolean flipped(byte[] text, Random random, VerificationRules rules) {
        byte[] changed = text.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return ProofCheck.of(changed, rules).passed();
    }

    @Test
    void signedWithoutKeysAndUnsignedWithKeysFail() {
        String signed = bundle(proofs, 3, Optional.of(trusted)).json();
        String plain = bundle(unsigned, 3, Optional.empty()).json();

        assertThat(ProofCheck.of(signed.getBytes(UTF_8), rules(Optional.empty()))
                        .passed())
                .isFalse();
        assertThat(check(plain).passed()).isFalse();
        assertThat(check(signed).passed()).isTrue();
        assertThat(ProofCheck.of(plain.getBytes(UTF_8), rules(Optional.empty())).passed())
                .isTrue();
    }

    @Test
    void theSignaturesMustBeThoseOfAllKeysOfOneTime() throws DifferenceException {
        ProofBundle whole = bundle(proofs, 7, Optional.of(trusted));
        ObjectNode json = StrictJson.object("", whole.json());
        SignedNote one = new SignedNote(
                whole.checkpoint().text(), whole.checkpoint().signatures().subList(0, 1));
        json.put("checkpoint", one.note());
        String text = new String(RecordJson.bytes(json), UTF_8);
        TrustedKey kept = trusted.keys().get(0);
        TrustedKey ending = trusted.keys().get(1);
        Validity untilRecordFive = new Validity(Instant.EPOCH, Optional.of(Instant.ofEpochMilli(START + 5 * HOUR + 1)));
        TrustedKeys rotated = new TrustedKeys(
                List.of(kept, new TrustedKey(ending.keyId(), ending.family(), ending.publicKey(), untilRecordFive)),
                List.of());

        assertThat(check(text).passed()).isFalse();
        // One that ended between the record and the checkpoint can't have signed the latter.
        assertThat(ProofCheck.of(text.getBytes(UTF_8), rules(Optional.of(rotated)))
                        .difference())
                .isEmpty();
        assertThat(ProofCheck.of(whole.json().getBytes(UTF_8), rules(Optional.of(rotated)))
                        .passed())
                .isFalse();
    }

    @Test
    void anEventOfAnotherTenantOrWindowIsNoneOfTheRecord() throws DifferenceException {
        ProofBundle other = bundle(proofs, 7, Optional.of(trusted));
        ObjectNode json = StrictJson.object("", other.json());
        json.set(
                "record",
                proofs.logs(Optional.empty()).iterator().next().entry(1).json());

        assertThat(check(json.toString()).difference().orElseThrow().field()).isEqualTo("event: timestamp");
    }

    /** As only the publisher can do it: everything else agrees. */
    @ParameterizedTest
    @ValueSource(strings = {"0.000000", "0.000001"})
    void aRecordWhoseScoreDoesNotFollowFromItsCountsFails(BigDecimal added) {
        WindowLeaves leaves =
                unsigned.leaves(new ExportProofs.Place(TENANT, "policy.attestations", START), TENANT + "-3");
        ObjectNode record =
                unsigned.logs(Optional.empty()).iterator().next().entry(0).json();
        record.put("ois", record.get("ois").decimalValue().add(added));
        String checkpoint =
                new Checkpoint("ois-streams/acme%20%26%20sons", 1, HashText.of(RecordHash.leaf(record))).text();
        ((ObjectNode) record.get("extensions")).put("checkpoint", checkpoint);
        WindowLeaves.Found event = leaves.find().orElseThrow();

        ProofOutcome outcome = ProofCheck.of(
                new ProofBundle(
                                TENANT,
                                event.event(),
                                event.proof().leafIndex(),
                                event.proof().path(),
                                record,
                                0,
                                List.of(),
                                new SignedNote(checkpoint, List.of()))
                        .json()
                        .getBytes(UTF_8),
                rules(Optional.empty()));

        assertThat(outcome.difference().map(Difference::field))
                .isEqualTo(added.signum() == 0 ? Optional.empty() : Optional.of("ois"));
    }

    @Test
    void whatIsNoProofFails() {
        for (String text :
                List.of("", "{}", "[]", "null", "{\"format\":\"ois-proof/v2\"}", "{\"format\":1}", "\u0000")) {
            assertThat(check(text).passed()).as(text).isFalse();
        }
    }

    /** Each value, one at a time, is changed, left out and given a neighbour. */
    private static void assertEveryFieldCounts(String json, VerificationRules rules) {
        List<Consumer<ObjectNode>> changes = new ArrayList<>();
        collect(parse(json), node -> node, changes);
        assertThat(changes).hasSizeGreaterThan(15);
        assertThat(ProofCheck.of(json.getBytes(UTF_8), rules).difference()).isEmpty();
        for (Consumer<ObjectNode> change : changes) {
            ObjectNode changed = parse(json);
            change.accept(changed);
            byte[] text = RecordJson.bytes(changed);
            assertThat(ProofCheck.of(text, rules).passed())
                    .as(() -> "changed: " + new String(text, UTF_8))
                    .isFalse();
        }
    }

    private interface Way {
        JsonNode to(ObjectNode root);
    }

    private static void collect(JsonNode node, Way way, List<Consumer<ObjectNode>> changes) {
        if (node instanceof ObjectNode object) {
            changes.add(root -> ((ObjectNode) way.to(root)).put("another", 1));
            object.fieldNames().forEachRemaining(name -> {
                changes.add(root -> ((ObjectNode) way.to(root)).remove(name));
                changes.add(root -> ((ObjectNode) way.to(root)).putNull(name).put(name, otherNull(object.get(name))));
                otherValues(object.get(name))
                        .forEach(value -> changes.add(root -> ((ObjectNode) way.to(root)).set(name, value)));
                collect(object.get(name), root -> way.to(root).get(name), changes);
            });
        } else if (node instanceof ArrayNode array) {
            changes.add(root -> ((ArrayNode) way.to(root)).add("more"));
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                changes.add(root -> ((ArrayNode) way.to(root)).remove(index));
                otherValues(array.get(i))
                        .forEach(value -> changes.add(root -> ((ArrayNode) way.to(root)).set(index, value)));
                collect(array.get(i), root -> way.to(root).get(index), changes);
            }
        }
    }

    /** Null, but something where it is null already. */
    private static @Nullable String otherNull(JsonNode value) {
        return value.isNull() ? "something" : null;
    }

    private static List<JsonNode> otherValues(JsonNode value) {
        List<JsonNode> others = new ArrayList<>();
        ObjectNode holder = parse("{}");
        if (value.isIntegralNumber()) {
            others.add(holder.put("v", value.longValue() + 1).get("v"));
            others.add(holder.put("v", value.longValue() - 1).get("v"));
            others.add(holder.put("v", value.asText()).get("v"));
        } else if (value.isNumber()) {
            others.add(holder.put(
                            "v", value.decimalValue().add(value.decimalValue().ulp()))
                    .get("v"));
            others.add(holder.put(
                            "v",
                            value.decimalValue().setScale(value.decimalValue().scale() + 1))
                    .get("v"));
        } else if (value.isTextual()) {
            String text = value.textValue();
            others.add(holder.put("v", text + "x").get("v"));
            others.add(holder.put("v", "").get("v"));
            if (!text.isEmpty()) {
                others.add(holder.put("v", text.substring(1)).get("v"));
                others.add(holder.put("v", (char) (text.charAt(0) ^ 1) + text.substring(1))
                        .get("v"));
                int middle = text.length() / 2;
                others.add(holder.put(
                                "v",
                                text.substring(0, middle)
                                        + (char) (text.charAt(middle) ^ 1)
                                        + text.substring(middle + 1))
                        .get("v"));
            }
        }
        // An empty text is changed into itself by one of these.
        others.removeIf(value::equals);
        return others;
    }

    private static ObjectNode parse(String json) {
        try {
            return StrictJson.object("test", json);
        } catch (DifferenceException e) {
            throw new AssertionError(e);
        }
    }
}
