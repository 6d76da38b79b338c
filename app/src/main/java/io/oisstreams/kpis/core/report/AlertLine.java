package io.oisstreams.kpis.core.report;

import io.oisstreams.alerting.Severity;

/**
 * An alert that is firing, as the dashboard shows it.
 *
 * @param message for people; it may be of any length and hold anything
 */
public record AlertLine(Severity severity, String message) {

    /** What the line begins with, as in the document. */
    String prefix() {
        return switch (severity) {
            case CRITICAL, HIGH -> "🚨 " + severity + ": ";
            // Two spaces, as in the document: many terminals draw this sign wider than they count it.
            case WARNING -> "⚠️  " + severity + ": ";
            case INFO -> severity + ": ";
        };
    }
}
