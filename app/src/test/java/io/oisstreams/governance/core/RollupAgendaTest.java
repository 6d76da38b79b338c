package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.governance.core.RollupAgenda.Due;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollupAgendaTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long SETTLE = 2 * MINUTE;
    private static final long NOON = 100 * DAY + 12 * HOUR;
    private static final Bucket HOUR_OF_NOON = new Bucket(Granularity.HOUR, NOON);
    private static final Bucket DAY_OF_NOON = new Bucket(Granularity.DAY, 100 * DAY);
    private static final long HOUR_DUE = NOON + HOUR + SETTLE;
    private static final long DAY_DUE = 101 * DAY + SETTLE;

    private final RollupAgenda agenda = new RollupAgenda(SETTLE, List.of());

    @Test
    void anHourAndADayAreDueASettleTimeAfterTheirEnd() {
        agenda.changed(NOON, NOON);
        agenda.changed(NOON + HOUR - 1, NOON + HOUR - 1);

        assertThat(agenda.due())
                .containsExactlyInAnyOrder(new Due(HOUR_OF_NOON, HOUR_DUE), new Due(DAY_OF_NOON, DAY_DUE));
    }

    @Test
    void whatIsDueIsTakenOnce() {
        agenda.changed(NOON, NOON);

        assertThat(agenda.takeUntil(HOUR_DUE - 1)).isEmpty();
        assertThat(agenda.takeUntil(HOUR_DUE)).containsExactly(new Due(HOUR_OF_NOON, HOUR_DUE));
        assertThat(agenda.takeUntil(DAY_DUE - 1)).isEmpty();
        assertThat(agenda.takeUntil(DAY_DUE + 5 * DAY)).containsExactly(new Due(DAY_OF_NOON, DAY_DUE));
        assertThat(agenda.due()).isEmpty();
    }

    @Test
    void aLateDecisionChangesNothingWhileTheFirstIsStillToCome() {
        agenda.changed(NOON, NOON);
        agenda.changed(NOON + 1, NOON + HOUR + 1);
        agenda.changed(NOON + 2, HOUR_DUE);

        assertThat(agenda.takeUntil(HOUR_DUE)).containsExactly(new Due(HOUR_OF_NOON, HOUR_DUE));
    }

    @Test
    void theFirstOfAnHourThatIsLongOverIsDueAtTheNextFullMinute() {
        agenda.changed(NOON, HOUR_DUE - 1);
        assertThat(agenda.takeUntil(HOUR_DUE)).containsExactly(new Due(HOUR_OF_NOON, HOUR_DUE));

        agenda.changed(NOON, HOUR_DUE);
        agenda.changed(NOON, HOUR_DUE + MINUTE - 1);

        assertThat(agenda.takeUntil(HOUR_DUE + MINUTE - 1)).isEmpty();
        assertThat(agenda.takeUntil(HOUR_DUE + MINUTE)).containsExactly(new Due(HOUR_OF_NOON, HOUR_DUE + MINUTE));
    }

    @Test
    void correctionsOfAMinuteAreOneRevision() {
        long later = NOON + 3 * DAY;
        agenda.changed(NOON, later + 1);
        agenda.changed(NOON + 1, later + 30_000);
        agenda.changed(NOON + 2, later + MINUTE - 1);
        agenda.changed(NOON + HOUR, later + MINUTE - 1);

        List<Due> taken = agenda.takeUntil(later + MINUTE);

        assertThat(taken)
                .containsExactly(
                        new Due(DAY_OF_NOON, later + MINUTE),
                        new Due(HOUR_OF_NOON, later + MINUTE),
                        new Due(new Bucket(Granularity.HOUR, NOON + HOUR), later + MINUTE));
        agenda.changed(NOON, later + MINUTE);
        assertThat(agenda.takeUntil(later + 2 * MINUTE - 1)).isEmpty();
        assertThat(agenda.takeUntil(later + 2 * MINUTE)).hasSize(2);
    }

    @Test
    void theEarliestComesFirstAndOfOneTimeTheEarlierBucketAndTheFinerOne() {
        long midnight = 101 * DAY;
        agenda.changed(midnight - 1, midnight - 1);
        agenda.changed(midnight + HOUR, midnight - 1);
        agenda.changed(midnight - HOUR - 1, midnight - HOUR);
        agenda.changed(midnight, midnight + HOUR);

        List<Due> taken = agenda.takeUntil(midnight + 3 * DAY);

        assertThat(taken)
                .containsExactly(
                        new Due(new Bucket(Granularity.HOUR, midnight - 2 * HOUR), midnight - HOUR + SETTLE),
                        new Due(DAY_OF_NOON, midnight + SETTLE),
                        new Due(new Bucket(Granularity.HOUR, midnight - HOUR), midnight + SETTLE),
                        new Due(new Bucket(Granularity.HOUR, midnight), midnight + HOUR + SETTLE),
                        new Due(new Bucket(Granularity.HOUR, midnight + HOUR), midnight + 2 * HOUR + SETTLE),
                        new Due(new Bucket(Granularity.DAY, midnight), midnight + DAY + SETTLE));
    }

    @Test
    void ofOneStartTheFinerBucketComesFirst() {
        long later = NOON + 3 * DAY;
        agenda.changed(100 * DAY, later);

        assertThat(agenda.takeUntil(later + MINUTE))
                .containsExactly(
                        new Due(new Bucket(Granularity.HOUR, 100 * DAY), later + MINUTE),
                        new Due(DAY_OF_NOON, later + MINUTE));
    }

    @Test
    void anAgendaGoesOnAsItWasLeft() {
        agenda.changed(NOON, NOON);

        RollupAgenda loaded = new RollupAgenda(SETTLE, agenda.due());

        assertThat(loaded.due()).isEqualTo(agenda.due());
        loaded.changed(NOON, HOUR_DUE);
        assertThat(loaded.takeUntil(DAY_DUE)).isEqualTo(agenda.takeUntil(DAY_DUE));
    }
}
