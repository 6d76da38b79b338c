package io.oisstreams.governance.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.alerting.Alert;
import io.oisstreams.governance.core.Admitted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random decisions of several tenants: however often the state is written, loaded or lost, the outputs and the rows are the same. */
class GovernanceStateTest {
    private static final List<String> TENANTS = List.of("t", "u", "tenant-é");

    private interface Step {
        void on(StateRun run);
    }

    private static List<Step> steps(Random random) {
        List<Admitted> decisions = Admitted.random(random, 250);
        List<Step> steps = new ArrayList<>();
        long nowMs = 0;
        for (Admitted decision : decisions) {
            nowMs = decision.admissionMs();
            long tickMs = nowMs;
            if (random.nextInt(3) == 0) {
                steps.add(run -> run.tick(tickMs));
            }
            String tenantId = TENANTS.get(random.nextInt(TENANTS.size()));
            steps.add(run -> run.decided(tenantId, decision.decision(), decision.admissionMs()));
        }
        long endMs = nowMs + 3 * StateRun.DAY;
        steps.add(run -> run.tick(endMs));
        return steps;
    }

    private static StateRun run(List<Step> steps) {
        StateRun run = new StateRun(31 * StateRun.DAY);
        steps.forEach(step -> step.on(run));
        run.commit();
        return run;
    }

    private static StateRun once(List<Step> steps) {
        StateRun run = run(steps);
        assertThat(run.outputs()).hasAtLeastOneElementOfType(Alert.class);
        checkRevisions(run.outputs());
        return run;
    }

    /** Of each bucket they are 0, 1, 2 and so on, and some bucket has two. */
    private static void checkRevisions(List<Object> outputs) {
        Map<String, Integer> published = new HashMap<>();
        for (Object output : outputs) {
            if (output instanceof StateRun.Published rollup) {
                String bucket = rollup.tenantId() + rollup.due().bucket();
                assertThat(rollup.revision()).isEqualTo(published.merge(bucket, 1, Integer::sum) - 1);
            }
        }
        assertThat(published).containsValue(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void commitsChangeNothing(long seed) {
        Random random = new Random(seed);
        List<Step> steps = steps(random);
        StateRun once = once(steps);

        List<Step> committed = new ArrayList<>();
        for (Step step : steps) {
            committed.add(step);
            if (random.nextInt(3) == 0) {
                committed.add(StateRun::commit);
            }
        }
        StateRun often = run(committed);

        assertThat(often.outputs()).isEqualTo(once.outputs());
        assertThat(often.buckets()).isEqualTo(once.buckets());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void restartsChangeNothing(long seed) {
        Random random = new Random(seed);
        List<Step> steps = steps(random);
        StateRun once = once(steps);

        List<Step> restarted = new ArrayList<>();
        for (Step step : steps) {
            restarted.add(step);
            if (random.nextInt(5) == 0) {
                restarted.add(StateRun::commit);
                restarted.add(StateRun::load);
            }
        }
        StateRun loaded = run(restarted);

        assertThat(loaded.outputs()).isEqualTo(once.outputs());
        assertThat(loaded.buckets()).isEqualTo(once.buckets());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsLostInACrashIsDoneOnceMore(long seed) {
        Random random = new Random(seed);
        List<Step> steps = steps(random);
        StateRun once = once(steps);

        StateRun crashing = new StateRun(31 * StateRun.DAY);
        int committed = 0;
        int committedOutputs = 0;
        for (int next = 0; next < steps.size(); next++) {
            steps.get(next).on(crashing);
            if (random.nextInt(10) == 0) {
                crashing.commit();
                committed = next + 1;
                committedOutputs = crashing.outputs().size();
            } else if (random.nextInt(20) == 0) {
                crashing.load();
                crashing.outputs()
                        .subList(committedOutputs, crashing.outputs().size())
                        .clear();
                next = committed - 1;
            }
        }
        crashing.commit();

        assertThat(crashing.outputs()).isEqualTo(once.outputs());
        assertThat(crashing.buckets()).isEqualTo(once.buckets());
    }
}
