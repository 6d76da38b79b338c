package io.oisstreams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a replay wrote into its folder. */
record ReplayedFiles(Path folder) {

    /**
     * Replays the events of one capability, with a tick a minute.
     *
     * @param capability its name
     * @param folder gets the results, in a folder of this name, and the state
     * @param environment beside where the state is
     */
    static ReplayedFiles of(
            String capability, Path folder, String name, Map<String, String> environment, Object... arguments) {
        Path out = folder.resolve(name);
        Map<String, String> all = new HashMap<>(environment);
        all.put("OIS_STATE_DIR", folder.resolve("state").toString());
        String[] words = Stream.concat(
                        Stream.of("replay", "--only", capability, "--out", out, "--set", "tick.interval.ms=60000"),
                        Arrays.stream(arguments))
                .map(String::valueOf)
                .toArray(String[]::new);
        CommandRun run = CommandRun.in(all, Capabilities.ALL, words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ReplayedFiles(out);
    }

    /** Of all files, by path. */
    Map<String, String> contents() throws IOException {
        return contents("");
    }

    /** Of the files in a folder of it. */
    Map<String, String> contents(String within) throws IOException {
        Path root = folder.resolve(within);
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    /** The values that were published on a topic. */
    List<JsonNode> values(String topic) throws IOException {
        List<JsonNode> values = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(topic + ".jsonl"))) {
            values.add(new JsonMapper().readTree(line).get("value"));
        }
        return values;
    }
}
