package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Judged;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLogIntegrityTest {
    @ParameterizedTest
    @CsvSource({
        "100, 100 MET, none",
        "100.000, 100 MET, none",
        "99.999999999999999999, 100 CRITICAL, CRITICAL 100",
        "50, 50 CRITICAL, CRITICAL 100",
        "0, 0 CRITICAL, CRITICAL 100",
    })
    void lessThanAllIsCritical(BigDecimal score, String judged, String alert) {
        Judged actual = AuditLogIntegrity.of(Optional.of(score));

        assertThat(Shown.judged(actual)).isEqualTo(judged);
        assertThat(Shown.alert(AuditLogIntegrity.alert(score))).isEqualTo(alert);
    }

    @Test
    void withoutAScoreThereIsNoData() {
        assertThat(AuditLogIntegrity.of(Optional.empty())).isEqualTo(Judged.NO_DATA);
    }
}
