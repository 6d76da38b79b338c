package io.oisstreams.governance.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.governance.core.Percentiles;
import io.oisstreams.governance.core.Summary;
import io.oisstreams.governance.core.TrailingWindow;
import org.junit.jupiter.api.Test;

class MetricsJsonTest {
    @Test
    void a_double_is_the_shortest_decimal_that_reads_back_as_the_same() {
        // Double.toString of Java 17 gives 5.6843418860808015E-14 and 1.9999999999999998E23.
        Summary summary = new Summary(0x1p-44, Percentiles.NONE, 0.1, Double.parseDouble("2.0E23"), 1, 0, 0, 0);

        String json = MetricsJson.summary(TrailingWindow.DAY, "v1", summary);

        assertThat(json).contains("\"uair\":5.684341886080802E-14,", "\"gar\":0.1,", "\"tca\":2.0E23,");
    }
}
