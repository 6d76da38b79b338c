package io.oisstreams.cli;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options by which every command takes settings. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings, one name=value a line (README: Configuration). Environment variables override"
                    + " them: OIS_HTTP_PORT is http.port, OIS_WINDOW is ois.window.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            scope = ScopeType.INHERIT,
            description = "One setting, over file and environment. May be repeated.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    /**
     * Reads the settings.
     *
     * @param flags settings that the command's own options stand for; they come last
     * @throws WrongUsage in one line
     */
    OisConfig load(Terminal terminal, Map<String, String> flags) {
        Map<String, String> all = new LinkedHashMap<>(overrides);
        all.putAll(flags);
        try {
            return OisConfig.load(file, terminal.environment(), all);
        } catch (StartupException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()), e);
        }
    }
}
