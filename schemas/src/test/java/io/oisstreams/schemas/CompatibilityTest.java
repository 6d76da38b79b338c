package io.oisstreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityTest {
    static List<ReleasedSchemas.Released> released() {
        return ReleasedSchemas.all();
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatWasReleasedStaysReadable(ReleasedSchemas.Released released) {
        Schema writer = released.schema();
        List<Schema> readers = CurrentSchemas.records().stream()
                .filter(schema -> schema.getFullName().equals(writer.getFullName()))
                .toList();
        assertThat(readers).as("a released record may not go").hasSize(1);

        SchemaCompatibilityResult result = SchemaCompatibility.checkReaderWriterCompatibility(readers.get(0), writer)
                .getResult();

        assertThat(result.getIncompatibilities()).isEmpty();
        assertThat(result.getCompatibility()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    void theFirstReleaseHoldsEveryRecordThatItHad() {
        assertThat(released())
                .filteredOn(released -> released.version().equals("0.1.0"))
                .hasSize(29);
    }

    @Test
    void aNewFieldWithoutDefaultIsFound() {
        Schema writer = parse("");
        Schema reader = parse(", {\"name\": \"added\", \"type\": \"string\"}");

        SchemaCompatibilityType found = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();

        assertThat(found).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    private static Schema parse(String furtherField) {
        return new Schema.Parser()
                .parse("{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"first\", \"type\": \"long\"}"
                        + furtherField + "]}");
    }
}
