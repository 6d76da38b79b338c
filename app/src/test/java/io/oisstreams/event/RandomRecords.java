package io.oisstreams.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Random records of any schema: the same seed gives the same records. Inputs are inside the rules for their fields. */
public final class RandomRecords {
    private static final String[] TEXTS = {"", "a", "tenant-1", "ümläut", "\"quoted\"\n", "😀", "\u2028", "\\", "1e5"};
    private final Random random;

    /** Records of that seed. */
    public RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    /** Another record of the topic. */
    public SpecificRecord next(EventTopic topic) {
        SpecificRecord event = (SpecificRecord) next(topic.schema());
        if (topic.isInput()) {
            event.put(EventHeader.EVENT_ID, "event-" + random.nextInt());
            event.put(EventHeader.TENANT_ID, "tenant-" + random.nextInt(9));
            event.put(EventHeader.TIMESTAMP_MS, Instant.ofEpochMilli(random.nextLong(FieldRules.LAST_MS + 1)));
        }
        return event;
    }

    private Object next(Schema type) {
        return switch (type.getType()) {
            case RECORD -> record(type);
            case ARRAY -> list(type);
            case MAP -> map(type);
            case ENUM ->
                SpecificData.get()
                        .createEnum(
                                type.getEnumSymbols()
                                        .get(random.nextInt(
                                                type.getEnumSymbols().size())),
                                type);
            case STRING -> TEXTS[random.nextInt(TEXTS.length)];
            case BYTES -> type.getLogicalType() instanceof LogicalTypes.Decimal decimal ? decimal(decimal) : bytes();
            case INT -> random.nextBoolean() ? random.nextInt() : random.nextInt(3);
            case LONG -> type.getLogicalType() == null ? number() : Instant.ofEpochMilli(number());
            case DOUBLE -> finite();
            case BOOLEAN -> random.nextBoolean();
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private @Nullable Object nullable(Schema type) {
        if (type.isUnion()) {
            return random.nextBoolean() ? next(AvroJson.withoutNull(type)) : null;
        }
        return next(type);
    }

    private SpecificRecord record(Schema type) {
        SpecificRecord result = (SpecificRecord) SpecificData.get().newRecord(null, type);
        type.getFields().forEach(field -> result.put(field.pos(), nullable(field.schema())));
        return result;
    }

    private List<@Nullable Object> list(Schema type) {
        List<@Nullable Object> result = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            result.add(nullable(type.getElementType()));
        }
        return result;
    }

    private Map<String, @Nullable Object> map(Schema type) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            result.put(TEXTS[random.nextInt(TEXTS.length)] + i, nullable(type.getValueType()));
        }
        return result;
    }

    private BigDecimal decimal(LogicalTypes.Decimal type) {
        BigInteger limit = BigInteger.TEN.pow(random.nextInt(type.getPrecision() + 1));
        BigInteger unscaled = new BigInteger(130, random).mod(limit);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.getScale());
    }

    private ByteBuffer bytes() {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private long number() {
        return random.nextBoolean() ? random.nextLong() : random.nextInt(3);
    }

    private double finite() {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) && random.nextBoolean() ? number : random.nextInt(1000) / 8.0;
    }
}
