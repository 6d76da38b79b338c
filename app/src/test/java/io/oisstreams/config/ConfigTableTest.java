package io.oisstreams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTableTest {
    @Test
    void hasOneRowOfFiveCellsForEverySetting() {
        String table = ConfigTable.markdown();

        assertThat(table).contains("| `http.port` | `8080` | [0,...,65535] | medium | The port");
        assertThat(table).contains("| `kafka.<name>` |");
        for (String name : Settings.definition().names()) {
            assertThat(table.lines().filter(line -> line.startsWith("| `" + name + "` |")))
                    .as(name)
                    .hasSize(1);
        }
        assertThat(table.lines()).allMatch(line -> line.split("\\|", -1).length == 7);
    }

    @Test
    void replacesOnlyWhatStandsBetweenTheMarkers(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("README.md");
        Files.writeString(file, "before\n" + ConfigTable.BEGIN + "\nold\n" + ConfigTable.END + "\nafter\n");

        ConfigTable.main(new String[] {file.toString()});

        assertThat(Files.readString(file))
                .isEqualTo("before\n" + ConfigTable.BEGIN + "\n\n" + ConfigTable.markdown() + "\n" + ConfigTable.END
                        + "\nafter\n");
    }

    @Test
    void refusesADocumentWithoutMarkers() {
        assertThatThrownBy(() -> ConfigTable.replaceIn("no table here"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ConfigTable.BEGIN);
    }

    @Test
    void readmeShowsTheSettingsAsTheyAre() throws IOException {
        Path readme = Path.of("..", "README.md");
        assumeThat(readme).exists();

        String document = Files.readString(readme);

        assertThat(document)
                .as(
                        "bring it up to date: java -cp 'app/target/classes:app/target/lib/*' %s README.md",
                        ConfigTable.class.getName())
                .isEqualTo(ConfigTable.replaceIn(document));
    }
}
