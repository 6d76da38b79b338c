package io.oisstreams.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Not a check but the tool of a release, see schemas/released/README.md. */
@EnabledIfSystemProperty(named = "ois.release", matches = "\\d+\\.\\d+\\.\\d+")
class ReleaseArchiveTest {
    @Test
    void writesTheFolderOfANewRelease() throws IOException {
        Path folder = ReleasedSchemas.FOLDER.resolve(System.getProperty("ois.release"));
        assertThat(folder).as("a release is written once").doesNotExist();

        Files.createDirectories(folder);
        for (Schema schema : CurrentSchemas.records()) {
            Files.writeString(folder.resolve(schema.getName() + ".avsc"), schema.toString(true) + "\n");
        }

        assertThat(folder).isNotEmptyDirectory();
    }
}
