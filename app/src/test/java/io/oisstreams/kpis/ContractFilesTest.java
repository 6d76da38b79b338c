package io.oisstreams.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.StartupException;
import io.oisstreams.kpis.core.contract.Contracts;
import io.oisstreams.kpis.core.contract.KpiContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractFilesTest {
    private final Path folder;

    ContractFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void twoContractsAreShipped() {
        assertThat(ContractFiles.shipped())
                .extracting(KpiContract::label)
                .containsExactly("DS-KPI-008 1.0", "OIS-KPI-001 1.1");
    }

    @Test
    void aFileIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("c.json"), Contracts.maturityText());

        assertThat(ContractFiles.read(file)).isEqualTo(Contracts.maturity());
    }

    @Test
    void aFaultIsAtALineOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("c.json"), "{\n\"kpi_id\": 1}");

        assertThatThrownBy(() -> ContractFiles.read(file))
                .isInstanceOf(StartupException.class)
                .hasMessage(file + ":2: kpi_id: expected a text, got 1");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("none.json");

        assertThatThrownBy(() -> ContractFiles.read(file))
                .isInstanceOf(StartupException.class)
                .hasMessage(file + ": no such file");
    }

    @Test
    void aDirectoryCannotBeRead() {
        assertThatThrownBy(() -> ContractFiles.read(folder))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(folder + ": can't be read");
    }
}
