package io.oisstreams.operations.state;

import io.oisstreams.operations.core.attestation.CycleResult;
import io.oisstreams.operations.core.quality.QualityDay;
import io.oisstreams.operations.core.quality.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the readiness brief is about, as far as it is known (OPS section 4.2).
 *
 * @param published whether the brief was published: nothing changes any more
 * @param cycles the first cycles that completed, in the order of their logs
 * @param weeks all weeks that were attested
 * @param adrs checks in these weeks
 * @param agents operations in these weeks
 * @param executed cost events that ran in these weeks
 * @param errors cost events that ended in an error in these weeks
 */
public record Readiness(
        boolean published,
        List<Completed> cycles,
        QualityDay weeks,
        Map<String, Tally> adrs,
        Map<String, Tally> agents,
        long executed,
        long errors) {
    /** Nothing is known. */
    public static final Readiness NOTHING = new Readiness(false, List.of(), QualityDay.EMPTY, Map.of(), Map.of(), 0, 0);

    /** A cycle that completed; times in ms. */
    public record Completed(String cycleId, long startedMs, long endedMs, long operations, long verified, long failed) {
        /** As the brief has it. */
        public CycleResult result() {
            return new CycleResult(
                    cycleId,
                    Instant.ofEpochMilli(startedMs),
                    Instant.ofEpochMilli(endedMs),
                    operations,
                    verified,
                    failed);
        }
    }

    /** With another cycle that completed. */
    public Readiness plus(Completed cycle) {
        List<Completed> more = new ArrayList<>(cycles);
        more.add(cycle);
        return new Readiness(published, more, weeks, adrs, agents, executed, errors);
    }

    /** With another week. */
    public Readiness plusWeek(
            QualityDay week,
            Map<String, Tally> weekAdrs,
            Map<String, Tally> weekAgents,
            long weekExecuted,
            long weekErrors) {
        return new Readiness(
                published,
                cycles,
                weeks.plus(week),
                both(adrs, weekAdrs),
                both(agents, weekAgents),
                executed + weekExecuted,
                errors + weekErrors);
    }

    /** The brief is out: what it was made of is not needed any more. */
    public Readiness afterPublication() {
        return new Readiness(true, List.of(), QualityDay.EMPTY, Map.of(), Map.of(), 0, 0);
    }

    private static Map<String, Tally> both(Map<String, Tally> some, Map<String, Tally> others) {
        Map<String, Tally> sum = new TreeMap<>(some);
        others.forEach((name, tally) -> Tally.add(sum, name, tally));
        return sum;
    }
}
