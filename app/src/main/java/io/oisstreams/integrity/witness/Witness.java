package io.oisstreams.integrity.witness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.config.StartupException;
import io.oisstreams.crypto.SigningKey;
import io.oisstreams.integrity.verify.ProofCheck;
import io.oisstreams.integrity.verify.VerificationRules;
import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.ConsistencyProof;
import io.oisstreams.tlog.SignedNote;
import io.oisstreams.tlog.WitnessKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Cosigns a log's newest checkpoint if the log begins with all that was cosigned before (C2SP tlog-witness): then nobody, whatever keys
 * they have, can rewrite what this witness has seen without being found.
 */
public final class Witness {
    private final WitnessState state;
    private final WitnessKey name;
    private final SigningKey key;
    private final VerificationRules rules;
    private final InstantSource clock;

    /**
     * A witness.
     *
     * @param key the private half of {@code name}
     * @param rules whose keys must have signed the logs; without keys any signature or none will do
     */
    public Witness(WitnessState state, WitnessKey name, SigningKey key, VerificationRules rules, InstantSource clock) {
        this.state = state;
        this.name = name;
        this.key = key;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Looks at a log once.
     *
     * @throws UnreadableLogException if it can't be read now
     * @throws StartupException if the state folder fails, or holds what this witness did not cosign
     */
    public Judgement look(ObservedLog log) {
        SignedNote note = log.newest();
        Checkpoint newest = checkpoint(log, note);
        Optional<SignedNote> last = state.latest(newest.origin());
        Optional<String> unsigned = rules.keys().isEmpty()
                ? Optional.empty()
                : ProofCheck.ofNote(note, newest.origin(), rules).map(Object::toString);
        if (unsigned.isPresent()) {
            return refuse(
                    "its signatures are not those of the trusted keys: " + unsigned.get(),
                    last,
                    note,
                    Optional.empty());
        }
        if (last.isEmpty()) {
            return cosign(note, "cosigned on trust, because nothing of this log was seen before");
        }
        Checkpoint seen = seen(newest.origin(), last.get());
        if (newest.size() < seen.size()) {
            return refuse("it went back", last, note, Optional.empty());
        }
        if (newest.size() == seen.size()) {
            return newest.equals(seen)
                    ? new Judgement.Unchanged(newest.origin() + ": still " + seen.size() + " records, cosigned before")
                    : refuse("it forked: another root at the same size", last, note, Optional.empty());
        }
        ConsistencyProof proof = log.consistency(seen.size(), newest.size());
        boolean grew = proof.size1() == seen.size()
                && proof.size2() == newest.size()
                && proof.verify(seen.rootBytes(), newest.rootBytes());
        return grew
                ? cosign(note, "cosigned, it begins with the " + seen.size() + " seen before")
                : refuse(
                        "it was rewritten: no valid proof that it begins with what was seen",
                        last,
                        note,
                        Optional.of(proof));
    }

    private Checkpoint checkpoint(ObservedLog log, SignedNote note) {
        String origin = rules.originOf(log.tenantId());
        try {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (checkpoint.origin().equals(origin)) {
                return checkpoint;
            }
            throw new UnreadableLogException("the log of " + log.tenantId() + " is " + checkpoint.origin() + ", not "
                    + origin + " (setting ois.log.origin)");
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableLogException(origin + ": " + malformed.getMessage(), malformed);
        }
    }

    /** What this witness remembers, if it is its own. */
    private Checkpoint seen(String origin, SignedNote last) {
        boolean own = last.signatures().stream().anyMatch(line -> name.cosignedAt(last.text(), line, rules.verifier())
                .isPresent());
        if (!own) {
            throw new StartupException("what is kept of " + origin + " was not cosigned by " + name.name()
                    + ": another --state, or another --key or --name");
        }
        Checkpoint checkpoint = Checkpoint.parse(last.text());
        if (!checkpoint.origin().equals(origin)) {
            throw new StartupException("what is kept of " + origin + " is of " + checkpoint.origin());
        }
        return checkpoint;
    }

    private Judgement cosign(SignedNote note, String how) {
        Instant now = clock.instant();
        SignedNote cosigned = note.with(List.of(name.cosign(key, now.getEpochSecond(), note.text())));
        // Remembered before anybody gets it: after a crash this witness can't sign a fork of it.
        Path file = state.save(cosigned);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        return new Judgement.Cosigned(
                cosigned,
                file,
                checkpoint.origin() + ": " + checkpoint.size() + " records, root " + checkpoint.root() + ", " + how);
    }

    private Judgement refuse(
            String reason, Optional<SignedNote> last, SignedNote offered, Optional<ConsistencyProof> proof) {
        Checkpoint newest = Checkpoint.parse(offered.text());
        Optional<Checkpoint> seen = last.map(note -> Checkpoint.parse(note.text()));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("log", newest.origin());
        json.put("reason", reason);
        json.put("refused_at", clock.instant().toString());
        json.put("seen", last.map(SignedNote::note).orElse(null));
        json.put("offered", offered.note());
        proof.ifPresent(path -> path.path().forEach(json.withArray("/path")::add));
        Path evidence = state.keep(
                newest.origin(),
                "refused-" + newest.size() + "-" + newest.root() + ".json",
                json.toPrettyString() + "\n");
        return new Judgement.Refused(
                evidence,
                "REFUSED " + newest.origin() + ": " + reason + "; seen "
                        + seen.map(Witness::sizeAndRoot).orElse("nothing") + ", offered " + sizeAndRoot(newest)
                        + "; both are kept in " + evidence);
    }

    private static String sizeAndRoot(Checkpoint checkpoint) {
        return checkpoint.size() + " records with root " + checkpoint.root();
    }
}
