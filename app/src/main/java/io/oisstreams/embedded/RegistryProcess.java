package io.oisstreams.embedded;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The JVM of the registry: its command line, its readiness, its end. */
final class RegistryProcess {
    private static final String LOG_FILE = "registry.log";
    private static final String LAUNCHER = "launcher";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final long POLL_MS = 20;

    private final Process process;
    private final Path folder;

    private RegistryProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    static RegistryProcess launch(Path runnerJar, Path folder, int port) throws IOException {
        copyLauncher(folder);
        Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions());
        command.addAll(settings(port));
        command.add("-cp");
        command.add(runnerJar + System.getProperty("path.separator") + LAUNCHER);
        command.add(DiesWithParent.class.getName());
        command.add(mainClass(runnerJar));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(LOG_FILE).toFile()))
                .start();
        return new RegistryProcess(process, folder);
    }

    /** Measured: 180 MB resident, of which the heap is the smaller part; other collectors and compilers take more. */
    private static List<String> jvmOptions() {
        return List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=tmp");
    }

    private static List<String> settings(int port) {
        return List.of(
                "-Dquarkus.http.host=" + Loopback.HOST,
                "-Dquarkus.http.port=" + port,
                // Without WRITE_DELAY=0 the last half second of registrations is lost by a kill. Relative to the
                // folder,
                // because a path may hold a character that means something in the address.
                "-Dapicurio.datasource.url=jdbc:h2:file:./registry;WRITE_DELAY=0",
                "-Dapicurio.import.work-dir=tmp",
                "-Dapicurio.logconfigjob.every=off",
                "-Dquarkus.http.access-log.enabled=false");
    }

    /** Only this one class: our own libraries must not get onto the registry's class path. */
    private static void copyLauncher(Path folder) throws IOException {
        String resource = DiesWithParent.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve(LAUNCHER).resolve(resource);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream bytes =
                Objects.requireNonNull(DiesWithParent.class.getClassLoader().getResourceAsStream(resource), resource)) {
            Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    /** Asks for compatibility BACKWARD (the registry's own default is NONE) until it is granted: then it is ready too. */
    void awaitReady(String url, Duration limit) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/config"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .timeout(Duration.ofSeconds(5))
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!accepted(client, request)) {
                if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                    throw new StartupException("Schema registry ended at its start with exit code "
                            + process.exitValue() + "; the reason is in " + folder.resolve(LOG_FILE));
                }
                if (System.nanoTime() > deadline) {
                    throw new StartupException("Schema registry was not ready after " + limit.toSeconds() + " s; see "
                            + folder.resolve(LOG_FILE));
                }
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted while the schema registry started", e);
        } catch (StartupException e) {
            stop();
            throw e;
        }
    }

    private static boolean accepted(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    long pid() {
        return process.pid();
    }

    /** Asks the child to end, and kills it if it doesn't in time or if this thread is interrupted. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
