package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;
import static io.oisstreams.integrity.verify.ProofCheck.WHERE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.integrity.core.EventRules;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordHash;
import io.oisstreams.integrity.core.WindowGrid;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.InclusionProof;
import io.oisstreams.tlog.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks a bundle from the event up: event, evidence tree, record, log, signatures. */
final class BundleCheck {
    private final ProofBundle bundle;
    private final VerificationRules rules;
    private final Consumer<String> checked;

    /** @param checked gets a line for each thing that holds */
    BundleCheck(ProofBundle bundle, VerificationRules rules, Consumer<String> checked) {
        this.bundle = bundle;
        this.rules = rules;
        this.checked = checked;
    }

    void check() throws DifferenceException {
        PublishedRecord record = PublishedRecord.read(WHERE + ", record", bundle.record());
        require(WHERE, "tenant_id", record.tenantId(), bundle.tenantId());
        checkEvent(record);
        checkEvidence(record);
        RecordFigures.check(WHERE + ", record", record);
        checked.accept("the record's score, classes and telemetry hash follow from its counts");
        checkLog(record);
    }

    private void checkEvent(PublishedRecord record) throws DifferenceException {
        MeasurementWindow window = record.window();
        WindowGrid grid = grid(window);
        EvidenceEvent event = EvidenceEvent.read(WHERE, line(window));
        require(WHERE, "event: tenant_id", bundle.tenantId(), event.tenantId());
        if (!event.countsIn(window, grid)) {
            throw new DifferenceException(
                    WHERE,
                    "event: timestamp",
                    "times that count in the window of the record",
                    event.timestampMs() + ", admitted at " + event.admissionMs());
        }
        Optional<String> broken = event.event().flatMap(EventRules::broken).map(rejection -> rejection.message());
        if (broken.isPresent()) {
            throw new DifferenceException(WHERE, "event", "one that breaks no rule", broken.get());
        }
        checked.accept("event " + event.eventId() + " of " + event.source().topic() + " is canonical, of tenant "
                + event.tenantId() + ", and counts in the window from " + Instant.ofEpochMilli(window.startMs()));
    }

    private static WindowGrid grid(MeasurementWindow window) throws DifferenceException {
        try {
            WindowGrid grid = new WindowGrid(window.lengthMs(), window.settleMs());
            require(WHERE, "record: measurement_window", grid.windowOf(window.startMs()), window);
            return grid;
        } catch (IllegalArgumentException noGrid) {
            throw new DifferenceException(
                    WHERE,
                    "record: measurement_window",
                    "a window of the contract",
                    String.valueOf(noGrid.getMessage()));
        }
    }

    /** The event as a line of evidence that the text itself says all of. */
    private ObjectNode line(MeasurementWindow window) throws DifferenceException {
        ObjectNode event = StrictJson.object(WHERE + ", event", bundle.event());
        ObjectNode value = StrictJson.object(WHERE + ", event", event, "value");
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("tenant_id", StrictJson.text(WHERE + ", event", value, "tenant_id"));
        line.put("window_start_ms", window.startMs());
        line.put("window_end_ms", window.endMs());
        line.put("topic", StrictJson.text(WHERE + ", event", event, "topic"));
        line.put("event_id", StrictJson.text(WHERE + ", event", value, "event_id"));
        line.put("timestamp_ms", StrictJson.integer(WHERE + ", event", value, "timestamp_ms"));
        line.put("admitted_at_ms", StrictJson.integer(WHERE + ", event", event, "timestamp"));
        line.put("event", bundle.event());
        line.put("leaf_hash", HashText.of(leaf()));
        return line;
    }

    private byte[] leaf() {
        return new MerkleHash().leaf(bundle.event().getBytes(StandardCharsets.UTF_8));
    }

    private void checkEvidence(PublishedRecord record) throws DifferenceException {
        String root = StrictJson.text(WHERE + ", record", record.extensions(), "evidence_root");
        long leaves = StrictJson.integer(WHERE + ", record", record.extensions(), "evidence_leaves");
        InclusionProof proof = new InclusionProof(bundle.leafIndex(), leaves, bundle.auditPath());
        if (!proof.verify(leaf(), HashText.parse(root).orElse(new byte[0]))) {
            throw new DifferenceException(
                    WHERE,
                    "audit_path",
                    "one from leaf " + bundle.leafIndex() + " of " + leaves + " to " + root,
                    "another");
        }
        checked.accept("it is leaf " + bundle.leafIndex() + " of the record's " + leaves + " leaves of evidence");
    }

    private void checkLog(PublishedRecord record) throws DifferenceException {
        Checkpoint checkpoint = ProofCheck.checkpoint(bundle.checkpoint());
        byte[] leaf;
        byte[] hash;
        try {
            leaf = RecordHash.leaf(bundle.record());
            hash = RecordHash.of(bundle.record());
        } catch (IllegalArgumentException noForm) {
            throw new DifferenceException(WHERE, "record", "a canonical form", String.valueOf(noForm.getMessage()));
        }
        String origin = rules.originOf(bundle.tenantId());
        require(WHERE, "checkpoint: origin", origin, checkpoint.origin());
        InclusionProof proof = new InclusionProof(bundle.recordIndex(), checkpoint.size(), bundle.recordPath());
        if (!proof.verify(leaf, checkpoint.rootBytes())) {
            throw new DifferenceException(
                    WHERE,
                    "record_path",
                    "one from record " + bundle.recordIndex() + " to the checkpoint's root " + checkpoint.root(),
                    "another");
        }
        checked.accept(
                "the record is number " + bundle.recordIndex() + " of the " + checkpoint.size() + " of log " + origin);
        String own = checkOwnCheckpoint(record, proof, leaf);
        long timeMs = record.window().closesAtMs();
        int signatures =
                rules.trust().verify(WHERE + ", record", record.extensions().path("signatures"), hash, own, timeMs);
        checked.accept(
                signatures == 0
                        ? "the record is unsigned: that it was published is not shown by anything"
                        : signatures + " trusted keys signed the record");
        checkNote(record, checkpoint, own);
        for (Checkpoint known : rules.knownCheckpoints()) {
            require(WHERE, "checkpoint: the known one", known.text(), checkpoint.text());
        }
    }

    /** The record's own checkpoint is that of the log up to it, which the path to a later one says too. */
    private String checkOwnCheckpoint(PublishedRecord record, InclusionProof proof, byte[] leaf)
            throws DifferenceException {
        String field = "record: extensions.checkpoint";
        String text = StrictJson.text(WHERE + ", record", record.extensions(), "checkpoint");
        Checkpoint own = ProofCheck.checkpoint(field, text);
        require(WHERE, field + ": origin", rules.originOf(bundle.tenantId()), own.origin());
        require(WHERE, field + ": size", bundle.recordIndex() + 1, own.size());
        if (!proof.asLastLeaf().verify(leaf, own.rootBytes())) {
            throw new DifferenceException(WHERE, field + ": root", "that of the log up to the record", own.root());
        }
        return text;
    }

    private void checkNote(PublishedRecord record, Checkpoint checkpoint, String own) throws DifferenceException {
        long closesAtMs = record.window().closesAtMs();
        long later = checkpoint.size() - bundle.recordIndex() - 1;
        // Records of one tenant are at least a window apart.
        long earliestMs = closesAtMs
                + Math.min(later, Integer.MAX_VALUE) * record.window().lengthMs();
        if (later == 0) {
            require(WHERE, "checkpoint: the record's own", own, checkpoint.text());
        }
        rules.noteTrust()
                .verify(WHERE, bundle.checkpoint(), checkpoint.origin(), new NoteTrust.SignedAt(earliestMs, later == 0))
                .forEach(signer -> checked.accept("the checkpoint of " + checkpoint.size() + " records is " + signer));
    }
}
