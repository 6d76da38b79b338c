package io.oisstreams.kpis.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrendTest {
    /** Samples as time:value, in a period of 100. */
    @ParameterizedTest
    @CsvSource({
        "'', STABLE",
        "5:1, STABLE",
        "5:1 5:1000, STABLE",
        "0:1 100:1, STABLE",
        "0:0 100:0, STABLE",
        "0:1 100:2, INCREASING",
        "0:2 100:1, DECREASING",
        "0:199 100:201, INCREASING",
        "0:201 100:199, DECREASING",
        "0:199 100:200.999999999999999999, STABLE",
        "0:200.999999999999999999 100:199, STABLE",
        "0:199 100:201.000000000000000001, INCREASING",
        "0:199.5 50:200.5, INCREASING",
        "0:199.5 50:200.499999999999999999, STABLE",
        "0:-199 100:-201, DECREASING",
        "0:-201 100:-199, INCREASING",
        "0:-199 100:-200.999999999999999999, STABLE",
        "0:-1 100:1, INCREASING",
        "0:0.000000000000000001 100:-0.000000000000000001, DECREASING",
        "0:1 50:100 100:1, STABLE",
        "0:1 50:100 100:2, INCREASING",
        "0:0 0:10 100:5 100:5, STABLE",
        "0:1e300 100:1, DECREASING",
        "0:1e-300 100:3e-300, INCREASING",
        "1767225600000:1 1767225600001:1.0001, STABLE",
        "1767225600000:1 1767225600001:1.001, INCREASING",
        "-9223372036854775808:1 9223372036854775807:2, STABLE",
    })
    void theTrendIsTheSlopeOfTheLineThroughTheSamples(String samples, Trend expected) {
        Trend trend = Trend.of(samples(samples), 100);

        assertThat(trend).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neitherOrderNorTheOriginOfTimeMatters(long seed) {
        List<Sample> samples = random(seed);
        Trend expected = Trend.of(samples, 100);
        List<Sample> changed = new ArrayList<>(samples.stream()
                .map(sample -> new Sample(sample.timeMs() + 1_767_225_600_000L, sample.id(), sample.value()))
                .toList());
        Collections.shuffle(changed, new Random(seed));

        Trend trend = Trend.of(changed, 100);

        assertThat(trend).isEqualTo(expected);
    }

    @Test
    void theRandomSamplesHaveAllTrends() {
        assertThat(seeds().mapToObj(seed -> Trend.of(random(seed), 100))).contains(Trend.values());
    }

    @Test
    void labelsAreThoseThatArePublished() {
        assertThat(Trend.values()).extracting(Trend::label).containsExactly("increasing", "decreasing", "stable");
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static List<Sample> random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, random.nextInt(1, 10))
                .mapToObj(
                        i -> new Sample(random.nextLong(100), "id" + i, BigDecimal.valueOf(random.nextLong(990, 1010))))
                .toList();
    }

    private static List<Sample> samples(String text) {
        return Arrays.stream(text.split(" "))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split(":"))
                .map(part -> new Sample(Long.parseLong(part[0]), "id", new BigDecimal(part[1])))
                .toList();
    }
}
