package io.oisstreams.operations.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTest {
    private static final ReportFile LOG = new ReportFile("SIGNATURE_LOG_CYCLE_{cycle_id}.json", "LOGS");

    @Test
    void aDateIsWrittenWithUnderscores() {
        ReportFile report = new ReportFile("COST_REPORT_{date}.json", "COSTS");

        assertThat(report.fileName(LocalDate.of(2025, 12, 30))).isEqualTo("COST_REPORT_2025_12_30.json");
    }

    @ParameterizedTest
    @CsvSource({"75c6040e1e25f939, 75c6040e1e25f939", "a b, a%20b", "a/b, a%2Fb", "a%2Fb, a%252Fb", "*, %2A", ".., %2E."
    })
    void whatIsNotSafeInACycleIsEncoded(String cycleId, String safe) {
        String name = LOG.fileName(cycleId);

        assertThat(name).isEqualTo("SIGNATURE_LOG_CYCLE_" + safe + ".json");
        assertThat(LOG.isNameOf(name)).isTrue();
    }

    @Test
    void longIdsThatBeginAlikeHaveDifferentNames() {
        String one = LOG.fileName("x".repeat(500));
        String other = LOG.fileName("x".repeat(501));

        assertThat(one).isNotEqualTo(other).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTHER.json", "SIGNATURE_LOG_CYCLE_a/b.json", "x SIGNATURE_LOG_CYCLE_a.json"})
    void otherNamesAreNoneOfIts(String name) {
        assertThat(LOG.isNameOf(name)).isFalse();
    }
}
