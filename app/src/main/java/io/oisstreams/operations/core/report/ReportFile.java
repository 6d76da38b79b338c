package io.oisstreams.operations.core.report;

import io.oisstreams.crypto.Sha3;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the reports of a kind are called and where they belong.
 *
 * @param name with <code>{date}</code> or <code>{cycle_id}</code> in it, as the kind needs
 * @param folder relative, with slashes
 */
public record ReportFile(String name, String folder) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._{}-]+");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_%-][A-Za-z0-9._%-]*");
    private static final Pattern SAFE_FOLDER =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** Longer ids are cut in file names, and told apart by a hash. */
    private static final int LONGEST_ID = 120;

    private static final int HASH_BYTES = 8;

    /** @throws NullPointerException naming the field that is missing */
    public ReportFile {
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(folder, "folder is missing");
    }

    /** @throws IllegalArgumentException if the pattern or the folder is no safe one for reports of that kind */
    void checkFor(ReportKind kind) {
        String rest = kind.placeholder().isEmpty() ? name : name.replaceFirst(Pattern.quote(kind.placeholder()), "x");
        boolean placed = kind.placeholder().isEmpty() || name.contains(kind.placeholder());
        if (!placed || !SAFE.matcher(rest).matches() || rest.contains("{") || rest.startsWith(".")) {
            throw new IllegalArgumentException(
                    "name of " + kind.label() + " must be a file name of letters, digits, . _ and -"
                            + (kind.placeholder().isEmpty() ? "" : ", with one " + kind.placeholder()));
        }
        if (!SAFE_FOLDER.matcher(folder).matches()) {
            throw new IllegalArgumentException(
                    "folder of " + kind.label() + " must be folder names with slashes between them");
        }
    }

    /** Of the only report of its kind. */
    public String fileName() {
        return name;
    }

    /** Of the report of a day. */
    public String fileName(LocalDate date) {
        return name.replace("{date}", date.toString().replace('-', '_'));
    }

    /** Of the report of a cycle: its id, of which characters that are not safe in a file name are percent-encoded. */
    public String fileName(String cycleId) {
        return name.replace("{cycle_id}", safe(cycleId));
    }

    /** Whether a report of this kind may have that name. */
    boolean isNameOf(String fileName) {
        if (isFixed()) {
            return fileName.equals(name);
        }
        return fileName.length() >= front().length() + back().length()
                && fileName.startsWith(front())
                && fileName.endsWith(back())
                && PART.matcher(fileName).matches();
    }

    /** Whether a report of this kind and one of the other could have one name. */
    boolean overlaps(ReportFile other) {
        if (isFixed()) {
            return other.isNameOf(name);
        }
        if (other.isFixed()) {
            return isNameOf(other.name);
        }
        return (front().startsWith(other.front()) || other.front().startsWith(front()))
                && (back().endsWith(other.back()) || other.back().endsWith(back()));
    }

    private boolean isFixed() {
        return name.indexOf('{') < 0;
    }

    private String front() {
        return name.substring(0, name.indexOf('{'));
    }

    private String back() {
        return name.substring(name.indexOf('}') + 1);
    }

    /** A text as a part of a path that is no other text's. */
    public static String safe(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        String visible = encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
        if (visible.length() <= LONGEST_ID) {
            return visible;
        }
        byte[] hash = Sha3.digest256(text.getBytes(StandardCharsets.UTF_8));
        return visible.substring(0, LONGEST_ID) + "-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }
}
