package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.Facts.E;
import static io.oisstreams.integrity.core.Facts.GRID;
import static io.oisstreams.integrity.core.Facts.HOUR;
import static io.oisstreams.integrity.core.Facts.S;
import static io.oisstreams.integrity.core.Facts.SETTLE;
import static io.oisstreams.integrity.core.Facts.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.1 and 4.2. */
class AdmissionTest {
    private static final long NEVER = Long.MIN_VALUE;

    private static Admission admit(Source source, long admissionMs) {
        return Admission.of(GRID, source, S + 1, admissionMs, NEVER);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void fiveSecondsBeforeTheWindowIsTheFirstAdmissionTimeForEverything(Source source) {
        assertThat(admit(source, S - 5_000)).isEqualTo(new Admission.Accepted(WINDOW));
        assertThat(admit(source, S - 5_001))
                .isInstanceOfSatisfying(Admission.Skewed.class, skewed -> assertThat(skewed.stale())
                        .isFalse());
    }

    @ParameterizedTest
    @EnumSource(value = Source.class, mode = EnumSource.Mode.EXCLUDE, names = "REPLAYS")
    void fiveSecondsAfterTheWindowIsTheLastAdmissionTime(Source source) {
        assertThat(admit(source, E + 5_000)).isEqualTo(new Admission.Accepted(WINDOW));
        assertThat(admit(source, E + 5_001)).isInstanceOfSatisfying(Admission.Skewed.class, skewed -> {
            assertThat(skewed.stale()).isTrue();
            assertThat(skewed.message()).contains("2026-05-21T00:00:00.001Z", "2026-05-21T01:00:05.001Z");
        });
    }

    @Test
    void replaysHaveTheSettleTimeAsWell() {
        assertThat(admit(Source.REPLAYS, E + 5_000 + SETTLE)).isEqualTo(new Admission.Accepted(WINDOW));
        assertThat(admit(Source.REPLAYS, E + 5_001 + SETTLE)).isInstanceOf(Admission.Skewed.class);
    }

    @Test
    void aWindowIsClosedWhenStreamTimeHasPassedItsSettleTimeNotWhenItReachesIt() {
        long closesAt = E + 5_000 + SETTLE;

        assertThat(Admission.of(GRID, Source.ACTIONS, S, E, closesAt)).isInstanceOf(Admission.Accepted.class);
        assertThat(Admission.of(GRID, Source.ACTIONS, S, E, closesAt + 1))
                .isInstanceOfSatisfying(Admission.Closed.class, closed -> assertThat(closed.message())
                        .contains("2026-05-21T00:00:00Z"));
    }

    @Test
    void skewIsFoundBeforeTheWindowIsLookedAt() {
        assertThat(Admission.of(GRID, Source.ACTIONS, S, E + 5_001, E + HOUR)).isInstanceOf(Admission.Skewed.class);
    }

    @Test
    void aDueWindowIsClosedOnlyAfterItsSettleTime() {
        TenantState tenant = Facts.healthyTenant(Facts.RULES);

        assertThat(WindowClosing.due(tenant, WINDOW.closesAtMs())).isEmpty();
        assertThat(WindowClosing.due(tenant, WINDOW.closesAtMs() + 1)).hasValue(WINDOW);
    }

    @Test
    void windowsAreHalfOpenAndAlignedToTheEpoch() {
        assertThat(GRID.windowOf(S)).isEqualTo(WINDOW);
        assertThat(GRID.windowOf(E - 1)).isEqualTo(WINDOW);
        assertThat(GRID.windowOf(E)).isEqualTo(WINDOW.next());
        assertThat(GRID.windowOf(-1).startMs()).isEqualTo(-HOUR);
        assertThat(new WindowGrid(5 * HOUR, 0).windowOf(5 * HOUR * 7 + 1).startMs())
                .isEqualTo(5 * HOUR * 7);
        assertThat(WINDOW.contains(S)).isTrue();
        assertThat(WINDOW.contains(S - 1)).isFalse();
        assertThat(WINDOW.contains(E - 1)).isTrue();
        assertThat(WINDOW.contains(E)).isFalse();
        assertThat(WINDOW.next().previous()).isEqualTo(WINDOW);
        assertThat(WINDOW.lengthMs()).isEqualTo(HOUR);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -HOUR, HOUR / 2, HOUR - 1, HOUR + 1, 90 * 60_000})
    void aWindowOfOtherThanWholeHoursIsRefused(long lengthMs) {
        assertThatThrownBy(() -> new WindowGrid(lengthMs, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole number of hours");
    }

    @Test
    void theSettleTimeMayNotBeNegativeOrLongerThanAWindow() {
        assertThat(new WindowGrid(HOUR, HOUR).settleMs()).isEqualTo(HOUR);
        assertThatThrownBy(() -> new WindowGrid(HOUR, HOUR + 1)).hasMessageContaining("settle time");
        assertThatThrownBy(() -> new WindowGrid(HOUR, -1)).hasMessageContaining("settle time");
    }

    @ParameterizedTest
    @CsvSource({
        // settle, admission from the start, starts of the windows in hours from S
        "300000, 305001, 0", // the settle time of the window before has just ended
        "300000, 305000, -1 0",
        "300000, 0, -1 0",
        "300000, 3594999, 0",
        "300000, 3595000, 0 1", // five seconds before the next
        "3600000, 5000, -2 -1 0", // a settle time of a whole window reaches back two
        "3600000, 5001, -1 0",
        "3600000, 3595000, -1 0 1",
        "0, 5001, 0"
    })
    void aReplayMayBelongToEveryWindowThatStillAcceptsIt(long settleMs, long offsetMs, String hours) {
        WindowGrid grid = new WindowGrid(HOUR, settleMs);

        assertThat(grid.windowsForReplay(S + offsetMs))
                .extracting(window -> Long.toString((window.startMs() - S) / HOUR))
                .containsExactly(hours.split(" "));
    }

    @Test
    void replaysFindNoDecisionInClosedWindows() {
        TenantState tenant = Facts.healthyTenant(Facts.RULES);
        long lastMoment = E + 5_000 + SETTLE;

        assertThat(tenant.windowsForReplay(lastMoment, lastMoment)).containsExactly(WINDOW, WINDOW.next());
        assertThat(tenant.windowsForReplay(lastMoment, lastMoment + 1)).containsExactly(WINDOW.next());
    }

    @Test
    void everySourceKnowsItsTopic() {
        assertThat(Source.values())
                .extracting(Source::topic)
                .containsExactly(
                        "governance.decisions",
                        "governance.replays",
                        "agent.actions",
                        "chain.entries",
                        "signer.keys",
                        "policy.attestations");
    }
}
