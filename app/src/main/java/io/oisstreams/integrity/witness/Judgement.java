package io.oisstreams.integrity.witness;

import io.oisstreams.tlog.SignedNote;
import java.nio.file.Path;

/** What a witness makes of a log's newest checkpoint. */
public sealed interface Judgement {
    /** One line about it. */
    String line();

    /**
     * The log only grew, or was seen for the first time.
     *
     * @param note the checkpoint with the log's signatures and the cosignature
     * @param file where it is kept
     */
    record Cosigned(SignedNote note, Path file, String line) implements Judgement {}

    /** The checkpoint is the one that was cosigned last. */
    record Unchanged(String line) implements Judgement {}

    /**
     * The log did not only grow, or did not show it, or is not signed as it must be.
     *
     * @param evidence the file with both checkpoints
     */
    record Refused(Path evidence, String line) implements Judgement {}
}
