package io.oisstreams.integrity.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.verify.ExportRows.PlacedLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Checks an export folder: every record of every tenant, from the events. */
public final class Verification {
    private final VerificationRules rules;
    private final Consumer<RecordVerdict> listener;
    private final Set<String> originsSeen = new HashSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private long records;
    private long linked;
    private long events;

    private Verification(VerificationRules rules, Consumer<RecordVerdict> listener) {
        this.rules = rules;
        this.listener = listener;
    }

    /**
     * The outcome.
     *
     * @param records that were checked
     * @param linked those of them that could not be computed again because the export holds only their hashes
     * @param events that are leaves of evidence trees
     * @param differences empty: PASS
     */
    public record Outcome(long records, long linked, long events, List<Difference> differences) {
        /** Whether everything is as it must be. */
        public boolean passed() {
            return differences.isEmpty();
        }
    }

    /**
     * Checks a folder.
     *
     * @param temporary a folder for what does not fit into memory; made if need be, and deleted
     * @param listener gets the verdict about each record, by tenant and window
     * @throws java.io.UncheckedIOException naming the file, if one can't be read
     */
    public static Outcome of(Path folder, Path temporary, VerificationRules rules, Consumer<RecordVerdict> listener) {
        Verification verification = new Verification(rules, listener);
        try (ExportRows rows = new ExportRows(temporary)) {
            rows.read(folder);
            verification.differences.addAll(rows.unplaced());
            verification.check(rows.inOrder());
        }
        return verification.outcome();
    }

    private Outcome outcome() {
        if (records == 0) {
            differences.add(new Difference(ExportRows.RECORDS, "records", "at least one", "none"));
        }
        rules.knownCheckpoints().stream()
                .filter(known -> !originsSeen.contains(known.origin()))
                .forEach(known -> differences.add(
                        new Difference(ExportRows.RECORDS, "log", "the one of the known checkpoint", known.origin())));
        return new Outcome(records, linked, events, List.copyOf(differences));
    }

    private void check(Iterator<PlacedLine> lines) {
        Optional<PlacedLine> next = next(lines);
        while (next.isPresent()) {
            next = checkTenant(next.get(), lines);
        }
    }

    /** Checks the tenant of a line; the result is the first line of another. */
    private Optional<PlacedLine> checkTenant(PlacedLine first, Iterator<PlacedLine> lines) {
        String tenantId = first.tenantId();
        originsSeen.add(rules.originOf(tenantId));
        Optional<TenantCheck> check = Optional.empty();
        Optional<PlacedLine> next = Optional.of(first);
        while (next.isPresent() && next.get().tenantId().equals(tenantId)) {
            PlacedLine line = next.get();
            List<Difference> found = new ArrayList<>();
            Optional<PublishedRecord> record = line.isRecord() ? read(line, found) : Optional.empty();
            if (check.isEmpty() && record.isPresent()) {
                check = start(tenantId, record.get(), found);
            }
            WindowLoad load = new WindowLoad(line.windowStartMs(), record, found);
            next = readWindow(load, line, lines, check);
            if (check.isPresent()) {
                check.get().read(load);
            } else {
                load.differences.add(new Difference(line.where(), "record", "one before any evidence", "none"));
                differences.addAll(load.differences);
            }
        }
        check.ifPresent(TenantCheck::end);
        return next;
    }

    private Optional<TenantCheck> start(String tenantId, PublishedRecord record, List<Difference> found) {
        try {
            return Optional.of(new TenantCheck(tenantId, record.window(), rules, this::tell));
        } catch (IllegalArgumentException noWindow) {
            found.add(new Difference(
                    tenantId, "measurement_window", "a window of the contract", String.valueOf(noWindow.getMessage())));
            return Optional.empty();
        }
    }

    /** Reads the other lines of a window; the result is the first line of another. */
    private Optional<PlacedLine> readWindow(
            WindowLoad load, PlacedLine first, Iterator<PlacedLine> lines, Optional<TenantCheck> check) {
        Optional<PlacedLine> next = first.isRecord() ? next(lines) : Optional.of(first);
        while (next.isPresent()
                && next.get().tenantId().equals(first.tenantId())
                && next.get().windowStartMs() == load.startMs) {
            PlacedLine line = next.get();
            try {
                if (line.isRecord()) {
                    throw new DifferenceException(line.where(), "record", "one of each window", "another one");
                }
                ObjectNode json = StrictJson.object(line.where(), line.line());
                EvidenceEvent event = EvidenceEvent.read(line.where(), StrictJson.object(line.where(), json, "value"));
                if (check.isPresent()) {
                    check.get().add(line.where(), load, event);
                }
                events++;
            } catch (DifferenceException e) {
                load.differences.add(e.difference());
            }
            next = next(lines);
        }
        return next;
    }

    private static Optional<PublishedRecord> read(PlacedLine line, List<Difference> found) {
        try {
            ObjectNode json = StrictJson.object(line.where(), line.line());
            return Optional.of(PublishedRecord.read(line.where(), StrictJson.object(line.where(), json, "value")));
        } catch (DifferenceException e) {
            found.add(e.difference());
            return Optional.empty();
        }
    }

    private void tell(RecordVerdict verdict) {
        records += verdict.window().equals("none") ? 0 : 1;
        linked += verdict.status() == RecordVerdict.Status.LINKED ? 1 : 0;
        differences.addAll(verdict.differences());
        listener.accept(verdict);
    }

    private static Optional<PlacedLine> next(Iterator<PlacedLine> lines) {
        return lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
    }
}
