package io.oisstreams.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFolderTest {
    private final Path folder;

    TemplateFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aTemplateThatIsNotUtf8IsRefusedByName() throws IOException {
        Path brief = folder.resolve("readiness-brief.md.mustache");
        Files.write(brief, new byte[] {(byte) 0xFF, (byte) 0xFE});

        assertThatThrownBy(() -> TemplateFolder.read(Optional.of(folder)))
                .isInstanceOf(StartupException.class)
                .hasMessage("operations.templates: " + brief + ": is not UTF-8");
    }
}
