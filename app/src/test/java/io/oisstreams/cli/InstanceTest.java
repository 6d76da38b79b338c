package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.http.HttpServer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceTest {
    @Test
    void aStateFolderThatCanNotBeHadIsOneLineAndThePortIsFreeAgain() {
        int port = freePort();
        OisConfig config = OisConfig.of(Map.of("state.dir", "/dev/null/state", "http.port", String.valueOf(port)));

        assertThatThrownBy(() -> Instance.start(config, Capabilities.ALL, Optional.empty()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("state.dir=/dev/null/state");
        try (HttpServer server = HttpServer.bind("127.0.0.1", port)) {
            assertThat(server.port()).isEqualTo(port);
        }
    }

    private static int freePort() {
        try (HttpServer server = HttpServer.bind("127.0.0.1", 0)) {
            return server.port();
        }
    }
}
