package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;

import io.oisstreams.integrity.core.Fact;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.Rules;
import io.oisstreams.integrity.core.SignatureCheck;
import io.oisstreams.integrity.core.SignatureVerdicts;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.core.Weights;
import io.oisstreams.integrity.core.WindowClosing;
import io.oisstreams.integrity.core.WindowGrid;
import io.oisstreams.tlog.HashText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks one tenant's records, window by window, oldest first. A window is judged when the one after it has been read too. */
final class TenantCheck {
    private final String tenantId;
    private final WindowGrid grid;
    private final TenantState tenant;
    private final EvidenceFold fold;
    private final RecordLogCheck log;
    private final VerificationRules rules;
    private final SignatureCheck check;
    private final Consumer<RecordVerdict> verdicts;
    private Optional<WindowLoad> unjudged = Optional.empty();
    private Optional<PublishedRecord> last = Optional.empty();
    private int emptyRecords;
    private boolean recomputing;

    TenantCheck(String tenantId, MeasurementWindow first, VerificationRules rules, Consumer<RecordVerdict> verdicts) {
        this.tenantId = tenantId;
        this.grid = new WindowGrid(first.lengthMs(), first.settleMs());
        this.tenant = new TenantState(
                tenantId, new Rules(grid, Weights.DEFAULT, Map.of(), rules.silentWindows(), Long.MAX_VALUE));
        this.fold = new EvidenceFold(grid, tenant);
        this.log = new RecordLogCheck(rules.originOf(tenantId), rules.knownCheckpoints());
        this.rules = rules;
        this.check = rules.signatureCheck();
        this.verdicts = verdicts;
    }

    /** Adds a line of evidence of the window; the lines of a window come in the order of its tree. */
    void add(String where, WindowLoad load, EvidenceEvent line) throws DifferenceException {
        require(where, "tenant_id", tenantId, line.tenantId());
        if (!load.addLeaf(line)) {
            throw new DifferenceException(where, "event_id", "one leaf of each event", "another one");
        }
        require(where, "window_start_ms", grid.windowOf(load.startMs).startMs(), load.startMs);
        require(where, "window_end_ms", load.startMs + grid.lengthMs(), line.windowEndMs());
        fold.add(where, load, line);
    }

    /** All lines of a window have been added. */
    void read(WindowLoad load) {
        unjudged.ifPresent(this::judge);
        unjudged = Optional.of(load);
    }

    /** The tenant has no more windows. */
    void end() {
        unjudged.ifPresent(this::judge);
        List<Difference> missing = log.missing(tenantId);
        if (!missing.isEmpty()) {
            verdicts.accept(new RecordVerdict(tenantId, "none", "null", 0, 0, RecordVerdict.Status.FAILED, missing));
        }
    }

    private void judge(WindowLoad load) {
        fold.settle(load);
        checkEvents(load);
        if (load.record.isEmpty()) {
            judgeWithoutRecord(load);
            return;
        }
        PublishedRecord record = load.record.get();
        int signatures = 0;
        try {
            require(where(load), "extensions.tenant_id", tenantId, record.tenantId());
            checkPlace(record);
            String where = where(load);
            byte[] hash = log.add(where, record, load.differences);
            signatures = rules.trust()
                    .verify(
                            where,
                            record.extensions().path("signatures"),
                            hash,
                            StrictJson.text(where, record.extensions(), "checkpoint"),
                            record.window().closesAtMs());
            checkTree(where, load, record);
            if (load.complete) {
                recompute(where, load, record);
            }
        } catch (DifferenceException e) {
            load.differences.add(e.difference());
        }
        emptyRecords = load.tree.size() == 0 ? emptyRecords + 1 : 0;
        last = load.record;
        tell(load, signatures);
    }

    /** Events may be left out before the part that is exported, and there only: else anybody could turn a check off. */
    private void checkEvents(WindowLoad load) {
        recomputing |= load.hasEvents;
        if (recomputing && !load.complete) {
            load.differences.add(new Difference(
                    where(load), "events", "all of them, from the first window that has any", "hashes without events"));
        }
    }

    private String where(WindowLoad load) {
        return tenantId + " " + Instant.ofEpochMilli(load.startMs);
    }

    private void tell(WindowLoad load, int signatures) {
        RecordVerdict.Status status = load.complete ? RecordVerdict.Status.RECOMPUTED : RecordVerdict.Status.LINKED;
        String ois =
                load.record.map(record -> record.json().path("ois").asText()).orElse("null");
        verdicts.accept(new RecordVerdict(
                tenantId,
                Instant.ofEpochMilli(load.startMs).toString(),
                ois,
                load.tree.size(),
                signatures,
                load.differences.isEmpty() ? status : RecordVerdict.Status.FAILED,
                load.differences));
    }

    /** Events of a window after the last record can have counted for that one, if they were admitted in time. */
    private void judgeWithoutRecord(WindowLoad load) {
        boolean seenByLast = last.map(PublishedRecord::window)
                .filter(window -> window.endMs() == load.startMs && load.lastAdmissionMs <= window.acceptsUntilMs())
                .isPresent();
        if (!seenByLast) {
            load.differences.add(
                    new Difference(where(load), "record", "one for " + load.tree.size() + " events", "none"));
        }
        if (!load.differences.isEmpty()) {
            tell(load, 0);
        }
    }

    /** Windows follow one another, but for the time in which a tenant was silent. */
    private void checkPlace(PublishedRecord record) throws DifferenceException {
        MeasurementWindow window = record.window();
        String where = tenantId + " " + Instant.ofEpochMilli(window.startMs());
        require(where, "measurement_window", grid.windowOf(window.startMs()), window);
        if (last.isPresent()) {
            long endMs = last.get().window().endMs();
            boolean follows =
                    window.startMs() == endMs || (window.startMs() > endMs && emptyRecords >= rules.silentWindows());
            if (!follows) {
                throw new DifferenceException(
                        where,
                        "measurement_window.start",
                        Instant.ofEpochMilli(endMs),
                        record.json().path("measurement_window").path("start"));
            }
        }
    }

    private static void checkTree(String where, WindowLoad load, PublishedRecord record) throws DifferenceException {
        require(
                where,
                "extensions.evidence_leaves",
                load.tree.size(),
                StrictJson.integer(where, record.extensions(), "evidence_leaves"));
        require(
                where,
                "extensions.evidence_root",
                HashText.of(load.tree.root()),
                StrictJson.text(where, record.extensions(), "evidence_root"));
    }

    private void recompute(String where, WindowLoad load, PublishedRecord published) throws DifferenceException {
        Optional<String> unused = fold.replayWithoutDecision(load);
        if (unused.isPresent()) {
            throw new DifferenceException(where, "evidence", "a decision for each replay", "none of " + unused.get());
        }
        long asOfMs = published.window().acceptsUntilMs();
        List<Fact.Entry> verified = load.entries.parallelStream()
                .map(entry ->
                        SignatureVerdicts.of(entry, SignatureVerdicts.keysOf(entry, tenant.keys(), asOfMs), check))
                .toList();
        verified.forEach(entry -> tenant.apply(load.startMs, entry));
        IntegrityRecord computed = WindowClosing.close(
                        tenant,
                        published.window(),
                        check,
                        new Rules(grid, published.weights(), published.exclusions(), rules.silentWindows(), 0))
                .record()
                .withRejected(published.rejected());
        // The link, the tree and the checkpoint have been checked.
        published.requireEqual(where, computed);
    }
}
