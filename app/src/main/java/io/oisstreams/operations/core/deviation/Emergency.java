package io.oisstreams.operations.core.deviation;

import io.oisstreams.alerting.Severity;
import java.util.List;

/**
 * What follows a missed SLA.
 *
 * @param recipients who is to be told, at least one
 * @param text what is to happen, as the document says it
 */
public record Emergency(Severity severity, List<String> recipients, String text) {
    /** Throws {@link IllegalArgumentException}, naming the policy's field, if one is missing or out of its range. */
    public Emergency {
        PolicyField.present("severity", severity);
        recipients = PolicyField.someNames("recipients", recipients);
        PolicyField.text("text", text);
    }
}
