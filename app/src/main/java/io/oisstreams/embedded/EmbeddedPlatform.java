package io.oisstreams.embedded;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An {@link EmbeddedBroker} and an {@link EmbeddedRegistry}, started side by side. */
public final class EmbeddedPlatform implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPlatform.class);

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final Path folder;
    private final boolean temporary;
    private boolean closed;

    private EmbeddedPlatform(EmbeddedBroker broker, EmbeddedRegistry registry, Path folder, boolean temporary) {
        this.broker = broker;
        this.registry = registry;
        this.folder = folder;
        this.temporary = temporary;
    }

    /**
     * Where and on which ports.
     *
     * @param dataDir created if absent and kept; empty: a temporary folder, deleted on close
     * @param brokerPort 0 for a free one
     * @param registryPort 0 for a free one
     */
    public record Options(Optional<Path> dataDir, int brokerPort, int registryPort) {
        /** A temporary folder and free ports. */
        public static Options temporary() {
            return new Options(Optional.empty(), 0, 0);
        }

        /** A folder that is kept, and free ports. */
        public static Options keptIn(Path dataDir) {
            return new Options(Optional.of(dataDir), 0, 0);
        }
    }

    /**
     * Starts both and returns when both take requests.
     *
     * @throws StartupException one line that says what can't be had: a port, the folder, the registry's program
     */
    public static EmbeddedPlatform start(Options options) {
        boolean temporary = options.dataDir().isEmpty();
        Path folder = options.dataDir().orElseGet(EmbeddedPlatform::temporaryFolder);
        CompletableFuture<EmbeddedRegistry> registry =
                start(() -> EmbeddedRegistry.start(folder.resolve("registry"), options.registryPort()));
        CompletableFuture<EmbeddedBroker> broker =
                start(() -> EmbeddedBroker.start(folder.resolve("broker"), options.brokerPort()));
        try {
            CompletableFuture.allOf(broker, registry).join(); // ends when both have ended, also if one fails
            return new EmbeddedPlatform(broker.join(), registry.join(), folder, temporary);
        } catch (CompletionException e) {
            if (!broker.isCompletedExceptionally()) {
                broker.join().close();
            }
            if (!registry.isCompletedExceptionally()) {
                registry.join().close();
            }
            if (temporary) {
                delete(folder);
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static <T> CompletableFuture<T> start(Supplier<T> server) {
        return CompletableFuture.supplyAsync(server, task -> new Thread(task, "embedded-start").start());
    }

    /** Host and port of the broker, as for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Address of the registry, as for {@code schema.registry.url}. */
    public String registryUrl() {
        return registry.url();
    }

    /** The data folder, given or temporary. */
    public Path dataDir() {
        return folder;
    }

    /** Stops both, and deletes the folder if it was a temporary one; calling it again does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                registry.close();
            } finally {
                broker.close();
                if (temporary) {
                    delete(folder);
                }
            }
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("ois-streams-");
        } catch (IOException e) {
            throw new StartupException("No temporary data folder can be created: " + e, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Temporary data folder {} could not be deleted: {}", folder, e.toString());
        }
    }
}
