package io.oisstreams.tlog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * One signature line of a {@link SignedNote}, of a key that may be unknown. Says nothing of whether it is valid.
 *
 * @param name of the key, without white space and plus signs
 * @param keyHash {@link NoteKey#keyHash} of the key
 * @param signature what the algorithm gave, at least one byte; not copied
 */
public record NoteSignature(String name, int keyHash, byte[] signature) {
    private static final String DASH = "\u2014 ";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the name is none or the signature is empty
     */
    public NoteSignature {
        if (!NoteText.isKeyName(name)) {
            throw new IllegalArgumentException("not the name of a key: '" + name + "'");
        }
        if (signature.length == 0) {
            throw new IllegalArgumentException("no signature of " + name);
        }
    }

    /**
     * Reads one line without its line feed.
     *
     * @throws IllegalArgumentException if it is not of the form, with the reason
     */
    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new IllegalArgumentException("not a signature line: '" + line + "'");
        }
        String name = line.substring(DASH.length(), space);
        byte[] bytes = NoteText.base64(line.substring(space + 1))
                .orElseThrow(() -> new IllegalArgumentException("the signature of " + name + " is not base64"));
        if (bytes.length <= Integer.BYTES) {
            throw new IllegalArgumentException("the signature of " + name + " has only " + bytes.length + " bytes");
        }
        return new NoteSignature(
                name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The line, without a line feed. */
    String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyHash)
                .put(signature)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && keyHash == that.keyHash
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyHash, Arrays.hashCode(signature));
    }
}
