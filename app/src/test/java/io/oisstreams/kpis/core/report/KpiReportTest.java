package io.oisstreams.kpis.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KpiReportTest {
    /** Samples as time:id:value, at 1000, in a period of 100; the report as current at average min max trend samples. */
    @ParameterizedTest
    @CsvSource({
        "'', none",
        "900:a:5, none",
        "1001:a:5, none",
        "901:a:5, 5 @901 avg 5.000000 min 5 max 5 STABLE of 1",
        "1000:a:5, 5 @1000 avg 5.000000 min 5 max 5 STABLE of 1",
        "900:a:1 901:b:2 1000:c:3 1001:d:4, 3 @1000 avg 2.500000 min 2 max 3 INCREASING of 2",
        "1000:a:3 950:b:9, 3 @1000 avg 6.000000 min 3 max 9 DECREASING of 2",
        "950:a:1 950:b:2, 2 @950 avg 1.500000 min 1 max 2 STABLE of 2",
        "950:b:2 950:a:1, 2 @950 avg 1.500000 min 1 max 2 STABLE of 2",
        "950:a:1 951:a:1 952:a:0, 0 @952 avg 0.666667 min 0 max 1 DECREASING of 3",
        "950:a:0.000001 950:b:0, 0 @950 avg 0.000000 min 0 max 0.000001 STABLE of 2",
        "950:a:0.000003 950:b:0, 0 @950 avg 0.000002 min 0 max 0.000003 STABLE of 2",
        "950:a:-5 960:b:-10, -10 @960 avg -7.500000 min -10 max -5 DECREASING of 2",
        "950:a:9223372036854775807 960:b:9223372036854775807, 9223372036854775807 @960 avg 9223372036854775807.000000 min 9223372036854775807 max 9223372036854775807 STABLE of 2",
        "950:a:1.0 950:a:1, 1.0 @950 avg 1.000000 min 1 max 1.0 STABLE of 2",
    })
    void aReportIsAboutTheSamplesOfThePeriod(String samples, String expected) {
        Optional<KpiReport> report = KpiReport.of(samples(samples), 1000, 100);

        assertThat(report.map(KpiReportTest::shown).orElse("none")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheSamplesDoesNotMatter(long seed) {
        List<Sample> samples = new ArrayList<>(random(seed));
        Optional<KpiReport> expected = KpiReport.of(samples, 1000, 100);

        Collections.shuffle(samples, new Random(seed));
        Optional<KpiReport> report = KpiReport.of(samples, 1000, 100);

        assertThat(report).isPresent().isEqualTo(expected);
    }

    @Test
    void thePeriodOfTheDocumentIsThirtyDays() {
        assertThat(KpiReport.PERIOD_MS).isEqualTo(2_592_000_000L);
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** Few times, ids, values and scales, so that many are equal. */
    private static List<Sample> random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, random.nextInt(30, 60))
                .mapToObj(i -> new Sample(
                        random.nextLong(895, 1005),
                        "id" + random.nextInt(3),
                        BigDecimal.valueOf(random.nextLong(3)).setScale(random.nextInt(3))))
                .toList();
    }

    private static String shown(KpiReport report) {
        return report.current() + " @" + report.currentAtMs() + " avg " + report.average() + " min " + report.min()
                + " max " + report.max() + " " + report.trend() + " of " + report.samples();
    }

    private static List<Sample> samples(String text) {
        return Arrays.stream(text.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split(":"))
                .map(part -> new Sample(Long.parseLong(part[0]), part[1], new BigDecimal(part[2])))
                .toList();
    }
}
