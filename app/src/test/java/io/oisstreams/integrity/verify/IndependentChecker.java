package io.oisstreams.integrity.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code topology-docs/evidence/check.mjs}, where there is Node. */
final class IndependentChecker {
    private static final Path SCRIPT = Path.of("..", "topology-docs", "evidence", "check.mjs");
    private static final Path NOBLE = Path.of("target", "noble");
    private static final String NOBLE_VERSION = "0.7.1";

    private IndependentChecker() {}

    /** What a program printed, on both streams. */
    record Run(int exitCode, String output) {}

    static boolean hasNode() {
        return Files.exists(SCRIPT) && run(Path.of("."), "node", "--version").exitCode() == 0;
    }

    static Run check(Path folder, String... options) {
        List<String> command = new ArrayList<>(List.of("node", SCRIPT.toString(), folder.toString()));
        command.addAll(List.of(options));
        return run(Path.of("."), command.toArray(String[]::new));
    }

    /** A folder with the signature schemes of another implementation, if npm provides it. */
    static boolean hasNoble() throws IOException {
        if (!Files.exists(NOBLE.resolve("node_modules/@noble/post-quantum/package.json"))) {
            Files.createDirectories(NOBLE);
            Files.writeString(NOBLE.resolve("package.json"), "{\"private\": true}");
            run(NOBLE, "npm", "install", "--no-audit", "--no-fund", "@noble/post-quantum@" + NOBLE_VERSION);
        }
        return Files.exists(NOBLE.resolve("node_modules/@noble/post-quantum/package.json"));
    }

    static String noble() {
        return NOBLE.toString();
    }

    private static Run run(Path folder, String... command) {
        try {
            Path output = Files.createTempFile("program", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Run(-1, "no end after a minute");
            }
            Run run = new Run(process.exitValue(), Files.readString(output, UTF_8));
            Files.delete(output);
            return run;
        } catch (IOException notThere) {
            return new Run(-1, notThere.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
