package io.oisstreams.governance.query;

import static io.oisstreams.governance.query.Sample.ms;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.governance.core.ReasonFamily;
import io.oisstreams.governance.core.RiskTier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final long NOON = ms("2026-03-31T12:00:00Z");
    private static final long DAY = 86_400_000;

    private final MetricsCluster cluster = new MetricsCluster(1);

    @BeforeEach
    void decide() {
        deny(NOON - 7 * DAY - 1, "policy_deny");
        deny(NOON - 7 * DAY, "policy_deny");
        deny(NOON - 1, "security_signature_missing");
        deny(NOON - 1, "security_signature_invalid");
        deny(NOON - 1, "adapter_error");
        deny(NOON - 1, "never heard of");
        deny(NOON - 1, "nor of \"this\"");
        deny(NOON, "hitl_approval_rejected");
        cluster.tick(NOON + DAY);
    }

    /** The family of the event is another than that of the code: it does not count. */
    private void deny(long ms, String reasonCode) {
        cluster.decide("acme", Sample.denied(ms, reasonCode, ReasonFamily.TRUST_CONTEXT, RiskTier.LOW));
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private static String family(String name, int count, String percentage) {
        return "{\"reasonFamily\":\"" + name + "\",\"count\":" + count + ",\"percentage\":" + percentage + "}";
    }

    private static String code(String code, String family, int count, String percentage) {
        return "{\"reasonCode\":\"" + code + "\","
                + family(family, count, percentage).substring(1);
    }

    @Test
    void are_families_of_7_days_most_frequent_first_then_by_name() {
        String body = cluster.ask(0, "/metrics/reasons?at=" + NOON).body();

        assertThat(body)
                .isEqualTo("{\"total\":6,\"families\":[" + family("security", 2, "0.3333333333333333") + ","
                        + family("unknown", 2, "0.3333333333333333") + "," + family("adapter", 1, "0.16666666666666666")
                        + "," + family("policy", 1, "0.16666666666666666") + "]}");
    }

    @Test
    void are_codes_if_asked_for_all_unregistered_ones_together() {
        String body =
                cluster.ask(0, "/metrics/reasons?window=24h&by=code&at=" + NOON).body();

        assertThat(body)
                .isEqualTo("{\"total\":5,\"codes\":[" + code("unknown", "unknown", 2, "0.4") + ","
                        + code("adapter_error", "adapter", 1, "0.2") + ","
                        + code("security_signature_invalid", "security", 1, "0.2") + ","
                        + code("security_signature_missing", "security", 1, "0.2") + "]}");
    }

    @Test
    void of_no_decisions_are_none() {
        String body = cluster.ask(0, "/metrics/reasons?window=24h&by=family&at=" + (NOON - 2 * DAY))
                .body();

        assertThat(body).isEqualTo("{\"total\":0,\"families\":[]}");
    }
}
