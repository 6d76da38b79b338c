package io.oisstreams.embedded.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    private final Path folder;

    FoldersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFileIsReplacedOnlyWhenItIsWhole() {
        OutputFolder out = OutputFolder.open(folder.resolve("made/if/need/be"));
        Path file = folder.resolve("made/if/need/be/reports/r.json");
        out.write("reports/r.json", stream -> stream.write('1'));

        assertThatThrownBy(() -> out.write("reports/r.json", stream -> {
                    stream.write('2');
                    throw new IOException("disk full");
                }))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll(file.toString(), "disk full");
        assertThat(file).hasContent("1");
    }

    @Test
    void anOutputFolderThatCanNotBeMadeIsNamed() throws IOException {
        Path taken = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> OutputFolder.open(taken))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(taken.toString());
    }

    @Test
    void aTemporaryWorkFolderIsDeletedWithItsContent() throws IOException {
        Path home = folder.resolve("home");
        try (WorkFolder work = WorkFolder.open(Optional.empty(), home)) {
            Files.createDirectories(work.resolve("a/b"));
        }

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aGivenWorkFolderIsKept() throws IOException {
        try (WorkFolder work = WorkFolder.open(Optional.of(folder.resolve("data")), folder.resolve("home"))) {
            Files.createDirectories(work.resolve("a"));
        }

        assertThat(folder.resolve("data/a")).isDirectory();
    }

    @Test
    void aGivenWorkFolderWithContentIsRefused() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> WorkFolder.open(Optional.of(folder), folder))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll(folder.toString(), "not empty");
    }
}
