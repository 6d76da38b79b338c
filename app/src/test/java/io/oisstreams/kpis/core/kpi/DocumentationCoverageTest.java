package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.Judged;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentationCoverageTest {
    @ParameterizedTest
    @CsvSource({
        ", NO_DATA",
        "0, 0 MISSED",
        "80, 80 MISSED",
        "89.999999999999999999, 90 MISSED",
        "90, 90 MET",
        "90.0, 90 MET",
        "100, 100 MET",
    })
    void theLatestMeasurementIsHeldAgainstTheTarget(@Nullable BigDecimal latest, String expected) {
        Judged judged = DocumentationCoverage.of(Optional.ofNullable(latest));

        assertThat(Shown.judged(judged)).isEqualTo(expected);
    }
}
