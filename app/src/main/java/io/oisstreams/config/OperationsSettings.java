package io.oisstreams.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The operations capability's settings: their declaration, and the values that they have. */
public final class OperationsSettings {
    public static final String SIGNATURE_MAX_AGE = "operations.signature.max.age";
    public static final String REPLAY_GUARD = "operations.replay.guard";
    public static final String REPLAY_MEMORY = "operations.replay.memory";
    public static final String POLICY = "operations.policy";
    public static final String TEMPLATES = "operations.templates";
    public static final String REPORTS_FOLDER = "operations.reports.folder";

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration LONGEST_MEMORY = Duration.ofDays(365);

    private final AbstractConfig values;

    OperationsSettings(AbstractConfig values) {
        this.values = values;
    }

    static void define(ConfigDef definition) {
        definition
                .define(
                        SIGNATURE_MAX_AGE,
                        STRING,
                        "",
                        DurationSetting.emptyOrBetween(MILLISECOND, LONGEST_MEMORY, MILLISECOND),
                        MEDIUM,
                        "Signed operations are refused if they were signed longer than this before their admission, say 5m."
                                + " Empty: signatures do not age.")
                .define(
                        REPLAY_GUARD,
                        BOOLEAN,
                        false,
                        ConfigDef.LambdaValidator.with((name, value) -> {}, () -> "true, false"),
                        MEDIUM,
                        "Whether signed operations are refused if their nonce was seen before under their key.")
                .define(
                        REPLAY_MEMORY,
                        STRING,
                        "24h",
                        DurationSetting.between(Duration.ofMinutes(1), LONGEST_MEMORY, MILLISECOND),
                        LOW,
                        "For how long the ids of operations' events are remembered (of costs: as long as they can count), and nonces of"
                                + " signed operations if `operations.signature.max.age` does not bound it.")
                .define(
                        POLICY,
                        STRING,
                        "",
                        MEDIUM,
                        "File of the operations policy: limits, ladders, recipients, names of reports (`topology-docs/operations.md`);"
                                + " `~` being the home folder, the same on every instance. Empty: the one that the program ships with.")
                .define(
                        TEMPLATES,
                        STRING,
                        "",
                        LOW,
                        "Folder with templates of the reports in Markdown (`topology-docs/operations-templates.md`). Empty: those that"
                                + " the program ships with.")
                .define(
                        REPORTS_FOLDER,
                        STRING,
                        "",
                        MEDIUM,
                        "Folder to which reports are written as files too, in a folder for each tenant. Empty: to none. A replay writes its own"
                                + " beside its other results, and leaves this one alone.");
    }

    /** The greatest age at admission of a signed operation's signature; empty: they do not age. */
    public Optional<Duration> signatureMaxAge() {
        return Optional.of(values.getString(SIGNATURE_MAX_AGE))
                .filter(text -> !text.isBlank())
                .map(text -> DurationSetting.parse(SIGNATURE_MAX_AGE, text));
    }

    /** Whether the nonce of a signed operation counts once. */
    public boolean replayGuard() {
        return values.getBoolean(REPLAY_GUARD);
    }

    /** For how long ids of signed operations, and nonces that do not age, are remembered; at least a minute. */
    public Duration replayMemory() {
        return DurationSetting.parse(REPLAY_MEMORY, values.getString(REPLAY_MEMORY));
    }

    /** The file of the operations policy; empty: the one that the program ships with. */
    public Optional<Path> policy() {
        return path(POLICY);
    }

    /** The folder with templates of reports; empty: those that the program ships with. */
    public Optional<Path> templates() {
        return path(TEMPLATES);
    }

    /** The folder to which reports are written; empty: to none. */
    public Optional<Path> reportsFolder() {
        return path(REPORTS_FOLDER);
    }

    private Optional<Path> path(String name) {
        return Optional.of(values.getString(name))
                .filter(path -> !path.isBlank())
                .map(OisConfig::path);
    }
}
