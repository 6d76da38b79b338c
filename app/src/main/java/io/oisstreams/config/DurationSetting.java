package io.oisstreams.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Durations as people write them: {@code 24h}, {@code 90m}, {@code 30s}, {@code 500ms}, {@code PT24H}, or plain milliseconds. */
public final class DurationSetting {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,18})\\s*(ms|s|m|h|d|)");

    private DurationSetting() {}

    /**
     * A validator for durations of whole milliseconds between two limits, both allowed.
     *
     * @param multipleOf the duration must be a whole number of these
     */
    static ConfigDef.Validator between(Duration least, Duration most, Duration multipleOf) {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    Duration duration = parse(name, String.valueOf(value));
                    if (duration.compareTo(least) < 0
                            || duration.compareTo(most) > 0
                            || duration.toMillis() % multipleOf.toMillis() != 0) {
                        throw new ConfigException(name, value, "must be " + range(least, most, multipleOf));
                    }
                },
                () -> range(least, most, multipleOf));
    }

    /** The same, and empty, which stands for none. */
    static ConfigDef.Validator emptyOrBetween(Duration least, Duration most, Duration multipleOf) {
        ConfigDef.Validator given = between(least, most, multipleOf);
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    if (!String.valueOf(value).isBlank()) {
                        given.ensureValid(name, value);
                    }
                },
                () -> "empty, or " + given);
    }

    /**
     * Reads a duration.
     *
     * @param name of the setting, for the message
     * @throws ConfigException if the text is no duration of whole milliseconds
     */
    public static Duration parse(String name, String text) {
        String trimmed = text.strip();
        Matcher amount = AMOUNT.matcher(trimmed);
        try {
            Duration duration =
                    amount.matches() ? of(Long.parseLong(amount.group(1)), amount.group(2)) : Duration.parse(trimmed);
            if (!duration.equals(Duration.ofMillis(duration.toMillis()))) {
                throw new ConfigException(name, text, "must be whole milliseconds");
            }
            return duration;
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ConfigException(
                    name, text, "must be a duration, such as 24h, 90m, 30s, 500ms, PT24H or milliseconds");
        }
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMillis(amount);
        };
    }

    private static String range(Duration least, Duration most, Duration multipleOf) {
        String step = multipleOf.equals(Duration.ofMillis(1)) ? "" : ", a whole number of " + show(multipleOf);
        return "from " + show(least) + " to " + show(most) + step;
    }

    private static String show(Duration duration) {
        if (duration.toMillis() % Duration.ofHours(1).toMillis() == 0) {
            return duration.toHours() + "h";
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
