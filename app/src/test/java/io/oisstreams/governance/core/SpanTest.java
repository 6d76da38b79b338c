package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.governance.core.Span.Run;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static long buckets(List<Run> runs, Granularity granularity) {
        return runs.stream()
                .filter(run -> run.granularity() == granularity)
                .mapToLong(run -> (run.toMs() - run.fromMs()) / granularity.lengthMs())
                .sum();
    }

    /** By trying each whole bucket of a length. */
    private static long wholeBuckets(Span span, Granularity granularity) {
        long length = granularity.lengthMs();
        long first = (span.fromMs() + length - 1) / length;
        return Math.max(0, span.toMs() / length - first);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void runsCoverTheSpanExactlyAndCoarsely(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            long from = random.nextInt(3) == 0 ? random.nextInt(40) * HOUR : random.nextInt(60 * 24 * 40) * MINUTE;
            int longest = List.of(3, 130, 3_000, 100_000).get(random.nextInt(4));
            Span span = new Span(from, from + random.nextInt(longest) * MINUTE);

            List<Run> runs = span.runs();

            assertThat(runs).as("%s", span).hasSizeLessThanOrEqualTo(5);
            long at = span.fromMs();
            for (Run run : runs) {
                long length = run.granularity().lengthMs();
                assertThat(run.fromMs()).as("%s", span).isEqualTo(at);
                assertThat(run.toMs()).as("%s", span).isGreaterThan(at);
                assertThat(run.fromMs() % length).as("%s", span).isZero();
                assertThat(run.toMs() % length).as("%s", span).isZero();
                at = run.toMs();
            }
            assertThat(at).as("%s", span).isEqualTo(span.toMs());
            long days = wholeBuckets(span, Granularity.DAY);
            long hours = wholeBuckets(span, Granularity.HOUR) - 24 * days;
            assertThat(buckets(runs, Granularity.DAY)).as("%s", span).isEqualTo(days);
            assertThat(buckets(runs, Granularity.HOUR)).as("%s", span).isEqualTo(hours);
            assertThat(hours).as("%s", span).isLessThanOrEqualTo(46);
            assertThat(buckets(runs, Granularity.MINUTE)).as("%s", span).isLessThanOrEqualTo(118);
        }
    }

    @Test
    void theBoundIsReached() {
        List<Run> runs = new Span(MINUTE, 5 * DAY - MINUTE).runs();

        assertThat(runs)
                .containsExactly(
                        new Run(Granularity.MINUTE, MINUTE, HOUR),
                        new Run(Granularity.HOUR, HOUR, DAY),
                        new Run(Granularity.DAY, DAY, 4 * DAY),
                        new Run(Granularity.HOUR, 4 * DAY, 5 * DAY - HOUR),
                        new Run(Granularity.MINUTE, 5 * DAY - HOUR, 5 * DAY - MINUTE));
        assertThat(buckets(runs, Granularity.MINUTE)).isEqualTo(118);
        assertThat(buckets(runs, Granularity.HOUR)).isEqualTo(46);
    }

    @Test
    void ofAnEmptySpanThereAreNone() {
        assertThat(new Span(MINUTE, MINUTE).runs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"60000, 0", "1, 60000", "0, 60001", "-1, 60000"})
    void onlyRangesOfWholeMinutesAreSpans(long from, long to) {
        assertThatThrownBy(() -> new Span(from, to)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The minutes whose start lies in [at − length, at). */
    @Test
    void aTrailingWindowHasTheMinutesThatStartedInIt() {
        long at = 100 * DAY;

        assertThat(Span.trailing(DAY, at)).isEqualTo(new Span(at - DAY, at));
        assertThat(Span.trailing(DAY, at + 1)).isEqualTo(new Span(at - DAY + MINUTE, at + MINUTE));
        assertThat(Span.trailing(DAY, at - 1)).isEqualTo(new Span(at - DAY, at));
        assertThat(Span.trailing(DAY, at - MINUTE)).isEqualTo(new Span(at - DAY - MINUTE, at - MINUTE));
        assertThat(Span.trailing(DAY, at + MINUTE - 1)).isEqualTo(new Span(at - DAY + MINUTE, at + MINUTE));
    }

    @Test
    void nothingIsBefore1970() {
        assertThat(Span.trailing(DAY, HOUR)).isEqualTo(new Span(0, HOUR));
        assertThat(Span.trailing(DAY, 0)).isEqualTo(new Span(0, 0));
        assertThat(Span.trailing(DAY, 1)).isEqualTo(new Span(0, MINUTE));
    }
}
