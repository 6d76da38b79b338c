package io.oisstreams.embedded;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder that one process at a time may use. Kafka and H2 have locks of their own, but Kafka's comes after its controller
 * has opened the metadata log, and neither fails with a line that a person can act upon.
 */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Creates the folder if need be and takes it. Throws {@link StartupException} if it can't be written or is taken. */
    static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        FileChannel lockFile;
        try {
            Files.createDirectories(path);
            lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartupException("Data folder " + path + " can't be created or written: " + e, e);
        }
        DataFolder opened = new DataFolder(path, lockFile);
        if (!opened.lock()) {
            opened.close();
            throw new StartupException("Data folder " + path + " is in use by another running instance");
        }
        return opened;
    }

    Path path() {
        return path;
    }

    private boolean lock() {
        try {
            return lockFile.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // taken inside this process
        } catch (IOException e) {
            throw new StartupException("Data folder " + path + " can't be locked: " + e, e);
        }
    }

    /** Gives the folder free; its content stays. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Lock of " + path + " can't be released", e);
        }
    }
}
