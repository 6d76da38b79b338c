package io.oisstreams.signing;

import io.oisstreams.config.StartupException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder and files that only their owner can read and write. All failures are {@link StartupException}s of one line, and so is a file
 * system without owners and permissions (UnsupportedOperationException), because there nobody can tell who reads a key.
 */
final class PrivateFiles {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    static void createFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartupException("key folder " + folder + " can't be created: " + e, e);
        }
    }

    /** The files with this ending, by name; refuses a folder that is none or that others may use. */
    static List<Path> list(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            throw new StartupException("there is no key folder " + folder);
        }
        requirePrivate(folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StartupException("key folder " + folder + " can't be read: " + e, e);
        }
    }

    static byte[] read(Path file) {
        requirePrivate(file);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StartupException("key file " + file + " can't be read: " + e, e);
        }
    }

    /** Writes the whole file or leaves what was there, also when the power fails in between. */
    static void write(Path file, byte[] content) {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(FILE))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartupException("key file " + file + " can't be written: " + e, e);
        }
    }

    private static void requirePrivate(Path path) {
        Set<PosixFilePermission> others;
        try {
            others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartupException("whether others can read " + path + " is not to be seen: " + e, e);
        }
        String found = PosixFilePermissions.toString(others);
        others.removeAll(FOLDER);
        if (!others.isEmpty()) {
            throw new StartupException(path + " holds private keys, but others have permissions on it (" + found
                    + "); take them away: chmod go= " + path);
        }
    }
}
