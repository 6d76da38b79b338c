package io.oisstreams.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The schemas of this version, as the generated classes carry them. */
final class CurrentSchemas {
    private static final List<String> PACKAGES = List.of("io.oisstreams.event.v1.", "io.oisstreams.output.v1.");

    private CurrentSchemas() {}

    /** Every record and enum that has a file in src/main/avro. */
    static List<Schema> all() {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "avro"))) {
            return files.map(file -> file.getFileName().toString().replace(".avsc", ""))
                    .sorted()
                    .map(CurrentSchemas::named)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<Schema> records() {
        return all().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .toList();
    }

    private static Schema named(String name) {
        for (String prefix : PACKAGES) {
            try {
                return SpecificData.get().getSchema(Class.forName(prefix + name));
            } catch (ClassNotFoundException inAnother) {
                continue;
            }
        }
        throw new AssertionError(name + ".avsc has no generated class of that name");
    }
}
