package io.oisstreams.governance.query;

import static io.oisstreams.governance.query.Sample.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.governance.core.ReasonFamily;
import io.oisstreams.governance.core.RiskTier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {
    private static final long MIDNIGHT = ms("2026-03-31T00:00:00Z");
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final MetricsCluster cluster = new MetricsCluster(1);

    @AfterEach
    void close() {
        cluster.close();
    }

    private JsonNode series(String query) {
        return cluster.get("/metrics/series?" + query).get("series");
    }

    @Test
    void has_every_bucket_of_the_window_with_its_number() {
        cluster.decide("acme", Sample.allowed(MIDNIGHT - 2 * HOUR));
        cluster.decide(
                "acme",
                Sample.denied(MIDNIGHT - HOUR, "policy_deny", ReasonFamily.POLICY, RiskTier.HIGH),
                Sample.denied(MIDNIGHT - 1, "policy_deny", ReasonFamily.POLICY, RiskTier.LOW));
        cluster.tick(MIDNIGHT);

        String body = cluster.ask(0, "/metrics/series?metric=uair&bucket=day&window=24h")
                .body();

        assertThat(body)
                .isEqualTo("{\"metric\":\"uair\",\"bucket\":\"day\",\"window\":\"24h\",\"series\":[{\"timestamp\":"
                        + (MIDNIGHT - DAY) + ",\"value\":1.0,\"sampleCount\":1}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "24h, hour, 24",
        "7d, hour, 168",
        "30d, hour, 720",
        "24h, day, 1",
        "7d, day, 7",
        "30d, day, 30",
    })
    void has_no_bucket_missing_wherever_the_window_ends(String window, String bucket, int count) {
        cluster.decide("acme", Sample.allowed(MIDNIGHT));
        cluster.tick(MIDNIGHT + 2 * DAY);
        long length = bucket.equals("hour") ? HOUR : DAY;

        for (long at : new long[] {
            MIDNIGHT, MIDNIGHT + 1, MIDNIGHT + 60_000, MIDNIGHT + HOUR - 1, MIDNIGHT + HOUR, MIDNIGHT + 5 * HOUR + 7
        }) {
            JsonNode series = series("metric=gar&bucket=" + bucket + "&window=" + window + "&at=" + at);

            assertThat(series).hasSize(count);
            long last = series.get(count - 1).get("timestamp").asLong();
            assertThat(last).isEqualTo((at - 1) / length * length);
            for (int i = 0; i < count; i++) {
                assertThat(series.get(i).get("timestamp").asLong()).isEqualTo(last - (count - 1 - i) * length);
            }
        }
    }

    @Test
    void is_of_30_days_unless_another_window_is_asked_for() {
        cluster.decide("acme", Sample.allowed(MIDNIGHT));

        JsonNode body = cluster.get("/metrics/series?metric=gar&bucket=day");

        assertThat(body.get("window").asText()).isEqualTo("30d");
        assertThat(body.get("series")).hasSize(30);
    }

    @Test
    void an_empty_bucket_is_zero_of_no_samples() {
        cluster.decide("acme", Sample.allowed(MIDNIGHT - HOUR));
        cluster.tick(MIDNIGHT);

        JsonNode series = series("metric=gar&bucket=hour&window=24h");

        assertThat(series.get(22).toString())
                .isEqualTo("{\"timestamp\":" + (MIDNIGHT - 2 * HOUR) + ",\"value\":0.0,\"sampleCount\":0}");
        assertThat(series.get(23).toString())
                .isEqualTo("{\"timestamp\":" + (MIDNIGHT - HOUR) + ",\"value\":1.0,\"sampleCount\":1}");
    }

    @Test
    void the_last_bucket_ends_at_the_window_s_end_and_the_first_is_whole() {
        long at = MIDNIGHT + 30 * 60_000;
        cluster.decide(
                "acme",
                Sample.allowed(MIDNIGHT - DAY + 10 * 60_000),
                Sample.allowed(MIDNIGHT - DAY + HOUR),
                Sample.allowed(MIDNIGHT),
                Sample.incident(at - 1, 70),
                Sample.incident(at, 90),
                Sample.incident(at + 60_000, 110));
        cluster.tick(MIDNIGHT + DAY);

        JsonNode totals = series("metric=security_denial_total&bucket=hour&window=24h&at=" + at);
        JsonNode times = series("metric=airt_p95_ms&bucket=hour&window=24h&at=" + at);

        assertThat(totals.get(0).toString())
                .isEqualTo("{\"timestamp\":" + (MIDNIGHT - DAY + HOUR) + ",\"value\":0,\"sampleCount\":1}");
        assertThat(totals.get(23).toString())
                .isEqualTo("{\"timestamp\":" + MIDNIGHT + ",\"value\":0,\"sampleCount\":2}");
        assertThat(times.get(23).toString())
                .isEqualTo("{\"timestamp\":" + MIDNIGHT + ",\"value\":70,\"sampleCount\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "uair, 1.0, 4",
        "airt_p50_ms, 70, 2",
        "airt_p95_ms, 5000, 2",
        "gar, 1.0, 1",
        "tca, 0.0, 5",
        "security_denial_total, 2, 5",
        "security_replay_detected_total, 1, 5",
        "security_replay_guard_unavailable_total, 1, 5"
    })
    void each_metric_has_its_own_value_and_samples(String metric, String value, int samples) {
        cluster.decide(
                "acme",
                Sample.allowed(MIDNIGHT - 1),
                Sample.incident(MIDNIGHT - 1, 5_000),
                Sample.incident(MIDNIGHT - 1, 70),
                Sample.denied(MIDNIGHT - 1, "security_replay_detected", ReasonFamily.SECURITY, RiskTier.HIGH),
                Sample.denied(
                        MIDNIGHT - 1, "security_replay_guard_unavailable", ReasonFamily.SECURITY, RiskTier.CRITICAL));
        cluster.tick(MIDNIGHT);

        JsonNode series = series("metric=" + metric + "&bucket=hour&window=24h");

        assertThat(series.get(23).toString())
                .isEqualTo("{\"timestamp\":" + (MIDNIGHT - HOUR) + ",\"value\":" + value + ",\"sampleCount\":" + samples
                        + "}");
    }

    @Test
    void a_late_decision_is_seen_in_its_old_hour() {
        cluster.decide("acme", Sample.allowed(MIDNIGHT));
        long at = MIDNIGHT - 9 * DAY;
        JsonNode before = series("metric=airt_p50_ms&bucket=hour&window=24h&at=" + at);

        cluster.decide("acme", Sample.incident(at - 5 * HOUR, 321));

        JsonNode after = series("metric=airt_p50_ms&bucket=hour&window=24h&at=" + at);
        assertThat(before.get(19).get("sampleCount").asLong()).isZero();
        assertThat(after.get(19).get("sampleCount").asLong()).isOne();
        assertThat(after.get(19).get("value").asLong()).isEqualTo(321);
    }
}
