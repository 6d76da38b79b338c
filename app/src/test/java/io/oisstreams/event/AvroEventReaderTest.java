package io.oisstreams.event;

import static io.oisstreams.event.RejectionReason.INVALID_FIELD;
import static io.oisstreams.event.RejectionReason.NOT_AVRO;
import static io.oisstreams.event.RejectionReason.NULL_VALUE;
import static io.oisstreams.event.RejectionReason.UNKNOWN_SCHEMA;
import static io.oisstreams.event.RejectionReason.WRONG_SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.oisstreams.event.AvroEventReader.Decoded;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import io.oisstreams.event.v1.GovernanceDecision;
import io.oisstreams.event.v1.RiskTier;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the client's own registry in memory; written with Confluent's serializer, as other producers do. */
class AvroEventReaderTest {
    private final Map<String, Object> settings = Map.of("schema.registry.url", "mock://" + UUID.randomUUID());
    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final AvroEventReader reader = new AvroEventReader(settings);

    static List<EventTopic> inputs() {
        return Topics.of(EventTopic.Direction.INPUT);
    }

    @BeforeEach
    void open() {
        serializer.configure(settings, false);
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        serializer.close();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void whatConfluentsSerializerWroteIsRead(EventTopic topic) {
        RandomRecords random = new RandomRecords(3);
        for (int i = 0; i < 100; i++) {
            SpecificRecord event = random.next(topic);

            Decoded decoded = reader.read(topic, serializer.serialize(topic.name(), event));

            assertThat(decoded).isEqualTo(new Decoded.Event(event));
            assertThat(((Decoded.Event) decoded).value()).isInstanceOf(topic.type());
        }
    }

    @Test
    void aTombstoneIsRefused() {
        assertRefused(null, NULL_VALUE, "no value");
    }

    @Test
    void bytesWithoutTheWireFormatAreRefused() {
        assertRefused(new byte[0], NOT_AVRO, "does not begin");
        assertRefused(new byte[] {0, 0, 0, 0}, NOT_AVRO, "does not begin");
        assertRefused("{\"event_id\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8), NOT_AVRO, "does not begin");
    }

    @Test
    void anIdThatTheRegistryDoesNotHaveIsRefused() {
        assertRefused(new byte[] {0, 0, 0, 3, (byte) 0xE7, 1, 2, 3}, UNKNOWN_SCHEMA, "the registry has no schema 999");
        assertRefused(new byte[] {0, -1, -1, -1, -1, 1}, UNKNOWN_SCHEMA, "the registry has no schema -1");
    }

    @Test
    void anotherRecordIsRefused() {
        byte[] cost = serializer.serialize("agent.actions", new RandomRecords(1).next(Topics.COST_EVENTS));

        assertRefused(
                cost,
                WRONG_SCHEMA,
                "schema 1 is io.oisstreams.event.v1.CostEvent, expected io.oisstreams.event.v1.AgentAction");
    }

    @Test
    void aSchemaThatIsNoRecordIsRefused() {
        assertRefused(serializer.serialize("agent.actions", "text"), WRONG_SCHEMA, "schema 1 is AVRO and no record");
    }

    @Test
    void aRecordOfTheSameNameWithoutARequiredFieldIsRefused() {
        Schema other = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"AgentAction\",\"namespace\":\"io.oisstreams.event.v1\","
                        + "\"fields\":[{\"name\":\"event_id\",\"type\":\"string\"}]}");
        GenericData.Record value =
                new GenericRecordBuilder(other).set("event_id", "e").build();

        assertRefused(
                serializer.serialize("agent.actions", value),
                WRONG_SCHEMA,
                "schema 1 READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void aFieldFromTheFutureIsSkipped() {
        String json = AgentAction.getClassSchema().toString();
        Schema newer = new Schema.Parser()
                .parse(json.substring(0, json.lastIndexOf("]"))
                        + ",{\"name\":\"mood\",\"type\":{\"type\":\"array\",\"items\":\"string\"}}]}");

        Decoded decoded = reader.read(
                Topics.AGENT_ACTIONS,
                serializer.serialize(
                        "agent.actions",
                        copy(action(), newer).set("mood", List.of("good")).build()));

        assertThat(decoded).isEqualTo(new Decoded.Event(action()));
    }

    @Test
    void aSymbolFromTheFutureTakesTheDefaultOfItsEnum() {
        GovernanceDecision decision = (GovernanceDecision) new RandomRecords(1).next(Topics.GOVERNANCE_DECISIONS);
        Schema newer = with(decision.getSchema(), "\"critical\",", "\"critical\",\"apocalyptic\",");
        Schema tier = newer.getField("risk_tier").schema();
        GenericData.Record value = copy(decision, newer)
                .set("risk_tier", new GenericData.EnumSymbol(tier, "apocalyptic"))
                .build();

        Decoded decoded = reader.read(Topics.GOVERNANCE_DECISIONS, serializer.serialize("governance.decisions", value));

        assertThat(((GovernanceDecision) ((Decoded.Event) decoded).value()).getRiskTier())
                .isEqualTo(RiskTier.unknown);
    }

    @Test
    void aSymbolFromTheFutureWithoutDefaultIsRefusedAndOnlyThat() {
        CostEvent cost = cost(BigDecimal.ONE);
        Schema newer = with(CostEvent.getClassSchema(), "\"blocked\",", "\"blocked\",\"refunded\",");
        Schema outcome = newer.getField("outcome").schema();
        GenericRecordBuilder value = copy(cost, newer);

        value.set("outcome", new GenericData.EnumSymbol(outcome, "refunded"));
        Decoded unknown = reader.read(Topics.COST_EVENTS, serializer.serialize("cost.events", value.build()));
        value.set("outcome", new GenericData.EnumSymbol(outcome, "error"));
        Decoded known = reader.read(Topics.COST_EVENTS, serializer.serialize("cost.events", value.build()));

        assertThat(((Decoded.Rejected) unknown).rejection().reason()).isEqualTo(NOT_AVRO);
        assertThat(((CostEvent) ((Decoded.Event) known).value()).getOutcome()).isEqualTo(CostOutcome.error);
    }

    @Test
    void fieldsOutOfTheirRangeAreRefused() {
        assertInvalid(
                AgentAction.newBuilder(action())
                        .setTimestampMs(Instant.ofEpochMilli(-1))
                        .build(),
                "timestamp_ms: ");
        assertInvalid(
                AgentAction.newBuilder(action())
                        .setTimestampMs(Instant.ofEpochMilli(FieldRules.LAST_MS + 1))
                        .build(),
                "timestamp_ms: ");
        assertInvalid(AgentAction.newBuilder(action()).setTenantId("").build(), "tenant_id: ");
        assertInvalid(AgentAction.newBuilder(action()).setTenantId("a\0b").build(), "tenant_id: ");
        assertInvalid(AgentAction.newBuilder(action()).setEventId("").build(), "event_id: ");
    }

    @Test
    void aDoubleThatIsNotFiniteIsRefused() {
        GovernanceDecision decision = (GovernanceDecision) new RandomRecords(1).next(Topics.GOVERNANCE_DECISIONS);
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            GovernanceDecision poisoned = GovernanceDecision.newBuilder(decision)
                    .setHumanMinutes(number)
                    .build();

            Decoded decoded =
                    reader.read(Topics.GOVERNANCE_DECISIONS, serializer.serialize("governance.decisions", poisoned));

            assertThat(((Decoded.Rejected) decoded).rejection().message()).startsWith("human_minutes: ");
        }
    }

    private void assertInvalid(AgentAction action, String message) {
        assertRefused(serializer.serialize("agent.actions", action), INVALID_FIELD, message);
    }

    private void assertRefused(byte @Nullable [] value, RejectionReason reason, String message) {
        Decoded decoded = reader.read(Topics.AGENT_ACTIONS, value);

        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        assertThat(((Decoded.Rejected) decoded).rejection().reason()).isEqualTo(reason);
        assertThat(((Decoded.Rejected) decoded).rejection().message()).startsWith(message);
    }

    private static AgentAction action() {
        return AgentAction.newBuilder()
                .setEventId("e1")
                .setTenantId("t1")
                .setTimestampMs(Instant.ofEpochMilli(1000))
                .setAgentId("agent")
                .setActionId("action")
                .setActionType("type")
                .setWithinScope(true)
                .build();
    }

    private static CostEvent cost(BigDecimal usd) {
        return CostEvent.newBuilder()
                .setEventId("e1")
                .setTenantId("t1")
                .setTimestampMs(Instant.ofEpochMilli(1000))
                .setCycleId("c")
                .setCostUsd(usd.setScale(18))
                .setOutcome(CostOutcome.executed)
                .build();
    }

    private static Schema with(Schema schema, String from, String to) {
        return new Schema.Parser().parse(schema.toString().replace(from, to));
    }

    /** The event as a producer with a newer schema would write it. */
    private static GenericRecordBuilder copy(SpecificRecord event, Schema newer) {
        GenericRecordBuilder result = new GenericRecordBuilder(newer);
        for (Schema.Field field : event.getSchema().getFields()) {
            Object value = event.get(field.pos());
            if (value instanceof Instant time) {
                value = time.toEpochMilli();
            } else if (value instanceof BigDecimal number) {
                value = ByteBuffer.wrap(number.unscaledValue().toByteArray());
            } else if (value instanceof Enum<?> symbol) {
                value = new GenericData.EnumSymbol(newer.getField(field.name()).schema(), symbol.name());
            }
            result.set(field.name(), value);
        }
        return result;
    }
}
