package io.oisstreams.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.cli.Main;
import io.oisstreams.config.OisConfig;
import io.oisstreams.event.EventTopic;
import io.oisstreams.event.Topics;
import io.oisstreams.streams.TopicLayout;
import io.oisstreams.streams.TopicProvisioning;
import io.oisstreams.streams.TopicSpec;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started from a shell, when it can't run: one line that says why, and an exit code. */
@ExtendWith(ClusterParameter.class)
class WrongStartTest {
    private final Cluster cluster;
    private final Path folder;

    WrongStartTest(Cluster cluster, @TempDir Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    /** A start, what its one line must contain, and its exit code. */
    private record Start(Process process, Path err, int exitCode, List<String> says) {}

    @Test
    void eachEndsWithOneClearLine() throws Exception {
        String nobody = "127.0.0.1:" + freePort();
        inputsWithTwoPartitions();
        List<Start> starts = List.of(
                start(
                        2,
                        List.of("ois.weights", "1.01"),
                        "ois.weights",
                        "w_DR=0.26,w_ASI=0.15,w_ES=0.20,w_PC=0.15,w_SD=0.10,w_VI=0.15"),
                start(2, List.of("ois.window", "90m"), "ois.window", "90m"),
                start(1, List.of(nobody), "bootstrap.servers", nobody),
                start(1, List.of("http://" + nobody), "schema.registry.url", "http://" + nobody),
                start(
                        1,
                        List.of("governance.decisions", "2 partitions", "topics.partitions=3"),
                        "topics.partitions",
                        "3"));

        for (Start start : starts) {
            int exitCode = start.process().waitFor();

            List<String> lines = Files.readAllLines(start.err());
            assertThat(lines).as("%s", start.says()).hasSize(1);
            assertThat(lines.get(0)).startsWith("ois: ").contains(start.says());
            assertThat(exitCode).as(lines.get(0)).isEqualTo(start.exitCode());
        }
    }

    private void inputsWithTwoPartitions() {
        OisConfig config = cluster.config();
        cluster.newTopics(2);
        List<TopicSpec> all = Topics.all().stream()
                .map(topic -> new TopicSpec(
                        topic.name(),
                        Optional.of(topic.schema()),
                        topic.direction() != EventTopic.Direction.OUTPUT,
                        Map.of()))
                .toList();
        new TopicProvisioning(
                        config.kafkaClientProperties(),
                        cluster.registryUrl(),
                        all,
                        new TopicLayout(2, (short) 1, TimestampType.LOG_APPEND_TIME))
                .create();
    }

    private Start start(int exitCode, List<String> says, String setting, String value) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run"));
        Map<String, String> settings = cluster.settings(
                "topics.partitions",
                "2",
                "http.port",
                "0",
                "kafka.default.api.timeout.ms",
                "3000",
                "kafka.request.timeout.ms",
                "3000",
                setting,
                value);
        settings.forEach((name, text) -> command.addAll(List.of("--set", name + "=" + text)));
        Path err = folder.resolve(setting + ".err");
        Process process = new ProcessBuilder(command)
                .redirectError(err.toFile())
                .redirectOutput(folder.resolve(setting + ".out").toFile())
                .start();
        return new Start(process, err, exitCode, says);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
