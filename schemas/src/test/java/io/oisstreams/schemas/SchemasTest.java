package io.oisstreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
    static List<Schema> all() {
        return CurrentSchemas.all();
    }

    static List<Schema> inputs() {
        return CurrentSchemas.records().stream()
                .filter(schema -> schema.getNamespace().endsWith(".event.v1"))
                .filter(schema -> !schema.getName().equals("Tick"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyRecordFieldAndEnumIsDocumented(Schema schema) {
        List<String> undocumented = new ArrayList<>();

        for (Schema named : namedTypes(schema).values()) {
            if (isBlank(named.getDoc())) {
                undocumented.add(named.getFullName());
            }
            if (named.getType() == Schema.Type.RECORD) {
                named.getFields().stream()
                        .filter(field -> isBlank(field.doc()))
                        .forEach(field -> undocumented.add(named.getName() + "." + field.name()));
            }
        }

        assertThat(undocumented).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void everyInputBeginsWithTheHeader(Schema schema) {
        List<Schema.Field> header = schema.getFields().subList(0, 4);

        assertThat(header)
                .extracting(Schema.Field::name)
                .containsExactly("event_id", "tenant_id", "timestamp_ms", "schema_version");
        assertThat(header)
                .extracting(field -> field.schema().getType())
                .containsExactly(Schema.Type.STRING, Schema.Type.STRING, Schema.Type.LONG, Schema.Type.STRING);
        assertThat(schema.getField("timestamp_ms").schema().getLogicalType()).isEqualTo(LogicalTypes.timestampMillis());
        assertThat(schema.getField("schema_version").defaultVal()).isEqualTo("v1");
        assertThat(schema.getField("event_id").hasDefaultValue()).isFalse();
        assertThat(schema.getField("tenant_id").hasDefaultValue()).isFalse();
        assertThat(schema.getField("timestamp_ms").hasDefaultValue()).isFalse();
    }

    @Test
    void thereIsARecordForEveryTopic() {
        assertThat(inputs()).hasSize(18);
        assertThat(CurrentSchemas.records()).hasSize(18 + 1 + 10);
    }

    @Test
    void onlyTheEnumsThatTheContractNamesResolveSymbolsFromTheFuture() {
        Map<String, String> defaults = new TreeMap<>();

        for (Schema schema : all()) {
            namedTypes(schema).values().stream()
                    .filter(named -> named.getType() == Schema.Type.ENUM && named.getEnumDefault() != null)
                    .forEach(named -> defaults.put(named.getName(), named.getEnumDefault()));
        }

        assertThat(defaults)
                .isEqualTo(Map.of("ReasonFamily", "unknown", "RiskTier", "unknown", "SignatureVariant", "standard"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTimeInMillisecondsSaysSo(Schema schema) {
        Set<String> durations = Set.of("duration_ms", "window_ms", "attested_policy_ms", "airt_p50_ms", "airt_p95_ms");

        List<String> plain = new ArrayList<>();
        for (Schema named : namedTypes(schema).values()) {
            if (named.getType() == Schema.Type.RECORD) {
                named.getFields().stream()
                        .filter(field -> field.name().endsWith("_ms") && !durations.contains(field.name()))
                        .filter(field -> !field.schema().toString().contains("timestamp-millis"))
                        .forEach(field -> plain.add(field.name()));
            }
        }

        assertThat(plain).isEmpty();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static Map<String, Schema> namedTypes(Schema schema) {
        Map<String, Schema> found = new TreeMap<>();
        collect(schema, found);
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ENUM -> found.put(schema.getFullName(), schema);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            default -> {}
        }
    }
}
