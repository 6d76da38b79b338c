package io.oisstreams.operations.files;

import io.oisstreams.operations.core.report.ReportFile;
import io.oisstreams.operations.core.report.ReportPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with a folder for each tenant, in it the document's folders, in them the reports. A file appears whole or not at all, has the
 * time at which its report was made, and never changes.
 */
final class ReportFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFolder.class);
    private static final String TEMPORARY = ".part";

    private final Path folder;
    private final ReportPolicy policy;

    /** @param folder made if need be */
    ReportFolder(Path folder, ReportPolicy policy) {
        this.folder = folder;
        this.policy = policy;
    }

    /**
     * Writes a report, if no file of that name is there.
     *
     * @param timeMs when it was made, in ms
     * @throws UncheckedIOException if it can't be written
     */
    void write(String tenantId, String name, byte[] body, long timeMs) {
        Path file = folder.resolve(ReportFile.safe(tenantId))
                .resolve(policy.folderOf(name))
                .resolve(policy.isReport(name) ? name : ReportFile.safe(name));
        try {
            if (Files.exists(file)) {
                keep(file, body);
                return;
            }
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + TEMPORARY);
            Files.write(part, body);
            Files.setLastModifiedTime(part, FileTime.fromMillis(timeMs));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("report " + file + " can't be written", e);
        }
    }

    /** The same report may come once more; another of the same name is on its topic, and changes no file. */
    private static void keep(Path file, byte[] body) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(file), body)) {
            LOG.warn("{} stays as it is: another report of the same name was published", file);
        }
    }

    /**
     * Deletes reports that were made longer ago than they are kept.
     *
     * @param timeMs the time that has come, in ms
     * @throws UncheckedIOException if one can't be deleted
     */
    void expire(long timeMs) {
        Instant keptFrom = Instant.ofEpochMilli(timeMs - TimeUnit.DAYS.toMillis(policy.retentionDays()));
        try {
            Files.walkFileTree(folder, new Expiry(keptFrom));
        } catch (IOException e) {
            throw new UncheckedIOException("reports in " + folder + " can't be deleted", e);
        }
    }

    /** Only of those that are named like a report: what else somebody keeps there is not ours. */
    private final class Expiry extends SimpleFileVisitor<Path> {
        private final Instant keptFrom;

        Expiry(Instant keptFrom) {
            this.keptFrom = keptFrom;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()
                    && policy.isReport(file.getFileName().toString())
                    && attributes.lastModifiedTime().toInstant().isBefore(keptFrom)) {
                Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Other partitions write and delete in the same folder meanwhile. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            if (fault instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw fault;
        }
    }
}
