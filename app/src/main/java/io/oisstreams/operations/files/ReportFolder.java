package io.oisstreams.operations.files;

import io.oisstreams.operations.core.report.ReportFile;
import io.oisstreams.operations.core.report.ReportPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            for (Path file : files()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(keptFrom)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reports in " + folder + " can't be deleted", e);
        }
    }

    /** Only those that are named like a report: what else somebody keeps there is not ours. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> policy.isReport(file.getFileName().toString()))
                    .toList();
        }
    }
}
