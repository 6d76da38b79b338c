package io.oisstreams.operations.core.report;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Names, places and cadence of reports (OPS sections 2 and 4).
 *
 * @param retentionDays for how many days a report is kept, and what reports are made of, from 31 to 3650: costs are averaged over 30 days
 * @param silentDays after so many days without any event of a tenant it gets no reports until it is heard again, from 14 to 3650, so that
 *     a week without events is reported
 * @param files what the reports are called and where they belong, for every kind
 */
public record ReportPolicy(int retentionDays, int silentDays, Map<ReportKind, ReportFile> files) {

    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException naming the field that is out of its range
     */
    public ReportPolicy {
        files = Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNull(files, "files is missing")));
        between("retention_days", retentionDays, 31, 3650);
        between("silent_days", silentDays, 14, 3650);
        for (ReportKind kind : ReportKind.values()) {
            ReportFile file = files.get(kind);
            if (file == null) {
                throw new IllegalArgumentException("files must have " + kind.label());
            }
            file.checkFor(kind);
        }
        for (Map.Entry<ReportKind, ReportFile> entry : files.entrySet()) {
            checkAlone(entry.getKey(), entry.getValue(), files);
        }
    }

    /** A report must not take the name of another, which was published before it. */
    private static void checkAlone(ReportKind kind, ReportFile file, Map<ReportKind, ReportFile> files) {
        files.forEach((other, otherFile) -> {
            if (other != kind && file.overlaps(otherFile)) {
                throw new IllegalArgumentException("names of " + kind.label() + " and " + other.label()
                        + " must be such that none is the other's");
            }
        });
    }

    private static void between(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " must be from " + least + " to " + most + ", not " + value);
        }
    }

    /** What a report of a kind is called, and where it belongs. */
    public ReportFile file(ReportKind kind) {
        return Objects.requireNonNull(files.get(kind));
    }

    /** Whether a file is named like a report. */
    public boolean isReport(String name) {
        return files.values().stream().anyMatch(file -> file.isNameOf(name));
    }

    /** Where a report of that name belongs: a relative path with slashes; empty for a name that no report has under this policy. */
    public String folderOf(String name) {
        return files.values().stream()
                .filter(file -> file.isNameOf(name))
                .map(ReportFile::folder)
                .findFirst()
                .orElse("");
    }
}
