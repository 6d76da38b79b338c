package io.oisstreams.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Addresses and names that are checked by their form alone; whether somebody answers there shows when they are used. */
final class AddressSetting {
    private static final Pattern HOST_PORT = Pattern.compile("[^\\s:,/]+:\\d{1,5}|\\[[0-9a-fA-F:.%]+\\]:\\d{1,5}");
    private static final Pattern URL = Pattern.compile("(https?|mock)://[^\\s,]+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,200}");

    /** Printable ASCII without the plus sign, which C2SP's signed notes keep for themselves. */
    private static final Pattern ORIGIN = Pattern.compile("[!-~&&[^+]]{0,199}[!-~&&[^+/]]");

    private AddressSetting() {}

    static ConfigDef.Validator hostPorts() {
        return list(HOST_PORT, "host:port, several separated by commas");
    }

    static ConfigDef.Validator urls() {
        return list(URL, "http:// or https:// addresses, separated by commas");
    }

    static ConfigDef.Validator hostPortOrEmpty() {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    String text = String.valueOf(value);
                    if (!text.isEmpty() && !HOST_PORT.matcher(text).matches()) {
                        throw new ConfigException(name, value, "must be host:port");
                    }
                },
                () -> "host:port");
    }

    static ConfigDef.Validator name() {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    if (!NAME.matcher(String.valueOf(value)).matches()) {
                        throw new ConfigException(name, value, "must be 1 to 200 of the characters a-z A-Z 0-9 . _ -");
                    }
                },
                () -> "characters a-z A-Z 0-9 . _ -");
    }

    static ConfigDef.Validator origin() {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    if (!ORIGIN.matcher(String.valueOf(value)).matches()) {
                        throw new ConfigException(
                                name,
                                value,
                                "must be 1 to 200 ASCII characters without spaces and +, and not end with /");
                    }
                },
                () -> "no spaces, no +, no / at the end");
    }

    private static ConfigDef.Validator list(Pattern element, String form) {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    for (String part : String.valueOf(value).split(",", -1)) {
                        if (!element.matcher(part.strip()).matches()) {
                            throw new ConfigException(name, value, "must be " + form);
                        }
                    }
                },
                () -> form);
    }
}
