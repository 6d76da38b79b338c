package io.oisstreams.governance.query;

import static io.oisstreams.governance.query.Sample.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.governance.core.Decision;
import io.oisstreams.governance.core.Outcome;
import io.oisstreams.governance.core.ReasonFamily;
import io.oisstreams.governance.core.RiskTier;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    private static final long NOON = ms("2026-03-31T12:00:00Z");
    private static final long DAY = 86_400_000;
    private static final long ODD_TIME = NOON + 17 * 60_000;

    private final MetricsCluster cluster = new MetricsCluster(1);

    @AfterEach
    void close() {
        cluster.close();
    }

    private long total(String query) {
        return cluster.get("/metrics/summary?" + query).get("totalEvents").asLong();
    }

    @Test
    void has_the_fields_of_the_document_in_its_order() {
        cluster.decide(
                "acme",
                Sample.allowed(NOON - 60_000),
                Sample.denied(NOON - 60_000, "security_replay_detected", ReasonFamily.SECURITY, RiskTier.HIGH),
                Sample.denied(NOON - 60_000, "security_replay_guard_unavailable", ReasonFamily.SECURITY, RiskTier.LOW),
                Sample.of(
                        NOON - 60_000,
                        Outcome.ALLOW,
                        "made_up",
                        ReasonFamily.UNKNOWN,
                        RiskTier.CRITICAL,
                        OptionalLong.empty(),
                        "0.3"),
                Sample.incident(NOON - 60_000, 250),
                Sample.incident(NOON - 60_000, 90_000));
        cluster.tick(NOON);

        String body = cluster.ask(0, "/metrics/summary").body();

        assertThat(body)
                .isEqualTo("{\"window\":\"24h\",\"schemaVersion\":\"v1\",\"projectorVersion\":\"v1\",\"uair\":0.75,"
                        + "\"airtP50Ms\":250,\"airtP95Ms\":90000,\"gar\":0.5,\"tca\":0.05,\"totalEvents\":6,"
                        + "\"denialEvents\":2,\"replayDetectedEvents\":1,\"replayGuardUnavailableEvents\":1}");
    }

    @Test
    void of_a_window_without_decisions_is_zero() {
        cluster.decide("acme", Sample.incident(NOON - 2 * DAY, 250));
        cluster.tick(NOON);

        String body = cluster.ask(0, "/metrics/summary?tenant=acme&window=24h").body();

        assertThat(body)
                .isEqualTo("{\"window\":\"24h\",\"schemaVersion\":\"v1\",\"projectorVersion\":\"v1\",\"uair\":0.0,"
                        + "\"airtP50Ms\":0,\"airtP95Ms\":0,\"gar\":0.0,\"tca\":0.0,\"totalEvents\":0,"
                        + "\"denialEvents\":0,\"replayDetectedEvents\":0,\"replayGuardUnavailableEvents\":0}");
    }

    @ParameterizedTest
    @CsvSource({"24h, 1", "7d, 7", "30d, 30"})
    void takes_in_what_lies_exactly_at_the_window_s_start_and_leaves_out_what_lies_at_its_end(String window, int days) {
        long startMs = NOON - days * DAY;
        cluster.decide("acme", Sample.allowed(startMs - 1), Sample.allowed(startMs), Sample.allowed(NOON - 1));
        cluster.decide("acme", Sample.allowed(NOON), Sample.allowed(NOON + 1));
        cluster.tick(NOON + DAY);

        long total = total("window=" + window + "&at=" + NOON);

        assertThat(total).isEqualTo(2);
    }

    @Test
    void has_the_resolution_of_a_minute() {
        long at = NOON + 30_000;
        cluster.decide("acme", Sample.allowed(at - DAY), Sample.allowed(NOON - DAY + 60_000));
        cluster.decide("acme", Sample.allowed(NOON + 59_999), Sample.allowed(NOON + 60_000));
        cluster.tick(NOON + DAY);

        long total = total("at=" + at);

        assertThat(total).isEqualTo(2);
    }

    @Test
    void ends_at_the_latest_recorded_time_if_nothing_is_said() {
        cluster.decide("acme", Sample.allowed(NOON));
        cluster.tick(NOON + DAY);

        assertThat(total("")).isOne();
        assertThat(total("at=" + (NOON + DAY))).isOne();
        assertThat(total("at=2026-03-31T12:00:00Z")).isZero();

        cluster.tick(NOON + DAY + 60_000);
        assertThat(total("")).isZero();
    }

    @Test
    void sees_a_late_decision_where_it_belongs() {
        cluster.decide("acme", Sample.allowed(NOON - 20 * DAY), Sample.allowed(NOON));
        cluster.tick(NOON);
        long before = total("at=" + (NOON - 19 * DAY));

        cluster.decide("acme", Sample.incident(NOON - 20 * DAY + 5, 250));

        JsonNode after = cluster.get("/metrics/summary?at=" + (NOON - 19 * DAY));
        assertThat(before).isOne();
        assertThat(after.get("totalEvents").asLong()).isEqualTo(2);
        assertThat(after.get("airtP50Ms").asLong()).isEqualTo(250);
    }

    @Test
    void costs_the_same_however_many_decisions_there_are() {
        decideEachMinute(1);
        int few = rowsRead();

        decideEachMinute(5);

        assertThat(few).isBetween(100, 4 * (118 + 46 + 30));
        assertThat(rowsRead()).isEqualTo(few);
    }

    private void decideEachMinute(int decisions) {
        cluster.decide(
                "acme",
                LongStream.range(0, 30 * 24 * 60L * decisions)
                        .mapToObj(i -> Sample.incident(ODD_TIME - i / decisions * 60_000, 1_000 + i % 7))
                        .toArray(Decision[]::new));
    }

    private int rowsRead() {
        int before = cluster.rowsRead("acme");
        cluster.get("/metrics/summary?tenant=acme&window=30d&at=" + ODD_TIME);
        return cluster.rowsRead("acme") - before;
    }
}
