package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oisstreams.integrity.topology.ScenarioLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --serve}, in a process of its own, because only that can be stopped as its user does. */
class ReplayServeTest {
    private static final Instant START = Instant.parse("2026-05-21T10:00:00Z");
    private static final String ANSWERING = "answering at ";
    private static final int TERMINATED = 143;

    private final Path folder;

    ReplayServeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void afterwardsItAnswersWithTheRecordsThatItWroteUntilItIsStoppedAndLeavesNothingBehind() throws Exception {
        Path file = Files.write(folder.resolve("day.jsonl"), ScenarioLines.of("acme", START.toEpochMilli(), 1));
        Process process = start("replay", file, "--out", folder.resolve("out"), "--set", "ois.window=1h", "--serve", 0);
        try {
            String url = address(process);

            JsonNode answer = new JsonMapper().readTree(get(url + "/ois/acme/records/" + START));

            JsonNode written = new JsonMapper()
                    .readTree(Files.readAllLines(folder.resolve("out/ois.records.jsonl"))
                            .get(0));
            assertThat(answer).isEqualTo(written.get("value"));
            assertThat(get(url + "/tenants")).contains("acme");
            assertThat(get(url + "/overview")).contains(lastWindow(folder.resolve("out/ois.records.jsonl")));
            assertThat(new JsonMapper()
                            .readTree(get(url + "/alerts?limit=1000"))
                            .get("alerts"))
                    .hasSameSizeAs(Files.readAllLines(folder.resolve("out/alerts.jsonl")));
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        assertThat(folder.resolve("state")).isEmptyDirectory();
    }

    /** What the overview says of the last record that was written. */
    private static String lastWindow(Path records) throws IOException {
        List<String> lines = Files.readAllLines(records);
        JsonNode window = new JsonMapper().readTree(lines.get(lines.size() - 1)).at("/value/measurement_window");
        return "\"window_start\":" + window.get("start") + ",\"window_end\":" + window.get("end");
    }

    private Process start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dois.registry.home=" + System.getProperty("ois.registry.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OIS_STATE_DIR", folder.resolve("state").toString());
        return builder.start();
    }

    private static String address(Process process) throws IOException {
        // Not closed: that would close what the process still writes to.
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            int at = line.indexOf(ANSWERING);
            if (at >= 0) {
                return line.substring(at + ANSWERING.length(), line.indexOf(','));
            }
        }
        throw new AssertionError("it never answered, but said:\n" + said);
    }

    private static String get(String url) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
