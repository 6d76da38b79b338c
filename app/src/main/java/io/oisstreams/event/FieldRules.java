package io.oisstreams.event;

import static io.oisstreams.event.InvalidEventException.invalid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the types of a topic's schema cannot say and yet must hold, however the event came in: a usable header, where there is one, ids of
 * reasonable length, finite doubles, decimals inside their precision.
 */
final class FieldRules {
    /** 9999-12-31T23:59:59.999Z: the last moment whose ISO 8601 form has a year of four digits. */
    static final long LAST_MS = 253_402_300_799_999L;

    /**
     * Most characters of an id, a version or a hash. Records and alerts repeat them, up to a thousand in one record, and must stay
     * small enough for a topic.
     */
    static final int LONGEST_ID = 1024;

    private static final List<String> IDS = List.of("_id", "_version", "_hash");

    private record DecimalField(int position, int precision, String name) {}

    private final List<Schema.Field> ids = new ArrayList<>();
    private final List<Schema.Field> doubles = new ArrayList<>();
    private final List<DecimalField> decimals = new ArrayList<>();

    private final boolean hasHeader;

    /** The rules for one topic's schema. */
    FieldRules(Schema schema) {
        hasHeader = schema.getFields().get(EventHeader.EVENT_ID).name().equals("event_id");
        for (Schema.Field field : schema.getFields()) {
            Schema type = AvroJson.withoutNull(field.schema());
            if (type.getType() == Schema.Type.STRING && IDS.stream().anyMatch(field.name()::endsWith)) {
                ids.add(field);
            } else if (type.getType() == Schema.Type.DOUBLE) {
                doubles.add(field);
            } else if (type.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
                decimals.add(new DecimalField(field.pos(), decimal.getPrecision(), field.name()));
            }
        }
    }

    /** Throws, naming the field, if the event breaks a rule. */
    void check(SpecificRecord event) throws InvalidEventException {
        if (hasHeader) {
            checkHeader(EventHeader.of(event));
        }
        for (Schema.Field field : ids) {
            if (event.get(field.pos()) instanceof String id && id.length() > LONGEST_ID) {
                throw invalid(field.name(), "at most " + LONGEST_ID + " characters", Integer.toString(id.length()));
            }
        }
        for (Schema.Field field : doubles) {
            if (event.get(field.pos()) instanceof Double number && !Double.isFinite(number)) {
                throw invalid(field.name(), "a finite number", number.toString());
            }
        }
        for (DecimalField field : decimals) {
            if (event.get(field.position()) instanceof BigDecimal number && number.precision() > field.precision()) {
                throw invalid(field.name(), "at most " + field.precision() + " digits", number.precision() + " digits");
            }
        }
    }

    private static void checkHeader(EventHeader header) throws InvalidEventException {
        checkText("event_id", header.eventId());
        checkText("tenant_id", header.tenantId());
        checkTime("timestamp_ms", header.timestampMs());
    }

    /** Throws if the time, in milliseconds, lies before 1970 or after the year 9999. */
    static void checkTime(String field, long timestampMs) throws InvalidEventException {
        if (timestampMs < 0 || timestampMs > LAST_MS) {
            throw invalid(field, "a time from 1970 to 9999", Long.toString(timestampMs));
        }
    }

    private static void checkText(String field, String text) throws InvalidEventException {
        if (text.isEmpty()) {
            throw invalid(field, "a text that is not empty", "an empty one");
        }
        // Stores end the tenant in their keys with a zero byte (TenantKey).
        if (text.indexOf('\0') >= 0) {
            throw invalid(field, "a text without U+0000", "one with it");
        }
    }
}
