package io.oisstreams.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The governance capability's settings: their declaration, and the values that they have. */
public final class GovernanceSettings {
    public static final String SEMANTICS = "wf5.semantics";
    public static final String REASON_CODES = "wf5.reason.codes";
    public static final String ALERT_PROFILE = "wf5.alert.profile";
    public static final String ALERT_WINDOW = "wf5.alert.window";
    public static final String ROLLUP_SETTLE = "wf5.rollup.settle";
    public static final String RETENTION = "wf5.retention";

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AbstractConfig values;

    GovernanceSettings(AbstractConfig values) {
        this.values = values;
    }

    static void define(ConfigDef definition) {
        definition
                .define(
                        SEMANTICS,
                        STRING,
                        "spec",
                        ConfigDef.ValidString.in("spec", "reference"),
                        HIGH,
                        "Reading of WF5: the document's, or that of its reference implementation (`topology-docs/governance.md`).")
                .define(
                        REASON_CODES,
                        STRING,
                        "",
                        MEDIUM,
                        "File of the registered reason codes, a JSON object of code and family, `~` being the home folder, the"
                                + " same on every instance. Empty: the list that the program ships with.")
                .define(
                        ALERT_PROFILE,
                        STRING,
                        "default",
                        ConfigDef.ValidString.in("default", "production", "staging"),
                        MEDIUM,
                        "Greatest shares of security denials and of tenant mismatches without an alert: default 0.4 and 0.1,"
                                + " production 0.3 and 0.05, staging 0.6 and 0.2.")
                .define(
                        ALERT_WINDOW,
                        STRING,
                        "24h",
                        DurationSetting.between(MINUTE, Duration.ofDays(30), MINUTE),
                        MEDIUM,
                        "The trailing window that security alerts are judged over.")
                .define(
                        ROLLUP_SETTLE,
                        STRING,
                        "1m",
                        DurationSetting.between(MINUTE, Duration.ofHours(1), MINUTE),
                        LOW,
                        "How long after the end of an hour or a day its rollup is published; later decisions make revisions.")
                .define(
                        RETENTION,
                        STRING,
                        "61d",
                        DurationSetting.between(Duration.ofDays(31), Duration.ofDays(3650), Duration.ofDays(1)),
                        LOW,
                        "How far back governance metrics can be queried; 61d gives every window of the last 30 days. The topics"
                                + " keep everything.");
    }

    /** {@code spec} or {@code reference}. */
    public String semantics() {
        return values.getString(SEMANTICS);
    }

    /** The file of the registered reason codes; empty: the one that the program ships with. */
    public Optional<Path> reasonCodes() {
        return Optional.of(values.getString(REASON_CODES))
                .filter(file -> !file.isBlank())
                .map(OisConfig::path);
    }

    /** {@code default}, {@code production} or {@code staging}. */
    public String alertProfile() {
        return values.getString(ALERT_PROFILE);
    }

    /** The trailing window that alerts are judged over: whole minutes, at most 30 days. */
    public Duration alertWindow() {
        return duration(ALERT_WINDOW);
    }

    /** How long after the end of an hour or day its rollup is published: whole minutes. */
    public Duration rollupSettle() {
        return duration(ROLLUP_SETTLE);
    }

    /** How far back metrics can be queried: whole days, at least 31. */
    public Duration retention() {
        return duration(RETENTION);
    }

    private Duration duration(String name) {
        return DurationSetting.parse(name, values.getString(name));
    }
}
