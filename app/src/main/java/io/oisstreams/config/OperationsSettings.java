package io.oisstreams.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The operations capability's settings: their declaration, and the values that they have. */
public final class OperationsSettings {
    public static final String SIGNATURE_MAX_AGE = "operations.signature.max.age";
    public static final String REPLAY_GUARD = "operations.replay.guard";
    public static final String REPLAY_MEMORY = "operations.replay.memory";

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
                        "For how long the ids of signed operations are remembered, and their nonces if"
                                + " `operations.signature.max.age` does not bound it.");
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
}
