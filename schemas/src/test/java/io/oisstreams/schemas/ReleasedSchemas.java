package io.oisstreams.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The archive of released schemas: {@code schemas/released/<version>/<record>.avsc}. */
final class ReleasedSchemas {
    static final Path FOLDER = Path.of("released");

    private ReleasedSchemas() {}

    record Released(String version, Schema schema) {
        @Override
        public String toString() {
            return schema.getName() + " of " + version;
        }
    }

    static List<Released> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .map(ReleasedSchemas::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Released read(Path file) {
        try {
            return new Released(
                    FOLDER.relativize(file).getName(0).toString(), new Schema.Parser().parse(Files.readString(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
