package io.oisstreams.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickScheduleTest {
    @Test
    void beginsWithOneTickJustBeforeTheFirstEvent() {
        assertThat(before(new TickSchedule(1000, 5000), 1_000_500)).containsExactly(1_000_000L);
    }

    @Test
    void emitsEveryTickBetweenTwoNearEvents() {
        TickSchedule schedule = new TickSchedule(1000, 5000);
        before(schedule, 10_500);

        assertThat(before(schedule, 13_000)).containsExactly(11_000L, 12_000L);
    }

    @Test
    void emitsTheTickOfAnEventsOwnMillisecondAfterTheEvent() {
        TickSchedule schedule = new TickSchedule(1000, 5000);
        before(schedule, 10_000);

        assertThat(before(schedule, 10_001)).containsExactly(10_000L);
    }

    @Test
    void emitsNothingBetweenEventsOfTheSameTime() {
        TickSchedule schedule = new TickSchedule(1000, 5000);
        before(schedule, 10_500);

        assertThat(before(schedule, 10_500)).isEmpty();
    }

    @Test
    void passesTheHorizonThenSkipsTheQuietGap() {
        TickSchedule schedule = new TickSchedule(1000, 2000);
        before(schedule, 10_500);

        assertThat(before(schedule, 99_500)).containsExactly(11_000L, 12_000L, 13_000L, 99_000L);
    }

    @Test
    void passesTheHorizonOfAnEventThatLiesOnATick() {
        TickSchedule schedule = new TickSchedule(1000, 2000);
        before(schedule, 10_000);

        assertThat(finish(schedule)).containsExactly(10_000L, 11_000L, 12_000L, 13_000L);
    }

    @Test
    void skipsFrom1970To2100InAHandfulOfTicks() {
        TickSchedule schedule = new TickSchedule(1000, 3000);
        long in2100 = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

        List<Long> ticks = before(schedule, 0);
        ticks.addAll(before(schedule, in2100));
        ticks.addAll(finish(schedule));

        assertThat(ticks)
                .containsExactly(
                        0L,
                        1000L,
                        2000L,
                        3000L,
                        4000L,
                        in2100 - 1000,
                        in2100,
                        in2100 + 1000,
                        in2100 + 2000,
                        in2100 + 3000,
                        in2100 + 4000);
    }

    @Test
    void endsEvenAtTheEndOfTime() {
        TickSchedule schedule = new TickSchedule(1000, 3000);
        before(schedule, Long.MAX_VALUE);

        List<Long> ticks = finish(schedule);

        assertThat(ticks).hasSizeLessThan(5).allMatch(tick -> tick > 0);
    }

    @Test
    void emitsNothingForAFileWithoutEvents() {
        assertThat(finish(new TickSchedule(1000, 5000))).isEmpty();
    }

    @Test
    void finishesOnlyOnce() {
        TickSchedule schedule = new TickSchedule(1000, 1000);
        before(schedule, 10_500);
        finish(schedule);

        assertThat(finish(schedule)).isEmpty();
    }

    @Test
    void refusesEventsThatAreNotInOrderOfTime() {
        TickSchedule schedule = new TickSchedule(1000, 1000);
        before(schedule, 10_500);

        assertThatThrownBy(() -> before(schedule, 10_499)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> before(new TickSchedule(1000, 1000), -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TickSchedule(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void emitsExactlyTheTicksNearAnEventInOrder(long seed) {
        Random random = new Random(seed);
        long interval = random.nextLong(1, 11);
        long horizon = random.nextInt(40);
        List<Long> events = random.longs(50, 0, 3000).sorted().boxed().toList();
        TickSchedule schedule = new TickSchedule(interval, horizon);

        List<Long> ticks = new ArrayList<>();
        events.forEach(event -> ticks.addAll(before(schedule, event)));
        ticks.addAll(finish(schedule));

        assertThat(ticks).containsExactlyElementsOf(expected(events, interval, horizon));
    }

    /** Looks at every multiple of the interval, without any cleverness. */
    private static List<Long> expected(List<Long> events, long interval, long horizon) {
        List<Long> ticks = new ArrayList<>();
        for (long tick = 0; tick < 4000; tick += interval) {
            long time = tick;
            boolean justBefore = events.stream().anyMatch(event -> time < event && event <= time + interval);
            boolean withinHorizon =
                    events.stream().anyMatch(event -> time >= event && time - interval <= event + horizon);
            if (justBefore || withinHorizon) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private static List<Long> before(TickSchedule schedule, long eventMs) {
        List<Long> ticks = new ArrayList<>();
        schedule.before(eventMs, ticks::add);
        return ticks;
    }

    private static List<Long> finish(TickSchedule schedule) {
        List<Long> ticks = new ArrayList<>();
        schedule.finish(ticks::add);
        return ticks;
    }
}
