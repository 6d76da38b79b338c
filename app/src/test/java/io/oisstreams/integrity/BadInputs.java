package io.oisstreams.integrity;

import static io.oisstreams.event.RejectionReason.CLOCK_SKEW;
import static io.oisstreams.event.RejectionReason.DUPLICATE_CONFLICT;
import static io.oisstreams.event.RejectionReason.INVALID_FIELD;
import static io.oisstreams.event.RejectionReason.INVALID_KEY;
import static io.oisstreams.event.RejectionReason.INVALID_SIGNATURE_LENGTH;
import static io.oisstreams.event.RejectionReason.KEY_MISMATCH;
import static io.oisstreams.event.RejectionReason.NOT_AVRO;
import static io.oisstreams.event.RejectionReason.NULL_KEY;
import static io.oisstreams.event.RejectionReason.NULL_VALUE;
import static io.oisstreams.event.RejectionReason.TOO_LARGE;
import static io.oisstreams.event.RejectionReason.UNKNOWN_SCHEMA;
import static io.oisstreams.event.RejectionReason.WRONG_SCHEMA;

import io.oisstreams.event.EventTopic;
import io.oisstreams.event.RejectionReason;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.ChainEntry;
import io.oisstreams.event.v1.EntrySignature;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.SignatureFamily;
import io.oisstreams.event.v1.SignerKey;
import io.oisstreams.integrity.topology.Scenario;
import io.oisstreams.integrity.topology.Scenario.Admitted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Every kind of input that can't be used, with the reason that it is rejected for. */
final class BadInputs {
    static final String TENANT = "north";
    static final long AT_MS = Story.START_MS + 60_000;

    /** A record for an input topic, and why it is rejected. */
    record Input(String what, String topic, byte @Nullable [] key, byte @Nullable [] value, RejectionReason reason) {}

    private final Feed feed;
    private final ForeignSchemas schemas;
    private final List<Input> inputs = new ArrayList<>();

    BadInputs(Feed feed, ForeignSchemas schemas) {
        this.feed = feed;
        this.schemas = schemas;
    }

    List<Input> all() {
        bytes();
        schemas();
        fields();
        keys();
        crypto();
        return inputs;
    }

    static GovernanceDecision.Builder decision(String eventId) {
        Admitted decision = new Scenario(TENANT)
                .decision(AT_MS, "r-" + eventId, Optional.empty())
                .last();
        return GovernanceDecision.newBuilder((GovernanceDecision) decision.value())
                .setEventId(eventId);
    }

    private void bytes() {
        byte[] good = value(decision("bytes").build());
        add("bytes that aren't Avro", "hello".getBytes(StandardCharsets.UTF_8), NOT_AVRO);
        add("no bytes", new byte[0], NOT_AVRO);
        add("a cut event", Arrays.copyOf(good, good.length - 3), NOT_AVRO);
        add("bytes after the event", Arrays.copyOf(good, good.length + 1), NOT_AVRO);
        add("a tombstone", null, NULL_VALUE);
        byte[] unknown = good.clone();
        ByteBuffer.wrap(unknown).putInt(1, 987_654);
        add("an unknown schema", unknown, UNKNOWN_SCHEMA);
        add("40 MB that compress well", new byte[40 << 20], TOO_LARGE);
        add(
                "a 10 MB string",
                value(decision("large").setReasonCode("x".repeat(10 << 20)).build()),
                TOO_LARGE);
    }

    private void schemas() {
        Admitted action = new Scenario(TENANT).action(AT_MS, true).last();
        add("another topic's record", feed.bytesOf(action), WRONG_SCHEMA);
        add("a missing field", schemas.withoutRequestId(decision("missing").build()), WRONG_SCHEMA);
        add("a time that is a string", schemas.withTextualTime(decision("type").build()), WRONG_SCHEMA);
        add(
                "an enum from the future",
                schemas.withFutureDecision(decision("future").build()),
                NOT_AVRO);
    }

    private void fields() {
        addDecision("a negative time", decision("negative").setTimestampMs(Instant.ofEpochMilli(-1)), INVALID_FIELD);
        addDecision("an event from 1970", decision("1970").setTimestampMs(Instant.EPOCH), CLOCK_SKEW);
        addDecision(
                "an event from 2100",
                decision("2100").setTimestampMs(Instant.parse("2100-01-01T00:00:00Z")),
                CLOCK_SKEW);
        addDecision("a zero character in an id", decision("a\0b"), INVALID_FIELD);
        addDecision("a zero character in the tenant", decision("zero").setTenantId("nor\0th"), INVALID_FIELD);
        addDecision("no id", decision(""), INVALID_FIELD);
        addDecision("an id as long as a book", decision("long").setRequestId("r".repeat(500_000)), INVALID_FIELD);
        addDecision("an id that was used", decision("good-0").setReasonCode("something else"), DUPLICATE_CONFLICT);
    }

    private void keys() {
        byte[] good = value(decision("keys").build());
        String topic = Topics.GOVERNANCE_DECISIONS.name();
        inputs.add(new Input("no key", topic, null, good, NULL_KEY));
        inputs.add(new Input("nothing at all", topic, null, null, NULL_KEY));
        inputs.add(new Input("another's key", topic, utf8("south"), good, KEY_MISMATCH));
        inputs.add(new Input("an empty key", topic, new byte[0], good, KEY_MISMATCH));
        inputs.add(new Input("a key with a zero character", topic, utf8("\0"), good, KEY_MISMATCH));
        inputs.add(new Input("a key with a zero character, and no event", topic, utf8("\0"), utf8("x"), NOT_AVRO));
        inputs.add(new Input("a key that isn't UTF-8", topic, new byte[] {(byte) 0xC3}, good, KEY_MISMATCH));
        byte[] replacement = value(decision("replacement").setTenantId("\uFFFD").build());
        inputs.add(new Input(
                "a key that reads like its tenant", topic, new byte[] {(byte) 0xC3}, replacement, KEY_MISMATCH));
    }

    private void crypto() {
        List<Admitted> keys = new Scenario(TENANT).keys(AT_MS).events();
        SignerKey key = (SignerKey) keys.get(0).value();
        add(
                Topics.SIGNER_KEYS,
                "a key of another family",
                SignerKey.newBuilder(key)
                        .setEventId("family")
                        .setFamily(SignatureFamily.FALCON_512)
                        .build(),
                INVALID_KEY);
        add(
                Topics.SIGNER_KEYS,
                "a key without bytes",
                SignerKey.newBuilder(key)
                        .setEventId("empty")
                        .setPublicKey(ByteBuffer.allocate(0))
                        .build(),
                INVALID_KEY);
        ChainEntry.Builder entry = ChainEntry.newBuilder(
                (ChainEntry) new Scenario(TENANT).entry(AT_MS).last().value());
        add(
                Topics.CHAIN_ENTRIES,
                "a signature that is too short",
                entry.setEventId("short")
                        .setSignatures(List.of(
                                new EntrySignature(SignatureFamily.ML_DSA_65, "ML_DSA_65", ByteBuffer.allocate(64))))
                        .build(),
                INVALID_SIGNATURE_LENGTH);
        add(
                Topics.CHAIN_ENTRIES,
                "a negative sequence",
                entry.setSignatures(List.of()).setSequence(Long.MIN_VALUE).build(),
                INVALID_FIELD);
    }

    private void add(String what, byte @Nullable [] value, RejectionReason reason) {
        inputs.add(new Input(what, Topics.GOVERNANCE_DECISIONS.name(), utf8(TENANT), value, reason));
    }

    private void addDecision(String what, GovernanceDecision.Builder decision, RejectionReason reason) {
        add(what, value(decision.build()), reason);
    }

    private void add(EventTopic topic, String what, SpecificRecord event, RejectionReason reason) {
        byte[] value = feed.bytesOf(new Admitted(topic, AT_MS, event));
        inputs.add(new Input(what, topic.name(), utf8(TENANT), value, reason));
    }

    private byte[] value(GovernanceDecision decision) {
        return feed.bytesOf(new Admitted(Topics.GOVERNANCE_DECISIONS, AT_MS, decision));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
