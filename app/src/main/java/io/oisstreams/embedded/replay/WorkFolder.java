package io.oisstreams.embedded.replay;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a replay keeps the broker's log, the state and what it sorts. */
public final class WorkFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

    private final Path path;
    private final boolean temporary;

    private WorkFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * Makes the folder.
     *
     * @param given kept when it is closed, and must be new or empty: the events of an earlier replay would count again; empty: a
     *     temporary folder, deleted when it is closed
     * @param home where temporary folders are made, and stay if the process is killed
     * @throws StartupException if it can't be had
     */
    public static WorkFolder open(Optional<Path> given, Path home) {
        Path wanted = given.orElse(home);
        try {
            Files.createDirectories(wanted);
            return given.isPresent()
                    ? new WorkFolder(empty(wanted).toAbsolutePath(), false)
                    : new WorkFolder(Files.createTempDirectory(wanted, "replay-"), true);
        } catch (IOException e) {
            throw new StartupException("data folder " + wanted + " can't be made or written: " + e, e);
        }
    }

    private static Path empty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new StartupException("data folder " + folder + " is not empty: a replay needs a new one");
            }
        }
        return folder;
    }

    /** A folder in it, which need not exist yet. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        if (temporary) {
            delete(path);
        }
    }

    /** Deletes a folder and what is in it; one that is not there is fine. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path file : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Temporary folder {} could not be deleted: {}", folder, e.toString());
        }
    }
}
