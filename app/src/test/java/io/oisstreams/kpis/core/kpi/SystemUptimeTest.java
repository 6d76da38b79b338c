package io.oisstreams.kpis.core.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.kpis.core.Judged;
import io.oisstreams.kpis.core.kpi.SystemUptime.Outage;
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

class SystemUptimeTest {
    private static final long MINUTE = 60_000;
    private static final int MINUTES = 200;

    /** Outages as "from-to", with a p if they were planned, in a period from 1000 to 2000. */
    @ParameterizedTest
    @CsvSource({
        "'', 0, 100 MET",
        "1100-1105, 5, 99.5 MET",
        "1100-1106, 6, 99.4 MISSED",
        "1100-1100, 0, 100 MET",
        "1105-1100, 0, 100 MET",
        "1100-1200 1150-1250, 150, 85 MISSED",
        "1100-1200 1100-1200, 100, 90 MISSED",
        "1100-1400 1200-1300, 300, 70 MISSED",
        "1200-1300 1100-1400, 300, 70 MISSED",
        "1100-1200 1200-1300, 200, 80 MISSED",
        "1100-1200 1201-1300, 199, 80.1 MISSED",
        "1100-1200p, 0, 100 MET",
        "1000-2000p, 0, 100 MET",
        "1100-1200 1150-1300p, 50, 95 MISSED",
        "1100-1200 1050-1150p, 50, 95 MISSED",
        "1100-1200 1140-1160p, 80, 92 MISSED",
        "1100-1200 1100-1200p, 0, 100 MET",
        "1100-1200 1000-1300p, 0, 100 MET",
        "1100-1200 1200-1300p, 100, 90 MISSED",
        "1100-1200 1120-1150p 1140-1160p, 60, 94 MISSED",
        "900-1100, 100, 90 MISSED",
        "1900-2100, 100, 90 MISSED",
        "900-2100, 1000, 0 MISSED",
        "1000-2000, 1000, 0 MISSED",
        "-9223372036854775808-9223372036854775807, 1000, 0 MISSED",
        "900-1100 1050-1060p, 90, 91 MISSED",
        "900-2100 500-1010p, 990, 1 MISSED",
        "500-1000, 0, 100 MET",
        "2000-2500, 0, 100 MET",
        "500-900 2100-2200, 0, 100 MET",
    })
    void downtimeIsWhatOutagesCoverWithoutWhatWasPlanned(String outages, long down, String expected) {
        List<Outage> parsed = outages(outages);

        Judged judged = SystemUptime.of(parsed, 1000, 2000);

        assertThat(Shown.judged(judged)).isEqualTo(expected);
        assertThat(SystemUptime.downMs(parsed, 1000, 2000)).isEqualTo(down);
    }

    @ParameterizedTest
    @CsvSource({
        "13392000, 99.5 MET",
        "13392001, 99.5 MISSED",
        "15778476000000, 0 MISSED",
    })
    void aMonthIsJudgedToTheMillisecond(long downMs, String expected) {
        long monthMs = 31L * 24 * 3_600_000;

        Judged judged = SystemUptime.of(List.of(new Outage(0, downMs, false)), 0, monthMs);

        assertThat(Shown.judged(judged)).isEqualTo(expected);
    }

    @Test
    void aPeriodMayBeAsLongAsALong() {
        List<Outage> outages = List.of(new Outage(Long.MIN_VALUE, Long.MAX_VALUE / 2 + 1, false));

        Judged judged = SystemUptime.of(outages, 0, Long.MAX_VALUE);

        assertThat(Shown.judged(judged)).isEqualTo("50 MISSED");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "6, 5"})
    void anEmptyPeriodIsRefused(long startMs, long endMs) {
        assertThatThrownBy(() -> SystemUptime.of(List.of(), startMs, endMs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("divisor: expected more than 0");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itIsWhatCountingTheMinutesGives(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Outage> outages = new ArrayList<>(IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> random(random))
                .toList());
        long counted = counted(outages);

        long down = SystemUptime.downMs(outages, 0, MINUTES * MINUTE);
        Collections.shuffle(outages, new Random(seed));
        long shuffled = SystemUptime.downMs(outages, 0, MINUTES * MINUTE);

        assertThat(down).isEqualTo(counted * MINUTE).isEqualTo(shuffled);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static Outage random(SplittableRandom random) {
        long from = random.nextLong(-50, MINUTES + 50);
        long to = from + random.nextLong(-5, 80);
        return new Outage(from * MINUTE, to * MINUTE, random.nextInt(3) == 0);
    }

    private static long counted(List<Outage> outages) {
        return LongStream.range(0, MINUTES)
                .map(minute -> minute * MINUTE)
                .filter(at -> covers(outages, at, false) && !covers(outages, at, true))
                .count();
    }

    private static boolean covers(List<Outage> outages, long atMs, boolean planned) {
        return outages.stream()
                .anyMatch(outage -> outage.planned() == planned && outage.fromMs() <= atMs && atMs < outage.toMs());
    }

    private static List<Outage> outages(String text) {
        return Arrays.stream(text.split(" "))
                .filter(part -> !part.isEmpty())
                .map(SystemUptimeTest::outage)
                .toList();
    }

    private static Outage outage(String text) {
        int dash = text.indexOf('-', 1);
        long to = Long.parseLong(text.substring(dash + 1).replace("p", ""));
        return new Outage(Long.parseLong(text.substring(0, dash)), to, text.endsWith("p"));
    }
}
