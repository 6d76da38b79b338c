package io.oisstreams.kpis.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTableTest {
    private static final int TABLE = 3;

    private static ReportTable.Line line(String id, String subject, String number, String trend, int samples) {
        Optional<BigDecimal> value = Optional.of(new BigDecimal(number));
        return new ReportTable.Line(id, subject, value, value, value, value, Optional.of(trend), samples);
    }

    private static String row(ReportTable.Line line) {
        return ReportTable.of("title", List.of(line)).lines().toList().get(TABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "99.999999, 99.99",
        "0.000278, 0.00",
        "12345.6, 12345.60",
        "99999.999, 99999.99",
        "100000, 100000",
        "99999999.9, 99999999",
        "123456789, 1.2E+8"
    })
    void numbersAreCutToTheirColumn(String number, String shown) {
        String row = row(line("5.2", "x", number, "stable", 1));

        assertThat(row.substring(32, 41).strip()).isEqualTo(shown);
        assertThat(row).hasSize(80);
    }

    @ParameterizedTest
    @CsvSource({"increasing, up", "decreasing, down", "stable, stable"})
    void trendsAreShort(String trend, String shown) {
        assertThat(row(line("5.2", "x", "1", trend, 1)).substring(69, 75).strip())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9999, 9999", "10000, 10k+"})
    void samplesAreCounted(int samples, String shown) {
        assertThat(row(line("5.2", "x", "1", "stable", samples)).substring(76).strip())
                .isEqualTo(shown);
    }

    @Test
    void whateverANameHoldsALineHas80Columns() {
        String wide = row(line("A-VERY-LONG-ID", "stakeholder=漢字漢字漢字漢字漢字漢字\u001b[2J\n", "1", "stable", 1));
        String ofNothing = row(line("1.3", "stakeholder=", "1", "stable", 1));

        assertThat(DisplayWidth.of(wide)).isEqualTo(80);
        assertThat(wide).startsWith("A-VERY-LO… 漢字漢字漢字漢字漢字…").doesNotContain("\u001b");
        assertThat(ofNothing).startsWith("1.3                        ").hasSize(80);
    }

    @Test
    void aLongTitleIsWrapped() {
        String table = ReportTable.of("word ".repeat(30), List.of());

        assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(table.lines()).last().asString().startsWith("KPI        Of ").endsWith("   N");
    }
}
