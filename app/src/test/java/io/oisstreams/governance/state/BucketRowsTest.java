package io.oisstreams.governance.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.governance.core.Admitted;
import io.oisstreams.governance.core.Contribution;
import io.oisstreams.governance.core.Counter;
import io.oisstreams.governance.core.Counts;
import io.oisstreams.governance.core.Percentiles;
import io.oisstreams.governance.core.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rows say of any span, against a count of the decisions in it. */
class BucketRowsTest {
    private static final long MINUTE = 60_000;
    private static final List<String> TENANTS = List.of("t", "t\u0001", "tt");

    private record Of(String tenantId, Contribution decision) {}

    private static Counts counts(List<Of> decisions) {
        Counts counts = new Counts();
        decisions.forEach(of -> counts.add(of.decision()));
        return counts;
    }

    /** Nearest rank in the sorted list: contract section 5. */
    private static Percentiles percentiles(List<Of> decisions) {
        List<Long> times = decisions.stream()
                .flatMapToLong(of -> of.decision().responseTimeMs().stream())
                .sorted()
                .boxed()
                .toList();
        return times.isEmpty()
                ? Percentiles.NONE
                : new Percentiles(
                        times.get((times.size() * 50 + 99) / 100 - 1), times.get((times.size() * 95 + 99) / 100 - 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everySpanHasTheDecisionsOfItsTimeAndTenant(long seed) {
        Random random = new Random(seed);
        StateRun run = new StateRun(31 * StateRun.DAY);
        List<Of> all = new ArrayList<>();
        for (Admitted admitted : Admitted.random(random, 400)) {
            Of of = new Of(TENANTS.get(random.nextInt(TENANTS.size())), admitted.decision());
            all.add(of);
            run.decided(of.tenantId(), of.decision(), admitted.admissionMs());
            if (random.nextInt(10) == 0) {
                run.commit();
            }
        }
        run.commit();
        long firstMs = all.get(0).decision().timestampMs() / MINUTE * MINUTE - 3 * StateRun.DAY;
        int minutes = (int) ((all.get(all.size() - 1).decision().timestampMs() - firstMs) / MINUTE) + 10;

        for (int i = 0; i < 200; i++) {
            long from = firstMs + random.nextInt(minutes) * MINUTE;
            Span span = new Span(from, from + random.nextInt(minutes) * MINUTE);
            String tenantId = TENANTS.get(random.nextInt(TENANTS.size()));
            List<Of> in = all.stream()
                    .filter(of -> of.tenantId().equals(tenantId))
                    .filter(of -> of.decision().timestampMs() >= span.fromMs())
                    .filter(of -> of.decision().timestampMs() < span.toMs())
                    .toList();

            Counts counts = run.rows().counts(tenantId, span);

            assertThat(new StoredBucket(counts, Percentiles.NONE, 0).bytes())
                    .as("%s", span)
                    .isEqualTo(new StoredBucket(counts(in), Percentiles.NONE, 0).bytes());
            assertThat(Percentiles.of(run.rows().responseTimes(tenantId, span)))
                    .as("%s", span)
                    .isEqualTo(percentiles(in));
        }
    }

    @Test
    void tenantsTimesAndVersionsAreTold() {
        StateRun run = new StateRun(31 * StateRun.DAY);
        assertThat(run.rows().latestMs()).isEmpty();
        List<Admitted> decisions = Admitted.random(new Random(1), 2);
        run.decided("u", decisions.get(0).decision(), decisions.get(0).admissionMs());
        assertThat(run.rows().knows("u")).isFalse();
        run.commit();
        long version = run.rows().version("u");
        run.tick(decisions.get(0).admissionMs() + 1);
        run.commit();
        assertThat(run.rows().latestMs()).hasValue(decisions.get(0).admissionMs() + 1);
        assertThat(run.rows().version("u")).isEqualTo(version);

        run.decided("t", decisions.get(1).decision(), decisions.get(1).admissionMs());
        run.decided("u", decisions.get(1).decision(), decisions.get(1).admissionMs());
        run.commit();

        assertThat(run.rows().version("u")).isNotEqualTo(version);
        assertThat(run.rows().knows("u")).isTrue();
        assertThat(run.rows().knows("v")).isFalse();
        assertThat(run.rows().tenants(10)).containsExactly("t", "u");
        assertThat(run.rows().tenants(1)).containsExactly("t");
        assertThat(run.rows().counts("v", new Span(0, StateRun.DAY)).get(Counter.EVENTS))
                .isZero();
    }
}
