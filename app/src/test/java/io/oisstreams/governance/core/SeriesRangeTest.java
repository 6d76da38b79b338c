package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.governance.core.Span.Run;
import org.junit.jupiter.api.Test;

class SeriesRangeTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long AT = 500_000 * HOUR;

    private static SeriesRange ofThreeHours(long atMs) {
        return SeriesRange.trailing(Granularity.HOUR, 3 * HOUR, atMs);
    }

    @Test
    void that_ends_with_a_bucket_is_whole() {
        SeriesRange range = ofThreeHours(AT);

        assertThat(range.starts()).containsExactly(AT - 3 * HOUR, AT - 2 * HOUR, AT - HOUR);
        assertThat(range.whole()).contains(new Run(Granularity.HOUR, AT - 3 * HOUR, AT));
        assertThat(range.cut()).isEmpty();
    }

    @Test
    void that_ends_in_the_last_minute_of_a_bucket_is_whole_too() {
        SeriesRange range = ofThreeHours(AT - 1);

        assertThat(range).isEqualTo(ofThreeHours(AT));
    }

    @Test
    void that_ends_within_a_bucket_cuts_it_after_the_minute_that_has_begun() {
        SeriesRange range = ofThreeHours(AT + 1);

        assertThat(range.starts()).containsExactly(AT - 2 * HOUR, AT - HOUR, AT);
        assertThat(range.whole()).contains(new Run(Granularity.HOUR, AT - 2 * HOUR, AT));
        assertThat(range.cut()).contains(new Span(AT, AT + MINUTE));
    }

    @Test
    void does_not_begin_before_1970() {
        SeriesRange range = ofThreeHours(HOUR + MINUTE);

        assertThat(range.starts()).containsExactly(0L, HOUR);
        assertThat(range.whole()).contains(new Run(Granularity.HOUR, 0, HOUR));
        assertThat(range.cut()).contains(new Span(HOUR, HOUR + MINUTE));
    }

    @Test
    void that_has_no_whole_bucket_says_so() {
        SeriesRange range = ofThreeHours(MINUTE);

        assertThat(range.starts()).containsExactly(0L);
        assertThat(range.whole()).isEmpty();
        assertThat(range.cut()).contains(new Span(0, MINUTE));
    }

    @Test
    void of_nothing_has_no_buckets() {
        SeriesRange range = ofThreeHours(0);

        assertThat(range.starts()).isEmpty();
        assertThat(range.whole()).isEmpty();
        assertThat(range.cut()).isEmpty();
    }
}
