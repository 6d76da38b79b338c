package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DemoTest {
    private static final List<String> TENANTS = List.of("acme-bank", "globex-health", "initech-insurance");
    private static final double SPEED = 120;

    @Test
    @Timeout(240)
    void publishesARecordOfEveryTenantAnswersQueriesAndLeavesNothingBehind() throws Exception {
        OisConfig config = OisConfig.of(Map.of(Settings.HTTP_PORT, "0", Settings.WINDOW, "1h"));
        Path folder;
        List<String> lines = new ArrayList<>();

        try (Demo demo = Demo.start(config, Capabilities.ALL, new Demo.Choice(Optional.empty(), 1, SPEED))) {
            folder = demo.dataDir();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                lines.addAll(demo.lines(Duration.ofMillis(200)));
                return TENANTS.stream()
                        .allMatch(tenant -> has(lines, "RECORD", tenant) && has(lines, "SIGNATURE_LOG_CYCLE", tenant));
            });
            assertThat(get(demo.url() + "/tenants")).contains(TENANTS);
            assertThat(get(demo.url() + "/ois/acme-bank/records")).contains("2026-01-03T15:00:00");
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(get(demo.url() + "/metrics/summary?window=24h&tenant=acme-bank"))
                            .contains("\"window\":\"24h\"", "\"projectorVersion\":\"v1\""));
        }

        assertThat(lines).filteredOn(line -> line.contains("RECORD")).hasSize(TENANTS.size());
        assertThat(folder).doesNotExist();
    }

    private static boolean has(List<String> lines, String what, String tenant) {
        return lines.stream().anyMatch(line -> line.contains(what) && line.contains(tenant));
    }

    private static String get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
