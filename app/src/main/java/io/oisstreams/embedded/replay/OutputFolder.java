package io.oisstreams.embedded.replay;

import io.oisstreams.config.StartupException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where the results go. A file appears, or is replaced, whole or not at all. */
public final class OutputFolder {
    private static final String TEMPORARY = ".part";

    private final Path folder;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if need be, and tries to write in it.
     *
     * @throws StartupException if that can't be done
     */
    public static OutputFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".try", TEMPORARY));
            return new OutputFolder(folder);
        } catch (IOException e) {
            throw new StartupException("output folder " + folder + " can't be written: " + e, e);
        }
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {
        /** Writes the content once. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param name may have folders in it, but lies inside this one
     * @throws StartupException if it can't be written
     */
    public void write(String name, Content content) {
        Path file = folder.resolve(name);
        Path part = file.resolveSibling(file.getFileName() + TEMPORARY);
        try {
            Files.createDirectories(part.toAbsolutePath().getParent());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                content.writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartupException(file + " can't be written: " + e, e);
        }
    }
}
