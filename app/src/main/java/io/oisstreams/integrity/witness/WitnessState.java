package io.oisstreams.integrity.witness;

import io.oisstreams.config.StartupException;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.SignedNote;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What a witness remembers, a folder a log, named after its percent-encoded origin: {@code latest.note}, the note of each size, and what it
 * refused. Files are written whole or not at all. For one process at a time. Failures are {@link StartupException}s of one line.
 */
public final class WitnessState implements AutoCloseable {
    private static final String LATEST = "latest.note";

    private final Path folder;
    private final FileChannel lock;

    private WitnessState(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Opens a folder, made if need be, that no other process has open. */
    public static WitnessState open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw new StartupException("another witness uses " + folder);
            }
            return new WitnessState(folder, lock);
        } catch (OverlappingFileLockException e) {
            throw new StartupException("another witness uses " + folder, e);
        } catch (IOException e) {
            throw new StartupException("state folder " + folder + " can't be used: " + e, e);
        }
    }

    /** The last checkpoint of a log that was cosigned, with the cosignature; empty: none was. */
    Optional<SignedNote> latest(String origin) {
        Path file = folderOf(origin).resolve(LATEST);
        try {
            return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Remembers a cosigned checkpoint as the last one. Returns the file of its size. */
    Path save(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Path log = folderOf(checkpoint.origin());
        Path file = log.resolve(checkpoint.size() + ".note");
        write(file, note.note());
        // Last: what it says was seen is then there whole.
        write(log.resolve(LATEST), note.note());
        return file;
    }

    /** Keeps what was refused, for people. */
    Path keep(String origin, String name, String content) {
        Path file = folderOf(origin).resolve(name);
        write(file, content);
        return file;
    }

    private Path folderOf(String origin) {
        return folder.resolve(URLEncoder.encode(origin, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A"));
    }

    private static void write(Path file, String content) {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartupException(file + " can't be written: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new StartupException(folder + " can't be closed: " + e, e);
        }
    }
}
