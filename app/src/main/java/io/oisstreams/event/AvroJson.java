package io.oisstreams.event;

import static io.oisstreams.event.InvalidEventException.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of Avro records (contract section 8), both ways: unions unwrapped, bytes in base64, decimals as plain
 * strings, times as milliseconds, fields in the order of the schema, map keys sorted. One record has one form.
 */
public final class AvroJson {
    private AvroJson() {}

    /**
     * Reads a record of a generated class. More is read than {@link #write} writes: decimals also as numbers, times also
     * as ISO 8601; fields that are not there take their defaults, and so do enum symbols from the future where the enum
     * has a default. Exact: digits are only lost beyond a decimal's scale, rounded HALF_EVEN.
     *
     * @param type the schema of a generated class
     * @throws InvalidEventException (INVALID_FIELD, MISSING_FIELD) with the path of the field
     */
    public static SpecificRecord read(JsonNode json, Schema type) throws InvalidEventException {
        return readRecord(json, type, "");
    }

    /** The JSON form of a record of a generated class. Every double in it is finite. */
    public static ObjectNode write(SpecificRecord value) {
        return writeRecord(value);
    }

    static Schema withoutNull(Schema type) {
        if (!type.isUnion()) {
            return type;
        }
        List<Schema> branches = type.getTypes();
        if (branches.size() != 2 || branches.get(0).getType() != Schema.Type.NULL) {
            throw new IllegalArgumentException("unsupported union " + type);
        }
        return branches.get(1);
    }

    private static SpecificRecord readRecord(JsonNode json, Schema type, String path) throws InvalidEventException {
        if (!json.isObject()) {
            throw invalid(path.isEmpty() ? type.getName() : path, "an object", JsonScalar.describe(json));
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        refuseUnknownFields(json, type, prefix);
        SpecificRecord result = (SpecificRecord) SpecificData.get().newRecord(null, type);
        for (Schema.Field field : type.getFields()) {
            JsonNode value = json.get(field.name());
            if (value != null) {
                result.put(field.pos(), read(value, field.schema(), prefix + field.name()));
            } else if (field.hasDefaultValue()) {
                result.put(field.pos(), defaultOf(field));
            } else {
                throw new InvalidEventException(
                        RejectionReason.MISSING_FIELD, prefix + field.name() + ": missing, and has no default");
            }
        }
        return result;
    }

    private static void refuseUnknownFields(JsonNode json, Schema type, String prefix) throws InvalidEventException {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (type.getField(name) == null) {
                throw new InvalidEventException(
                        RejectionReason.INVALID_FIELD,
                        prefix + JsonScalar.shorten(name) + ": " + type.getName() + " has no such field");
            }
        }
    }

    private static @Nullable Object defaultOf(Schema.Field field) {
        SpecificData data = SpecificData.get();
        // A copy, because a default list or map would otherwise be shared by all records.
        return data.deepCopy(field.schema(), data.getDefaultValue(field));
    }

    private static @Nullable Object read(JsonNode json, Schema type, String path) throws InvalidEventException {
        return switch (type.getType()) {
            case UNION -> json.isNull() ? null : read(json, withoutNull(type), path);
            case RECORD -> readRecord(json, type, path);
            case ARRAY -> readArray(json, type, path);
            case MAP -> readMap(json, type, path);
            default -> JsonScalar.read(json, type, path);
        };
    }

    private static List<@Nullable Object> readArray(JsonNode json, Schema type, String path)
            throws InvalidEventException {
        if (!json.isArray()) {
            throw invalid(path, "an array", JsonScalar.describe(json));
        }
        List<@Nullable Object> result = new ArrayList<>(json.size());
        for (JsonNode element : json) {
            result.add(read(element, type.getElementType(), path + "[" + result.size() + "]"));
        }
        return result;
    }

    private static Map<String, @Nullable Object> readMap(JsonNode json, Schema type, String path)
            throws InvalidEventException {
        if (!json.isObject()) {
            throw invalid(path, "an object", JsonScalar.describe(json));
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String key = JsonScalar.checkUnicode(entry.getKey(), path);
            result.put(key, read(entry.getValue(), type.getValueType(), path + "." + JsonScalar.shorten(key)));
        }
        return result;
    }

    private static ObjectNode writeRecord(IndexedRecord value) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (Schema.Field field : value.getSchema().getFields()) {
            result.set(field.name(), write(value.get(field.pos()), field.schema()));
        }
        return result;
    }

    private static JsonNode write(@Nullable Object value, Schema type) {
        if (value == null) {
            return NullNode.getInstance();
        }
        Schema branch = withoutNull(type);
        return switch (branch.getType()) {
            case RECORD -> writeRecord((IndexedRecord) value);
            case ARRAY -> {
                ArrayNode result = JsonNodeFactory.instance.arrayNode();
                ((List<?>) value).forEach(element -> result.add(write(element, branch.getElementType())));
                yield result;
            }
            case MAP -> {
                ObjectNode result = JsonNodeFactory.instance.objectNode();
                new TreeMap<>((Map<?, ?>) value)
                        .forEach((key, element) -> result.set((String) key, write(element, branch.getValueType())));
                yield result;
            }
            default -> JsonScalar.write(value);
        };
    }
}
