package io.oisstreams.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The KPI capability's settings: their declaration, and the values that they have. */
public final class KpiSettings {
    public static final String CONTRACTS = "kpis.contracts";
    public static final String EVENT_MEMORY = "kpis.event.memory";
    public static final String RETENTION_DAYS = "kpis.retention.days";
    public static final String SILENT_DAYS = "kpis.silent.days";

    /** A year's review looks back a year. */
    private static final int LEAST_RETENTION_DAYS = 366;

    private static final int MOST_DAYS = 36_500;

    private final AbstractConfig values;

    KpiSettings(AbstractConfig values) {
        this.values = values;
    }

    static void define(ConfigDef definition) {
        definition
                .define(
                        CONTRACTS,
                        STRING,
                        "",
                        MEDIUM,
                        "Files of KPI contracts, separated by commas (`topology-docs/kpi-contracts.md`); `~` being the home folder, the same"
                                + " on every instance. Empty: those that the program ships with.")
                .define(
                        EVENT_MEMORY,
                        STRING,
                        "24h",
                        DurationSetting.between(Duration.ofMinutes(1), Duration.ofDays(365), Duration.ofMillis(1)),
                        LOW,
                        "For how long the ids of the KPIs' events are remembered.")
                .define(
                        RETENTION_DAYS,
                        INT,
                        400,
                        ConfigDef.Range.between(LEAST_RETENTION_DAYS, MOST_DAYS),
                        LOW,
                        "For how many days KPI values, and proposals and incidents that are over, are kept for queries.")
                .define(
                        SILENT_DAYS,
                        INT,
                        100,
                        ConfigDef.Range.between(1, MOST_DAYS),
                        LOW,
                        "After how many UTC days without an event a tenant gets no KPI values and reviews until it is heard again.");
    }

    /** The files of KPI contracts; none: those that the program ships with. */
    public List<Path> contracts() {
        return Stream.of(values.getString(CONTRACTS).split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(OisConfig::path)
                .toList();
    }

    /** For how long ids of events are remembered; at least a minute. */
    public Duration eventMemory() {
        return DurationSetting.parse(EVENT_MEMORY, values.getString(EVENT_MEMORY));
    }

    /** For how many days values are kept; more than a year. */
    public int retentionDays() {
        return values.getInt(RETENTION_DAYS);
    }

    /** UTC days without an event after which a tenant gets no values; at least 1. */
    public int silentDays() {
        return values.getInt(SILENT_DAYS);
    }
}
