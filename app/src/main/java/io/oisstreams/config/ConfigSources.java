package io.oisstreams.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Where settings come from: a properties file and the environment. A name that is no setting is an error, not a silent default. */
final class ConfigSources {
    private static final String ENVIRONMENT_PREFIX = "OIS_";

    // Read by the launcher and by the logging configuration, not settings of the application.
    private static final Set<String> LAUNCHER_VARIABLES =
            Set.of("OIS_REGISTRY_HOME", "OIS_JAVA_OPTS", "OIS_LOG_DIR", "OIS_LOG_LEVEL");

    private final Set<String> names = Settings.definition().names();

    /** The settings of a file. */
    Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupException("can't read the configuration file " + file + ": " + e, e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        requireKnown(settings, "in " + file);
        return settings;
    }

    /** The settings among environment variables: {@code OIS_HTTP_PORT} is {@code http.port}, {@code OIS_WINDOW} is {@code ois.window}. */
    Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>();
        names.forEach(name -> variables.put(variable(name), name));
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(ENVIRONMENT_PREFIX) && !LAUNCHER_VARIABLES.contains(variable)) {
                settings.put(settingOf(variable, variables), value);
            }
        });
        return settings;
    }

    /** @throws StartupException naming the first setting that does not exist, and the nearest that does */
    void requireKnown(Map<String, String> settings, String where) {
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String name = setting.getKey();
            if (!names.contains(name) && !name.startsWith(Settings.KAFKA_PREFIX)) {
                throw new StartupException("unknown setting " + name + "=" + setting.getValue() + " " + where
                        + "; did you mean " + nearest(name, names) + "?");
            }
        }
    }

    private static String settingOf(String variable, Map<String, String> variables) {
        String name = variables.get(variable);
        if (name != null) {
            return name;
        }
        String kafka = variable(Settings.KAFKA_PREFIX);
        if (variable.startsWith(kafka) && variable.length() > kafka.length()) {
            return Settings.KAFKA_PREFIX
                    + variable.substring(kafka.length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.');
        }
        throw new StartupException("unknown environment variable " + variable + "; did you mean "
                + nearest(variable, variables.keySet()) + "?");
    }

    private static String variable(String name) {
        String withoutPrefix = name.startsWith("ois.") ? name.substring("ois.".length()) : name;
        return ENVIRONMENT_PREFIX + withoutPrefix.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static String nearest(String name, Set<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** The Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
