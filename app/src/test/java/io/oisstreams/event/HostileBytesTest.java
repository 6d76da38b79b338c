package io.oisstreams.event;

import static io.oisstreams.event.RejectionReason.INVALID_FIELD;
import static io.oisstreams.event.RejectionReason.NOT_AVRO;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.oisstreams.event.AvroEventReader.Decoded;
import io.oisstreams.event.v1.AgentAction;
import io.oisstreams.event.v1.CostEvent;
import io.oisstreams.event.v1.CostOutcome;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that name the topic's own schema, and are not its record. */
class HostileBytesTest {
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

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = serializer.serialize("agent.actions", action());
        for (int length = 5; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), NOT_AVRO, "does not fit schema 1");
        }
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        byte[] whole = serializer.serialize("agent.actions", action());

        assertRefused(Arrays.copyOf(whole, whole.length + 1), NOT_AVRO, "does not fit schema 1: bytes after the end");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void randomBytesNeverThrow(EventTopic topic) {
        Random random = new Random(5);
        byte[] whole = serializer.serialize(topic.name(), new RandomRecords(5).next(topic));
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            byte[] changed = whole.clone();
            changed[5 + random.nextInt(changed.length - 5)] = (byte) random.nextInt();

            Decoded ofNoise = reader.read(
                    topic,
                    ByteBuffer.allocate(5 + noise.length)
                            .putInt(1, 1)
                            .put(5, noise)
                            .array());
            Decoded ofChanged = reader.read(topic, changed);

            assertThat(ofNoise).isNotNull();
            assertThat(ofChanged).isNotNull();
        }
    }

    @Test
    void aLengthOfTwoGigabytesIsRefusedWithoutTakingTheMemory() throws Exception {
        for (long length :
                new long[] {1L << 20, Integer.MAX_VALUE - 8, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, -1}) {
            assertRefused(declaring(Topics.AGENT_ACTIONS, length), NOT_AVRO, "does not fit schema 1");
        }
    }

    @Test
    void anArrayOfTwoBillionElementsIsRefusedWithoutTakingTheMemory() throws Exception {
        serializer.serialize("chain.entries", new RandomRecords(1).next(Topics.CHAIN_ENTRIES));
        for (long length : new long[] {1L << 20, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE}) {
            byte[] value = encoded(encoder -> {
                writeHeader(encoder);
                encoder.writeString("chain");
                encoder.writeLong(0);
                encoder.writeString("entry");
                encoder.writeString("0");
                encoder.writeString("1");
                encoder.writeIndex(0);
                encoder.writeIndex(0);
                encoder.writeLong(length);
            });

            Decoded decoded = reader.read(Topics.CHAIN_ENTRIES, value);

            assertThat(((Decoded.Rejected) decoded).rejection().reason()).isEqualTo(NOT_AVRO);
        }
    }

    @Test
    void aDecimalBeyondItsPrecisionIsRefused() throws Exception {
        serializer.serialize("cost.events", cost(BigDecimal.ONE));
        for (int digits : new int[] {38, 39, 5_000}) {
            byte[] value = encoded(encoder -> {
                writeHeader(encoder);
                encoder.writeString("cycle");
                for (int nulls = 0; nulls < 4; nulls++) {
                    encoder.writeIndex(0);
                }
                encoder.writeBytes(
                        BigInteger.TEN.pow(digits).subtract(BigInteger.ONE).toByteArray());
                encoder.writeEnum(0);
            });

            Decoded decoded = reader.read(Topics.COST_EVENTS, value);

            if (digits == 38) {
                assertThat(decoded).isInstanceOf(Decoded.Event.class);
            } else {
                assertThat(((Decoded.Rejected) decoded).rejection())
                        .isEqualTo(new Rejection(
                                INVALID_FIELD, "cost_usd: expected at most 38 digits, found " + digits + " digits"));
            }
        }
    }

    private void assertRefused(byte @Nullable [] value, RejectionReason reason, String message) {
        Decoded decoded = reader.read(Topics.AGENT_ACTIONS, value);

        assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
        assertThat(((Decoded.Rejected) decoded).rejection().reason()).isEqualTo(reason);
        assertThat(((Decoded.Rejected) decoded).rejection().message()).startsWith(message);
    }

    /** Registers the topic's schema as number 1, and gives a record whose first string claims to be that long. */
    private byte[] declaring(EventTopic topic, long length) throws Exception {
        serializer.serialize(topic.name(), new RandomRecords(1).next(topic));
        return encoded(encoder -> {
            encoder.writeLong(length);
            encoder.writeFixed(new byte[20]);
        });
    }

    private interface Writing {
        void to(BinaryEncoder encoder) throws Exception;
    }

    private static byte[] encoded(Writing writing) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {0, 0, 0, 0, 1});
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writing.to(encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static void writeHeader(BinaryEncoder encoder) throws Exception {
        encoder.writeString("e");
        encoder.writeString("t");
        encoder.writeLong(1);
        encoder.writeString("v1");
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
}
