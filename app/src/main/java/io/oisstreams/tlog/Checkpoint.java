package io.oisstreams.tlog;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a log is at one size: the body of a C2SP tlog-checkpoint. Extension lines are refused: our logs write none, and a
 * statement that nobody looks at should not be signed.
 *
 * @param origin names the log; also the name of the keys that sign it, so without white space and plus signs
 * @param size number of leaves, from 0
 * @param root in the form of {@link HashText}
 */
public record Checkpoint(String origin, long size, String root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if a part is not as described, with the reason
     */
    public Checkpoint {
        if (!NoteText.isKeyName(origin)) {
            throw new IllegalArgumentException("not the origin of a checkpoint: '" + origin + "'");
        }
        if (size < 0) {
            throw new IllegalArgumentException("not the size of a log: " + size);
        }
        if (!HashText.isHash(root)) {
            throw new IllegalArgumentException("not the root of a log: '" + root + "'");
        }
    }

    /**
     * Reads a body; {@link #text} of the result is the same text.
     *
     * @throws IllegalArgumentException if it is not three lines, each ended, in the form that {@link #text} gives
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw new IllegalArgumentException("a checkpoint has three lines, each ended by a line feed");
        }
        byte[] root = NoteText.base64(lines[2]).orElse(new byte[0]);
        if (root.length != MerkleHash.LENGTH) {
            throw new IllegalArgumentException("not the base64 of 32 bytes: '" + lines[2] + "'");
        }
        return new Checkpoint(lines[0], size(lines[1]), HashText.of(root));
    }

    /** The three lines that are signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(HashText.bytes(root)) + "\n";
    }

    /** The root's 32 bytes. */
    public byte[] rootBytes() {
        return HashText.bytes(root);
    }

    private static long size(String line) {
        if (SIZE.matcher(line).matches()) {
            try {
                return Long.parseLong(line);
            } catch (NumberFormatException beyondLong) {
                // Said below.
            }
        }
        throw new IllegalArgumentException("not the size of a log: '" + line + "'");
    }
}
