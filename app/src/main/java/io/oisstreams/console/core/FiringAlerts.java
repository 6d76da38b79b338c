package io.oisstreams.console.core;

import io.oisstreams.alerting.Severity;

/** How many alerts of a tenant are firing, of each severity. */
public record FiringAlerts(long critical, long high, long warning, long info) {
    /** None is. */
    public static final FiringAlerts NONE = new FiringAlerts(0, 0, 0, 0);

    /** After one more began, or ended. */
    public FiringAlerts plus(Severity severity, long change) {
        return switch (severity) {
            case CRITICAL -> new FiringAlerts(critical + change, high, warning, info);
            case HIGH -> new FiringAlerts(critical, high + change, warning, info);
            case WARNING -> new FiringAlerts(critical, high, warning + change, info);
            case INFO -> new FiringAlerts(critical, high, warning, info + change);
        };
    }
}
