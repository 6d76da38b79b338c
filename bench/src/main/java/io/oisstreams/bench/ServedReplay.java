package io.oisstreams.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oisstreams.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./ois replay --serve} in a process of its own: broker, registry and application, which has read everything and answers. */
final class ServedReplay implements AutoCloseable {
    private static final Pattern ANSWERING = Pattern.compile("ois: answering at (\\S+),.*");

    /** Of the small tenants nothing is signed. */
    private static final String EXCLUSIONS = "ois.exclusions=evidence_survivability=unsigned;signer_diversity=unsigned;"
            + "verification_independence=unsigned";

    private final Process process;
    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServedReplay(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Returns when it answers. */
    static ServedReplay start(List<Path> files, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Dois.registry.home=" + System.getProperty("ois.registry.home"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "replay"));
        files.forEach(file -> command.add(file.toString()));
        command.addAll(List.of("--out", folder.resolve("out").toString(), "--serve", "0"));
        command.addAll(List.of("--set", "ois.window=1h", "--set", "ois.silent.windows=0", "--set", EXCLUSIONS));
        command.addAll(List.of("--set", "state.dir=" + folder.resolve("state")));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines = process.errorReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher answering = ANSWERING.matcher(line);
            if (answering.matches()) {
                readOn(lines);
                return new ServedReplay(process, answering.group(1));
            }
            System.err.println(line);
        }
        throw new IllegalStateException("replay ended before it answered");
    }

    /** What it says later must not fill the pipe. */
    private static void readOn(BufferedReader lines) {
        Thread thread = new Thread(() -> lines.lines().forEach(System.err::println), "replay-log");
        thread.setDaemon(true);
        thread.start();
    }

    /** A path's address. */
    String at(String path) {
        return url + path;
    }

    /** What a path answers. */
    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(at(path))).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return new ObjectMapper().readTree(answer.body());
    }

    /** The time until the whole of an answer is here, compressed as browsers take it, in ms. */
    double millisOf(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(at(path)))
                .header("Accept-Encoding", "gzip")
                .build();
        long askedAt = System.nanoTime();
        client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return (System.nanoTime() - askedAt) / 1e6;
    }

    @Override
    public void close() {
        // Not the process's own: it would close the pipe that is being read.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
