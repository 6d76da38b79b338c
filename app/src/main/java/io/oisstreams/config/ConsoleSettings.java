package io.oisstreams.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The console's settings: their declaration, and the values that they have. */
public final class ConsoleSettings {
    public static final String ALERTS_RETENTION_DAYS = "console.alerts.retention.days";

    public static final String EVENTS_CLIENTS = "console.events.clients";

    private static final int MOST_DAYS = 36_500;
    /** Connections are limited, too, and queries need some. */
    private static final int MOST_CLIENTS = 900;

    private final AbstractConfig values;

    ConsoleSettings(AbstractConfig values) {
        this.values = values;
    }

    static void define(ConfigDef definition) {
        definition
                .define(
                        ALERTS_RETENTION_DAYS,
                        INT,
                        400,
                        ConfigDef.Range.between(1, MOST_DAYS),
                        LOW,
                        "For how many days alerts are kept for queries; a tenant's newest one says what is older. The topic keeps everything.")
                .define(
                        EVENTS_CLIENTS,
                        INT,
                        256,
                        ConfigDef.Range.between(0, MOST_CLIENTS),
                        LOW,
                        "How many clients may listen to `/events` at one instance; 0: none.");
    }

    /** For how many days alerts are kept for queries; at least 1. */
    public int alertsRetentionDays() {
        return values.getInt(ALERTS_RETENTION_DAYS);
    }

    /** How many clients may listen to events; from 0. */
    public int eventsClients() {
        return values.getInt(EVENTS_CLIENTS);
    }
}
