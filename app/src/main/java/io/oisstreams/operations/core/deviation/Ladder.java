package io.oisstreams.operations.core.deviation;

import io.oisstreams.alerting.Severity;
import java.util.List;
import java.util.Optional;

/**
 * How deviations of a type are escalated (OPS 3.1 to 3.6).
 *
 * @param name the type as the document's table names it
 * @param slaMinutes time from the detection to the root cause and a plan, in minutes, positive
 * @param recipients who is told of the deviation, at least one
 * @param command what holds until the deviation is resolved; empty: nothing
 * @param action the action as the document's table names it
 * @param steps in the order of their times; several may have the same
 * @param statusUpdateMinutes time between status updates while under investigation, in minutes, positive
 * @param statusUpdateRecipients who is told that a status update is due, at least one
 */
public record Ladder(
        String name,
        Severity severity,
        int slaMinutes,
        List<String> recipients,
        Optional<Command> command,
        String action,
        List<LadderStep> steps,
        int statusUpdateMinutes,
        List<String> statusUpdateRecipients,
        Emergency emergency) {
    /** Throws {@link IllegalArgumentException}, naming the policy's field, if one is missing or out of its range. */
    public Ladder {
        PolicyField.text("name", name);
        PolicyField.present("severity", severity);
        PolicyField.atLeast("sla_minutes", 1, slaMinutes);
        recipients = PolicyField.someNames("recipients", recipients);
        PolicyField.present("command", command);
        PolicyField.text("action", action);
        steps = inOrder(PolicyField.present("steps", steps));
        PolicyField.atLeast("status_update_minutes", 1, statusUpdateMinutes);
        statusUpdateRecipients = PolicyField.someNames("status_update_recipients", statusUpdateRecipients);
        PolicyField.present("emergency", emergency);
    }

    private static List<LadderStep> inOrder(List<LadderStep> steps) {
        int lastMinutes = 0;
        for (LadderStep step : steps) {
            int atMinutes = PolicyField.present("steps", step).atMinutes();
            if (atMinutes < lastMinutes) {
                throw new IllegalArgumentException(
                        "steps: at_minutes " + atMinutes + " comes after " + lastMinutes + ", expected them in order");
            }
            lastMinutes = atMinutes;
        }
        return List.copyOf(steps);
    }
}
