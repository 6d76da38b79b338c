package io.oisstreams.cli;

import io.oisstreams.config.Settings;
import io.oisstreams.signing.KeyFolder;
import io.oisstreams.signing.RecordKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The folder that all commands about keys work on. */
final class KeysOptions {
    private final Terminal terminal;
    private final ConfigOptions config;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder of the keys; else the setting signing.keys.dir.")
    private Optional<Path> folder = Optional.empty();

    KeysOptions(Terminal terminal, ConfigOptions config) {
        this.terminal = terminal;
        this.config = config;
    }

    /** The folder; throws {@link WrongUsage} if neither option nor setting names one. */
    KeyFolder folder(SecureRandom random) {
        Optional<Path> configured = config.load(terminal, Map.of()).signingKeysDir();
        Path path = folder.or(() -> configured)
                .orElseThrow(
                        () -> new WrongUsage("no folder of keys: give --dir DIR, or set " + Settings.SIGNING_KEYS_DIR));
        return new KeyFolder(path, random);
    }

    PrintWriter out() {
        return terminal.out();
    }

    /** Prints a line for each key. */
    void print(List<RecordKey> keys) {
        keys.forEach(key -> out().println(String.format(
                "%-17s  %-34s  from %s  to %s",
                key.family(),
                key.keyId(),
                key.validity().from(),
                key.validity().to().map(Instant::toString).orElse("-"))));
    }
}
