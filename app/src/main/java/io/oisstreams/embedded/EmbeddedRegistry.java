package io.oisstreams.embedded;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apicurio Registry as a child process on loopback, with Confluent's API and global compatibility BACKWARD. Its schemas are in
 * a file of the data folder and survive a restart, a kill too. The child ends when this process ends, however that ends.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    /** System property with the folder of the unpacked registry (runner jar, lib). */
    public static final String HOME_PROPERTY = "ois.registry.home";
    /** Environment variable with the same, where the property is not set. */
    public static final String HOME_VARIABLE = "OIS_REGISTRY_HOME";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final DataFolder folder;
    private final RegistryProcess process;
    private final String url;
    private boolean closed;

    private EmbeddedRegistry(DataFolder folder, RegistryProcess process, String url) {
        this.folder = folder;
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a registry and returns when it takes requests.
     *
     * @param dataDir is created if absent; gets the schemas and {@code registry.log}
     * @param port 0 for a free one
     * @throws StartupException if there is no registry at {@value #HOME_PROPERTY}, the port is in use, the folder can't be
     *     written or is in use, or the registry isn't ready within 90 s
     */
    public static EmbeddedRegistry start(Path dataDir, int port) {
        long begin = System.nanoTime();
        Path jar = runnerJar();
        DataFolder folder = DataFolder.open(dataDir);
        try {
            int chosen = Loopback.usablePort("Schema registry", port);
            RegistryProcess process = RegistryProcess.launch(jar, folder.path(), chosen);
            String url = "http://" + Loopback.HOST + ":" + chosen + "/apis/ccompat/v7";
            process.awaitReady(url, START_LIMIT);
            LOG.info(
                    "Schema registry on {}, started in {} ms",
                    url,
                    Duration.ofNanos(System.nanoTime() - begin).toMillis());
            return new EmbeddedRegistry(folder, process, url);
        } catch (IOException e) {
            folder.close();
            throw new StartupException("Schema registry with data folder " + folder.path() + " did not start: " + e, e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The address, as for {@code schema.registry.url}. */
    public String url() {
        return url;
    }

    /** The process id of the child. */
    public long pid() {
        return process.pid();
    }

    /** Stops the child and waits until it has ended; calling it again does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            process.stop();
            folder.close();
        }
    }

    private static Path runnerJar() {
        String home = Optional.ofNullable(System.getProperty(HOME_PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(HOME_VARIABLE)))
                .orElseThrow(
                        () -> new StartupException("Where the schema registry is unpacked is not known: set the system"
                                + " property " + HOME_PROPERTY + " or the environment variable " + HOME_VARIABLE));
        try (var jars = Files.newDirectoryStream(Path.of(home).toAbsolutePath(), "*-runner.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new StartupException("Schema registry folder " + home + " can't be read: " + e, e);
        }
        throw new StartupException("Schema registry folder " + home + " has no *-runner.jar");
    }
}
