package io.oisstreams.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The settings as a Markdown table, for the README: what stands between the two marker lines there is generated. Run it with the
 * file as its argument to bring the file up to date.
 */
public final class ConfigTable {
    /** The line before the table. */
    public static final String BEGIN = "<!-- settings: generated from io.oisstreams.config.Settings -->";
    /** The line after the table. */
    public static final String END = "<!-- end of settings -->";

    private ConfigTable() {}

    /**
     * Brings a file's table up to date.
     *
     * @param arguments one: the Markdown file to rewrite
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.writeString(file, replaceIn(Files.readString(file, StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /**
     * A document with its table brought up to date.
     *
     * @throws IllegalArgumentException if it has no marker lines
     */
    public static String replaceIn(String document) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            throw new IllegalArgumentException("no line '" + BEGIN + "' followed by a line '" + END + "'");
        }
        return document.substring(0, begin) + BEGIN + "\n\n" + markdown() + "\n" + document.substring(end);
    }

    /** The table, with a line break at its end. */
    public static String markdown() {
        Collection<ConfigDef.ConfigKey> keys =
                Settings.definition().configKeys().values();
        return "| setting | default | allowed | importance | meaning |\n|---|---|---|---|---|\n"
                + keys.stream().map(ConfigTable::row).collect(Collectors.joining())
                + "| `" + Settings.KAFKA_PREFIX
                + "<name>` | | | low | Goes to every Kafka client as `<name>`, for instance `"
                + Settings.KAFKA_PREFIX + "security.protocol`. |\n";
    }

    private static String row(ConfigDef.ConfigKey key) {
        String value = String.valueOf(key.defaultValue);
        return "| `" + key.name + "` | " + (value.isEmpty() ? "empty" : "`" + value + "`") + " | " + allowed(key)
                + " | " + key.importance.name().toLowerCase(Locale.ROOT) + " | " + cell(key.documentation) + " |\n";
    }

    private static String allowed(ConfigDef.ConfigKey key) {
        return key.validator instanceof ConfigDef.NonEmptyString ? "not empty" : cell(String.valueOf(key.validator));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }
}
