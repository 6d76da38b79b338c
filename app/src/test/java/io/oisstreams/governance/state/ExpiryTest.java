package io.oisstreams.governance.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.governance.core.Admitted;
import io.oisstreams.governance.core.Contribution;
import io.oisstreams.governance.core.Granularity;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is older than the retention is deleted, and nothing else. */
class ExpiryTest {
    private static final long RETENTION = 31 * StateRun.DAY;
    private static final long FOR_EVER = 36_500 * StateRun.DAY;

    private static List<Admitted> decisions(long seed) {
        return Admitted.random(new Random(seed), 200);
    }

    private static long last(List<Admitted> decisions) {
        return decisions.get(decisions.size() - 1).admissionMs();
    }

    private static StateRun run(long retentionMs, List<Admitted> decisions) {
        StateRun run = new StateRun(retentionMs);
        for (Admitted decision : decisions) {
            run.decided(decision.admissionMs() % 3 == 0 ? "t" : "u", decision.decision(), decision.admissionMs());
            run.commit();
        }
        return run;
    }

    private static void tick(StateRun run, long tickMs) {
        run.tick(tickMs);
        run.commit();
    }

    /** Rows of minutes, hours and days by key in hex, with the end of their bucket in ms. */
    private static Map<String, Long> bucketRows(StateRun run) {
        Map<String, Long> ends = new TreeMap<>();
        run.buckets().keySet().forEach(hex -> {
            byte[] key = HexFormat.of().parseHex(hex);
            // A kind, the tenant of one letter, a zero.
            Granularity granularity = List.of(Granularity.values()).get(key[3]);
            ends.put(hex, RowKey.startOf(Bytes.wrap(key)) + granularity.lengthMs());
        });
        return ends;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsOverIsGoneAndTheRestIsUntouched(long seed) {
        List<Admitted> decisions = decisions(seed);
        StateRun expiring = run(RETENTION, decisions);
        StateRun keeping = run(FOR_EVER, decisions);
        boolean both = false;

        for (long tickMs = last(decisions); tickMs < last(decisions) + RETENTION; tickMs += 5 * 3_600_000 + 7) {
            tick(expiring, tickMs);
            tick(keeping, tickMs);
            long overMs = Granularity.HOUR.startOf(tickMs - RETENTION);
            Map<String, String> left = expiring.buckets();
            Map<String, String> all = keeping.buckets();
            for (Map.Entry<String, Long> row : bucketRows(keeping).entrySet()) {
                if (row.getValue() <= overMs) {
                    assertThat(left).doesNotContainKey(row.getKey());
                } else {
                    assertThat(left).containsEntry(row.getKey(), all.get(row.getKey()));
                }
            }
            both |= left.size() < all.size() && !left.isEmpty();
        }
        assertThat(both).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterEverythingOnlyTheTenantsAreLeft(long seed) {
        List<Admitted> decisions = decisions(seed);
        StateRun run = run(RETENTION, decisions);
        for (long day = 0; day <= 33; day++) {
            tick(run, last(decisions) + day * StateRun.DAY);
        }

        assertThat(bucketRows(run)).isEmpty();
        assertThat(run.content()).hasSize(1 + 2 * 2);
        assertThat(run.rows().tenants(10)).containsExactly("t", "u");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void alsoIfTimeLeapsOverTheWholeRetention(long seed) {
        List<Admitted> decisions = decisions(seed);
        StateRun run = run(RETENTION, decisions);

        tick(run, last(decisions) + 40 * StateRun.DAY);

        assertThat(bucketRows(run)).isEmpty();
        assertThat(run.outputs()).isEqualTo(ticked(decisions).outputs());
    }

    private static StateRun ticked(List<Admitted> decisions) {
        StateRun run = run(FOR_EVER, decisions);
        tick(run, last(decisions) + 40 * StateRun.DAY);
        return run;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void alsoWhatWasOverBeforeTheProgramStarted(long seed) {
        List<Admitted> decisions = decisions(seed);
        StateRun run = run(RETENTION, decisions);
        tick(run, last(decisions) + 20 * StateRun.DAY);
        run.load();

        tick(run, last(decisions) + 40 * StateRun.DAY);

        assertThat(bucketRows(run)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsGoneDoesNotComeBackWithTheNextDecision(long seed) {
        List<Admitted> decisions = decisions(seed);
        StateRun run = run(RETENTION, decisions);
        long nowMs = last(decisions) + 40 * StateRun.DAY;
        tick(run, nowMs);

        Contribution old = decisions.get(0).decision();
        Contribution decision =
                new Contribution(nowMs, old.counters(), old.reasonCode(), old.trustCost(), OptionalLong.of(5));
        run.decided("t", decision, nowMs);
        run.decided("u", decision, nowMs);
        run.commit();

        assertThat(bucketRows(run)).hasSize(2 * 3 * 3);
        assertThat(bucketRows(run).values()).allMatch(endMs -> endMs > nowMs);
    }
}
