package io.oisstreams.governance.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.governance.core.SlowAlerts.Expected;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random decisions: the alerts are those of a model that counts everything anew each time. */
class AlertWindowTest {
    private static final long MINUTE = 60_000;

    static Stream<Arguments> windowsAndSeeds() {
        return Stream.of(5 * MINUTE, 60 * MINUTE, 1_440 * MINUTE)
                .flatMap(window -> LongStream.rangeClosed(1, 8).mapToObj(seed -> Arguments.of(window, seed)));
    }

    private static List<Expected> said(MetricsRun run) {
        return run.alerts().stream()
                .map(alert -> new Expected(
                        alert.rule(),
                        alert.firing(),
                        alert.alertId(),
                        alert.detectedAtMs(),
                        alert.value().orElseThrow(),
                        alert.windowEndMs()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("windowsAndSeeds")
    void alertsAreThoseOfTheSlowModel(long windowMs, long seed) {
        Random random = new Random(seed);
        List<Admitted> decisions = Admitted.random(random, 150);
        long end = decisions.get(decisions.size() - 1).admissionMs() + windowMs + 10 * MINUTE;
        MetricsRun run = new MetricsRun(windowMs);

        for (Admitted decision : decisions) {
            if (random.nextInt(3) == 0) {
                run.tick(decision.admissionMs());
            }
            run.decided(decision);
        }
        run.tick(end + TenantMetrics.SETTLE_MS);

        List<Expected> expected = SlowAlerts.of(windowMs, decisions, end);
        assertThat(said(run)).containsExactlyElementsOf(expected);
        assertThat(expected.stream().map(Expected::rule).distinct()).hasSize(3);
        assertThat(run.alerts()).allSatisfy(alert -> {
            assertThat(alert.tenantId()).isEqualTo("t");
            assertThat(alert.windowEndMs() - alert.windowStartMs()).isEqualTo(windowMs);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 30})
    void afterAnotherLengthWasConfiguredItHasWhatLiesInThat(int minutesOfTheOther) {
        Map<Long, SecurityTotals> minutes = new TreeMap<>();
        AlertWindow before = new AlertWindow(
                "t", 5 * MINUTE, AlertThresholds.DEFAULT, minute -> totals(minutes, minute), AlertWindow.State.NEW);
        for (long minute = 0; minute < 20 * MINUTE; minute += MINUTE) {
            SecurityTotals one = new SecurityTotals(1, 0, 0, 0);
            before.add(one, minute, minute, alert -> {});
            minutes.put(minute, one);
        }

        AlertWindow after = new AlertWindow(
                "t",
                minutesOfTheOther * MINUTE,
                AlertThresholds.DEFAULT,
                minute -> totals(minutes, minute),
                before.state());

        assertThat(before.state().totals().requests()).isEqualTo(5);
        assertThat(after.state().totals().requests()).isEqualTo(Math.min(20, minutesOfTheOther));
    }

    private static SecurityTotals totals(Map<Long, SecurityTotals> minutes, long minute) {
        return minutes.getOrDefault(minute, SecurityTotals.NONE);
    }
}
