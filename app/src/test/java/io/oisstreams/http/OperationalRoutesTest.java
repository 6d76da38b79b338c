package io.oisstreams.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationalRoutesTest {
    private final AtomicReference<Optional<String>> notReady = new AtomicReference<>(Optional.empty());
    private final MetricsRoutes metrics = new MetricsRoutes();
    private final HttpServer server =
            HttpServer.start("127.0.0.1", 0, List.of(new HealthRoutes(Optional::empty, notReady::get), metrics));

    @AfterEach
    void close() {
        server.close();
        metrics.close();
    }

    @Test
    void ready_is_200_while_queries_can_be_answered() {
        HttpResponse<String> answer = Http.get(server.port(), "/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void not_ready_is_503_with_the_reason_and_live_all_the_same() {
        notReady.set(Optional.of("restoring \"ois-records\""));

        HttpResponse<String> ready = Http.get(server.port(), "/health/ready");
        HttpResponse<String> live = Http.get(server.port(), "/health/live");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body())
                .isEqualTo(
                        "{\"status\":\"error\",\"error\":\"NOT_AVAILABLE\",\"message\":\"restoring \\\"ois-records\\\"\"}");
        assertThat(live.statusCode()).isEqualTo(200);
    }

    @Test
    void prometheus_gets_the_process_s_and_the_program_s_own_metrics() {
        metrics.registry().counter("ois.rejected", "reason", "CLOCK_SKEW").increment(2);

        HttpResponse<String> answer = Http.get(server.port(), "/prometheus");

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body())
                .contains("jvm_memory_used_bytes{")
                .contains("process_uptime_seconds")
                .contains("ois_rejected_total{reason=\"CLOCK_SKEW\"} 2.0\n");
    }
}
