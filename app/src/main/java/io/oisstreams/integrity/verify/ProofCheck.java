package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.SignedNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks one proof, a bundle or a consistency proof, from its text and the trusted keys alone. */
public final class ProofCheck {
    static final String WHERE = "proof";

    private final VerificationRules rules;
    private final List<String> checked = new ArrayList<>();

    private ProofCheck(VerificationRules rules) {
        this.rules = rules;
    }

    /**
     * Checks a proof.
     *
     * @param utf8 the file, of any content
     */
    public static ProofOutcome of(byte[] utf8, VerificationRules rules) {
        ProofCheck check = new ProofCheck(rules);
        try {
            check.check(StrictJson.object(WHERE, utf8));
            return new ProofOutcome(check.checked, Optional.empty());
        } catch (DifferenceException e) {
            return new ProofOutcome(check.checked, Optional.of(e.difference()));
        }
    }

    /** What is wrong with the signature lines of a log's checkpoint; empty: they are those of the rules' keys, and of witnesses. */
    public static Optional<Difference> ofNote(SignedNote note, String origin, VerificationRules rules) {
        try {
            rules.noteTrust().verify(origin, note, origin, NoteTrust.SignedAt.ANY_TIME);
            return Optional.empty();
        } catch (DifferenceException e) {
            return Optional.of(e.difference());
        }
    }

    private void check(ObjectNode json) throws DifferenceException {
        String format = StrictJson.text(WHERE, json, "format");
        switch (format) {
            case ProofBundle.FORMAT -> new BundleCheck(ProofBundle.read(WHERE, json), rules, checked::add).check();
            case ConsistencyDocument.FORMAT -> check(ConsistencyDocument.read(WHERE, json));
            default ->
                throw new DifferenceException(
                        WHERE, "format", ProofBundle.FORMAT + " or " + ConsistencyDocument.FORMAT, format);
        }
    }

    private void check(ConsistencyDocument document) throws DifferenceException {
        Checkpoint checkpoint = checkpoint(document.checkpoint());
        require(WHERE, "checkpoint: origin", rules.originOf(document.tenantId()), checkpoint.origin());
        require(WHERE, "checkpoint: size", document.proof().size2(), checkpoint.size());
        require(WHERE, "checkpoint: root", document.toRoot(), checkpoint.root());
        checked.add("the checkpoint is that of log " + checkpoint.origin() + " with " + checkpoint.size() + " records");
        if (!document.leads()) {
            throw new DifferenceException(
                    WHERE, "path", "one from root " + document.fromRoot() + " to " + document.toRoot(), "another");
        }
        checked.add("its first " + document.proof().size1() + " records are those of root " + document.fromRoot());
        List<String> signers = rules.noteTrust()
                .verify(WHERE, document.checkpoint(), checkpoint.origin(), NoteTrust.SignedAt.ANY_TIME);
        signers.forEach(signer -> checked.add("the checkpoint is " + signer));
        if (signers.isEmpty()) {
            checked.add("the checkpoint is unsigned: that it was published is not shown by anything");
        }
        for (Checkpoint known : rules.knownCheckpoints()) {
            checkKnown(document, checkpoint, known);
        }
    }

    private void checkKnown(ConsistencyDocument document, Checkpoint newer, Checkpoint known)
            throws DifferenceException {
        require(WHERE, "log of the known checkpoint", known.origin(), newer.origin());
        boolean older = known.size() == document.proof().size1();
        require(WHERE, "size of the known checkpoint", older ? document.proof().size1() : newer.size(), known.size());
        require(WHERE, "root of the known checkpoint", known.root(), older ? document.fromRoot() : newer.root());
        checked.add("the known checkpoint of " + known.size() + " records is one of its two");
    }

    static Checkpoint checkpoint(SignedNote note) throws DifferenceException {
        return checkpoint("checkpoint", note.text());
    }

    static Checkpoint checkpoint(String field, String text) throws DifferenceException {
        try {
            return Checkpoint.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new DifferenceException(WHERE, field, "a checkpoint", String.valueOf(malformed.getMessage()));
        }
    }
}
