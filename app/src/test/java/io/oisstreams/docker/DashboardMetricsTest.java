package io.oisstreams.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardMetricsTest {
    @Test
    void probe(@TempDir Path stateDir) throws Exception {
        try (MeasuredInstance instance = new MeasuredInstance(stateDir)) {
            instance.oneEventOfEachFate();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(instance.scrape()).contains("ois_records_published_total"));
            Files.writeString(Path.of("/tmp/docswork/scrape.txt"), instance.scrape());
        }
    }
}
