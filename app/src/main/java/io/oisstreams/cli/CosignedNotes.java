package io.oisstreams.cli;

import io.oisstreams.tlog.Checkpoint;
import io.oisstreams.tlog.NoteSignature;
import io.oisstreams.tlog.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Notes of one checkpoint, each with lines of other witnesses.
 *
 * @param text the checkpoint; empty: no note was given
 */
record CosignedNotes(Optional<String> text, Set<NoteSignature> lines) {
    /**
     * Reads files.
     *
     * @throws WrongUsage if one can't be read or is no note of a checkpoint, or if they are not of one checkpoint
     */
    static CosignedNotes read(List<Path> files) {
        Optional<String> text = Optional.empty();
        Set<NoteSignature> lines = new LinkedHashSet<>();
        for (Path file : files) {
            SignedNote note = note(file);
            if (text.isPresent() && !text.get().equals(note.text())) {
                throw new WrongUsage(file + " is of another checkpoint than the notes before it");
            }
            text = Optional.of(note.text());
            lines.addAll(note.signatures());
        }
        return new CosignedNotes(text, lines);
    }

    private static SignedNote note(Path file) {
        try {
            SignedNote note = SignedNote.parse(Files.readString(file));
            Checkpoint.parse(note.text());
            return note;
        } catch (IOException e) {
            throw new WrongUsage(file + " can't be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(file + ": " + e.getMessage(), e);
        }
    }

    /** How many records the checkpoint is of. */
    Optional<Long> size() {
        return text.map(checkpoint -> Checkpoint.parse(checkpoint).size());
    }

    /**
     * The log's own note with the lines that it has not yet.
     *
     * @throws WrongUsage if it is of another checkpoint
     */
    SignedNote addTo(SignedNote own) {
        if (text.isPresent() && !text.get().equals(own.text())) {
            throw new WrongUsage("the cosigned checkpoint is not that of the log: it has "
                    + text.get().strip().replace("\n", " ") + " where the log has "
                    + own.text().strip().replace("\n", " "));
        }
        List<NoteSignature> more = new ArrayList<>(lines);
        // A log's key may sign with chance: its own line counts, not another one of the same key.
        more.removeIf(line -> own.signatures().stream()
                .anyMatch(known -> known.name().equals(line.name()) && known.keyHash() == line.keyHash()));
        return own.with(more);
    }
}
