package io.oisstreams.cli;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of a command's own for what does not fit into memory. Whoever writes into it deletes what they wrote. */
record TemporaryFolder(Path path) implements AutoCloseable {
    /** A new one. */
    static TemporaryFolder make() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("ois-"));
        } catch (IOException e) {
            throw new StartupException("no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new StartupException("temporary folder " + path + " can't be deleted: " + e.getMessage(), e);
        }
    }
}
