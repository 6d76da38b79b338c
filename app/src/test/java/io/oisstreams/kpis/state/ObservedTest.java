package io.oisstreams.kpis.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.kpis.core.contract.Seen;
import io.oisstreams.kpis.core.figure.DayFacts;
import io.oisstreams.kpis.core.figure.MeasuredFacts;
import io.oisstreams.kpis.state.Observed.Look;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedTest {
    private static Observed of(Look look, boolean tried) {
        return new Observed(look, tried ? Optional.of(look) : Optional.empty());
    }

    private static Observed with(Observed observed, Look look, boolean tried) {
        return observed.with(look, tried ? Optional.of(look) : Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"1, a, 2, a", "1, b, 2, a", "1, a, 1, b"})
    void theLaterLookCountsWhicheverCameFirst(long firstMs, String first, long secondMs, String second) {
        Look one = new Look(firstMs, first, false);
        Look other = new Look(secondMs, second, true);

        Observed inOrder = with(of(one, true), other, true);

        assertThat(inOrder).isEqualTo(with(of(other, true), one, true));
        assertThat(inOrder.seen()).isEqualTo(new Seen(true, Optional.of(true)));
    }

    @Test
    void aLookThatDidNotTryLeavesWhatParsed() {
        Observed observed = with(of(new Look(1, "a", true), true), new Look(2, "b", false), false);

        assertThat(observed.seen()).isEqualTo(new Seen(false, Optional.of(true)));
    }

    @Test
    void anOlderLookMayBeTheOnlyOneThatTried() {
        Observed observed = with(of(new Look(2, "a", true), false), new Look(1, "b", false), true);

        assertThat(observed.seen()).isEqualTo(new Seen(true, Optional.of(false)));
    }

    @Test
    void whatDaysLeaveIsTheLatestSnapshotAndAllThatOccurred() {
        Carried carried = Carried.NOTHING
                .after(DayFacts.of(MeasuredFacts.snapshot(5)))
                .after(DayFacts.occurred("3.2"))
                .after(DayFacts.of(MeasuredFacts.snapshot(3)))
                .after(DayFacts.occurred("2.1"));

        assertThat(carried).isEqualTo(new Carried(Optional.of(5L), Set.of("2.1", "3.2")));
    }
}
