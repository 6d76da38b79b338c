package io.oisstreams.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Files that settings name, and those that the program ships with in their stead. */
public final class SettingFile {
    private SettingFile() {}

    /**
     * The bytes of a file.
     *
     * @param setting the setting that names it
     * @throws StartupException with setting and file, if it can't be read
     */
    public static byte[] read(String setting, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new StartupException(setting + ": " + file + ": no such file", e);
        } catch (IOException e) {
            throw new StartupException(setting + ": " + file + ": can't be read: " + e.getMessage(), e);
        }
    }

    /** The bytes of a file that the program ships with: a resource in the package of that class. */
    public static byte[] shipped(Class<?> type, String name) {
        try (InputStream file = type.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
