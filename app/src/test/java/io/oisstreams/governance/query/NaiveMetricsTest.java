package io.oisstreams.governance.query;

import static io.oisstreams.governance.query.Sample.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.governance.core.Decision;
import io.oisstreams.governance.core.Outcome;
import io.oisstreams.governance.core.ReasonFamily;
import io.oisstreams.governance.core.RiskTier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random decisions, and every answer against what a look at all of them gives. */
class NaiveMetricsTest {
    private static final long LATEST = ms("2026-03-31T12:34:56.789Z");
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final List<String> CODES = List.of(
            "policy_deny", "security_replay_detected", "security_replay_guard_unavailable", "adapter_error", "made_up");

    private static List<Decision> decisions(Random random) {
        return IntStream.range(0, 4_000).mapToObj(i -> decision(random)).toList();
    }

    private static Decision decision(Random random) {
        // Half of them lie together in few hours, on full minutes or between.
        long age = random.nextBoolean() ? random.nextLong(58 * DAY) : 3 * DAY + random.nextLong(6 * HOUR);
        long time = LATEST - age;
        return Sample.of(
                random.nextBoolean() ? time : time / MINUTE * MINUTE,
                List.of(Outcome.values()).get(random.nextInt(3)),
                CODES.get(random.nextInt(CODES.size())),
                random.nextBoolean() ? ReasonFamily.SECURITY : ReasonFamily.POLICY,
                List.of(RiskTier.values()).get(random.nextInt(5)),
                random.nextInt(4) == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of((long) Math.exp(random.nextDouble() * 20)),
                random.nextInt(100) + ".25");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void every_answer_is_what_a_look_at_all_decisions_gives(long seed) {
        Random random = new Random(seed);
        List<Decision> all = decisions(random);
        try (MetricsCluster cluster = new MetricsCluster(1)) {
            cluster.tick(LATEST);
            for (int from = 0; from < all.size(); from += 500) {
                cluster.decide("acme", all.subList(from, from + 500).toArray(Decision[]::new));
            }
            for (int i = 0; i < 40; i++) {
                long at = LATEST - (random.nextInt(4) == 0 ? 0 : random.nextLong(30 * DAY));
                at = random.nextBoolean() ? at : at / MINUTE * MINUTE;
                compareSummary(cluster, all, List.of(1, 7, 30).get(random.nextInt(3)), at);
                compareSeries(cluster, all, List.of(1, 7, 30).get(random.nextInt(3)), at, random.nextBoolean());
                compareReasons(cluster, all, List.of(1, 7, 30).get(random.nextInt(3)), at);
            }
        }
    }

    private static String at(int days, long at) {
        return "tenant=acme&window=" + (days == 1 ? "24h" : days + "d") + "&at=" + at;
    }

    private static void compareSummary(MetricsCluster cluster, List<Decision> all, int days, long at) {
        Naive naive = Naive.between(all, at - days * DAY, at);

        JsonNode summary = cluster.get("/metrics/summary?" + at(days, at));

        assertThat(summary.get("totalEvents").asLong()).isEqualTo(naive.all().size());
        assertThat(summary.get("denialEvents").asLong()).isEqualTo(naive.count(Naive::denied));
        assertThat(summary.get("uair").asDouble()).isEqualTo(naive.uair());
        assertThat(summary.get("gar").asDouble()).isEqualTo(naive.gar());
        assertThat(summary.get("tca").asDouble()).isEqualTo(naive.tca());
        assertThat(summary.get("airtP50Ms").asLong()).isEqualTo(naive.airt(0.5));
        assertThat(summary.get("airtP95Ms").asLong()).isEqualTo(naive.airt(0.95));
        assertThat(summary.get("replayDetectedEvents").asLong()).isEqualTo(naive.ofCode("security_replay_detected"));
        assertThat(summary.get("replayGuardUnavailableEvents").asLong())
                .isEqualTo(naive.ofCode("security_replay_guard_unavailable"));
    }

    private static void compareSeries(MetricsCluster cluster, List<Decision> all, int days, long at, boolean hours) {
        long length = hours ? HOUR : DAY;
        String query = at(days, at) + "&bucket=" + (hours ? "hour" : "day");
        List<Naive> naive = LongStream.rangeClosed((at - days * DAY) / length, at / length)
                .map(number -> number * length)
                .filter(start -> start >= at - days * DAY && start < at)
                .mapToObj(start -> Naive.between(all, start, Math.min(start + length, at)))
                .toList();

        assertThat(column(cluster, "tca", query, "value"))
                .isEqualTo(naive.stream().map(Naive::tca).toList());
        assertThat(column(cluster, "airt_p95_ms", query, "value"))
                .isEqualTo(
                        naive.stream().map(bucket -> (double) bucket.airt(0.95)).toList());
        assertThat(column(cluster, "airt_p50_ms", query, "sampleCount"))
                .isEqualTo(naive.stream()
                        .map(bucket -> (double) bucket.times().length)
                        .toList());
        assertThat(column(cluster, "security_denial_total", query, "value"))
                .isEqualTo(naive.stream()
                        .map(bucket -> (double) bucket.count(
                                decision -> Naive.denied(decision) && decision.reasonFamily() == ReasonFamily.SECURITY))
                        .toList());
    }

    private static List<Double> column(MetricsCluster cluster, String metric, String query, String field) {
        return cluster.get("/metrics/series?metric=" + metric + "&" + query).get("series").findValues(field).stream()
                .map(JsonNode::asDouble)
                .toList();
    }

    private static void compareReasons(MetricsCluster cluster, List<Decision> all, int days, long at) {
        Naive naive = Naive.between(all, at - days * DAY, at);

        JsonNode reasons = cluster.get("/metrics/reasons?by=code&" + at(days, at));

        assertThat(reasons.get("total").asLong()).isEqualTo(naive.all().size());
        long sum = 0;
        for (JsonNode code : reasons.get("codes")) {
            String name = code.get("reasonCode").asText();
            long count = naive.ofCode(name.equals("unknown") ? "made_up" : name);
            assertThat(code.get("count").asLong()).isEqualTo(count);
            assertThat(code.get("percentage").asDouble())
                    .isEqualTo((double) count / naive.all().size());
            sum += count;
        }
        assertThat(sum).isEqualTo(naive.all().size());
    }

    /** The definitions of WF5, word for word, over the decisions of a window. */
    private record Naive(List<Decision> all) {
        /** Those whose minute begins in a range of ms. */
        static Naive between(List<Decision> decisions, long from, long to) {
            return new Naive(decisions.stream()
                    .filter(decision -> decision.timestampMs() / MINUTE * MINUTE >= from)
                    .filter(decision -> decision.timestampMs() / MINUTE * MINUTE < to)
                    .toList());
        }

        static boolean denied(Decision decision) {
            return decision.outcome() == Outcome.DENY;
        }

        static boolean risky(Decision decision) {
            return decision.riskTier() == RiskTier.HIGH || decision.riskTier() == RiskTier.CRITICAL;
        }

        long count(Predicate<Decision> predicate) {
            return all.stream().filter(predicate).count();
        }

        long ofCode(String code) {
            return count(decision -> Objects.equals(decision.reasonCode(), code));
        }

        double uair() {
            long risky = count(Naive::risky);
            long stopped = count(decision -> risky(decision) && decision.outcome() != Outcome.ALLOW);
            return risky == 0 ? 0 : (double) stopped / risky;
        }

        double gar() {
            long allowed = count(decision -> decision.outcome() == Outcome.ALLOW);
            long valid = count(decision -> decision.outcome() == Outcome.ALLOW
                    && !decision.reasonCode().equals("made_up"));
            return allowed == 0 ? 0 : (double) valid / allowed;
        }

        double tca() {
            BigDecimal cost = all.stream().map(Decision::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
            return all.isEmpty()
                    ? 0
                    : cost.divide(BigDecimal.valueOf(all.size()), MathContext.DECIMAL128)
                            .doubleValue();
        }

        long[] times() {
            return all.stream()
                    .filter(decision -> decision.outcome() == Outcome.ESCALATE && risky(decision))
                    .filter(decision -> decision.decidedMs().isPresent())
                    .mapToLong(decision -> decision.decidedMs().getAsLong()
                            - decision.detectedMs().getAsLong())
                    .sorted()
                    .toArray();
        }

        long airt(double p) {
            long[] times = times();
            return times.length == 0 ? 0 : times[(int) Math.ceil(times.length * p) - 1];
        }
    }
}
