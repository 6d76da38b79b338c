package io.oisstreams.kpis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.kpis.core.contract.Contracts;
import io.oisstreams.kpis.core.contract.KpiContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpisConfigTest {
    @TempDir
    private Path folder;

    private static KpisConfig config(Map<String, String> settings) {
        Map<String, String> all =
                new HashMap<>(Map.of("bootstrap.servers", "unused:1", "schema.registry.url", "mock://kpis"));
        all.putAll(settings);
        return KpisConfig.of(OisConfig.of(all));
    }

    private Path file(String name) throws IOException {
        return Files.write(folder.resolve(name), Contracts.maturityText().getBytes(UTF_8));
    }

    @Test
    void withoutSettingsTheShippedContractsAreInUse() {
        KpisConfig config = config(Map.of());

        assertThat(config.contracts()).extracting(KpiContract::kpiId).containsExactly("DS-KPI-008", "OIS-KPI-001");
        assertThat(config.settleMs()).isEqualTo(300_000);
        assertThat(config.memoryMs()).isEqualTo(86_400_000);
        assertThat(config.silentDays()).isEqualTo(100);
        assertThat(config.retentionDays()).isEqualTo(400);
    }

    @Test
    void filesReplaceTheShippedContracts() throws IOException {
        KpisConfig config = config(Map.of("kpis.contracts", " " + file("a.json") + " , "));

        assertThat(config.contracts()).extracting(KpiContract::kpiId).containsExactly("DS-KPI-008");
    }

    @Test
    void twoContractsOfOneVersionAreRefused() throws IOException {
        String twins = file("a.json") + "," + file("b.json");

        assertThatThrownBy(() -> config(Map.of("kpis.contracts", twins)))
                .hasMessageContaining("kpis.contracts")
                .hasMessageContaining("is there twice");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path absent = folder.resolve("absent.json");

        assertThatThrownBy(() -> config(Map.of("kpis.contracts", absent.toString())))
                .hasMessageContaining("absent.json");
    }

    @ParameterizedTest
    @CsvSource({
        "kpis.retention.days, 365",
        "kpis.retention.days, 36501",
        "kpis.silent.days, 0",
        "kpis.silent.days, many",
        "kpis.event.memory, 59s",
        "kpis.event.memory, 366d"
    })
    void aSettingOutOfItsRangeIsRefused(String name, String value) {
        assertThatThrownBy(() -> config(Map.of(name, value)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(name);
    }
}
