package io.oisstreams.console.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.alerting.Severity;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static ScoredWindow window(long start, String ois) {
        return new ScoredWindow(
                start,
                start + 1,
                Optional.of(new BigDecimal(ois)),
                Optional.of("Healthy"),
                Collections.nCopies(6, Optional.empty()));
    }

    @Test
    void theLatestWindowIsTheLastWhateverComesFirst() {
        Overview overview = Overview.NOTHING.scored(window(2, "0.960000")).scored(window(1, "0.970000"));

        assertThat(overview.last()).contains(window(2, "0.960000"));
        assertThat(overview.history().points())
                .extracting(History.Point::startMs)
                .containsExactly(1L, 2L);
    }

    @Test
    void theSameWindowAgainIsNoSecondOne() {
        Overview overview = Overview.NOTHING.scored(window(1, "0.960000")).scored(window(1, "0.970000"));

        assertThat(overview.last()).contains(window(1, "0.970000"));
        assertThat(overview.history().points())
                .containsExactly(new History.Point(1, Optional.of(new BigDecimal("0.970000"))));
    }

    @Test
    void theHistoryHasTheLastThirtyWindows() {
        Overview overview = IntStream.rangeClosed(1, 40)
                .boxed()
                .reduce(
                        Overview.NOTHING,
                        (before, start) -> before.scored(window(start, "0.960000")),
                        (left, right) -> right);

        List<Long> starts =
                overview.history().points().stream().map(History.Point::startMs).toList();
        assertThat(starts).hasSize(30).startsWith(11L).endsWith(40L);
    }

    @Test
    void aWindowOfBeforeTheHistoryIsLeftOut() {
        Overview full = IntStream.rangeClosed(1, 30)
                .boxed()
                .reduce(
                        Overview.NOTHING,
                        (before, start) -> before.scored(window(start, "0.960000")),
                        (left, right) -> right);

        assertThat(full.scored(window(0, "0.500000"))).isEqualTo(full);
    }

    @Test
    void alertsAreCountedBySeverity() {
        Overview overview = Overview.NOTHING
                .fired(Severity.CRITICAL)
                .fired(Severity.CRITICAL)
                .fired(Severity.HIGH)
                .fired(Severity.WARNING)
                .fired(Severity.INFO)
                .resolved(Severity.CRITICAL)
                .resolved(Severity.INFO);

        assertThat(overview.firing()).isEqualTo(new FiringAlerts(1, 1, 1, 0));
    }

    @Test
    void openDeviationsAreThoseThatAreNotClosed() {
        assertThat(Overview.NOTHING.opened().opened().closed().deviations()).isEqualTo(1);
    }
}
