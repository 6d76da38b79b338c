package io.oisstreams.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with signature lines: a C2SP signed note. One without signatures is taken too, unlike there: that is the note of an
 * unsigned record, and whoever asks for a signature finds none.
 *
 * @param text what is signed; ends with a line feed, and has no other control characters
 * @param signatures in the order of their lines, at most {@link #MAX_SIGNATURES}
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** More lines are refused before anything is verified. */
    public static final int MAX_SIGNATURES = 100;

    private static final String EMPTY_LINE = "\n\n";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is not as described, or the signatures are too many
     */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!NoteText.isLines(text)) {
            throw new IllegalArgumentException(
                    "not the text of a note: it has control characters, or no line feed at its end");
        }
        if (signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("a note with more than " + MAX_SIGNATURES + " signatures");
        }
    }

    /**
     * Reads a note; {@link #note} of the result is the same text.
     *
     * @throws IllegalArgumentException if it is none, with the reason
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf(EMPTY_LINE);
        if (end < 0) {
            throw new IllegalArgumentException("a note without an empty line before its signatures");
        }
        if (!note.endsWith("\n")) {
            throw new IllegalArgumentException("a note whose last line has no end");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        String lines = note.substring(end + EMPTY_LINE.length());
        lines.lines().limit(MAX_SIGNATURES + 1L).map(NoteSignature::parse).forEach(signatures::add);
        SignedNote parsed = new SignedNote(note.substring(0, end + 1), signatures);
        if (!parsed.note().equals(note)) {
            throw new IllegalArgumentException("a note with line ends that are no line feeds");
        }
        return parsed;
    }

    /** The whole note: text, empty line, a line for each signature. */
    public String note() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    /** The note with further signatures after those it has. */
    public SignedNote with(List<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(more);
        return new SignedNote(text, all);
    }
}
