package io.oisstreams.operations.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.operations.core.deviation.Command;
import io.oisstreams.operations.core.deviation.Deviation;
import io.oisstreams.operations.core.deviation.DeviationUpdate;
import io.oisstreams.operations.core.deviation.Emergency;
import io.oisstreams.operations.core.deviation.Escalation;
import io.oisstreams.operations.core.deviation.Handling;
import io.oisstreams.operations.core.deviation.Ladder;
import io.oisstreams.operations.core.deviation.Ladders;
import io.oisstreams.operations.core.deviation.StepProgress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A deviation as the answers have it. */
record DeviationJson(Ladders ladders) {
    void write(Deviation deviation, ObjectNode node) {
        Ladder ladder = ladders.of(deviation.type());
        node.put("id", deviation.id())
                .put("type", deviation.type().label())
                .put("name", ladder.name())
                .put("subject", deviation.detection().subject())
                .put("message", deviation.detection().message())
                .put("severity", ladder.severity().name().toLowerCase(Locale.ROOT))
                .put("status", deviation.status().label())
                .put("sla", deviation.slaState().label())
                .put("command", ladder.command().map(Command::name).orElse(null));
        ArrayNode recipients = node.putArray("recipients");
        ladder.recipients().forEach(recipients::add);
        node.put("detected_at", OperationsJson.time(deviation.detectedAtMs()));
        node.put("sla_due_at", OperationsJson.time(deviation.slaDueAtMs()));
        OperationsJson.putTime(node, "sla_missed_at", deviation.escalated().slaMissedAtMs());
        OperationsJson.putTime(node, "next_due_at", new Escalation(ladders).nextDueMs(deviation));
        node.put("steps_taken", deviation.escalated().ladderSteps());
        node.put("steps", ladder.steps().size());
        ArrayNode steps = node.putArray("ladder");
        StepProgress.of(deviation, ladder).forEach(step -> step(step, steps.addObject()));
        emergency(deviation, ladder.emergency(), node.putObject("emergency"));
        OperationsJson.putTime(
                node, "status_update_due_at", deviation.escalated().statusUpdateDueMs());
        handling(deviation.handling(), node);
    }

    private static void step(StepProgress step, ObjectNode node) {
        node.put("step", step.number())
                .put("action", step.step().text())
                .put("actor", step.step().actor().orElse(null));
        ArrayNode recipients = node.putArray("recipients");
        step.step().recipients().forEach(recipients::add);
        node.put("offset_seconds", TimeUnit.MINUTES.toSeconds(step.step().atMinutes()))
                .put("due_at", OperationsJson.time(step.dueAtMs()))
                .put("state", step.state().label());
        OperationsJson.putTime(node, "done_at", step.doneAtMs());
    }

    private static void emergency(Deviation deviation, Emergency emergency, ObjectNode node) {
        node.put("action", emergency.text())
                .put("severity", emergency.severity().name().toLowerCase(Locale.ROOT));
        ArrayNode recipients = node.putArray("recipients");
        emergency.recipients().forEach(recipients::add);
        OperationsJson.putTime(node, "escalated_at", deviation.escalated().slaMissedAtMs());
    }

    private static void handling(Handling handling, ObjectNode node) {
        OperationsJson.putTime(node, "acknowledged_at", handling.acknowledgedAtMs());
        OperationsJson.putTime(node, "investigation_started_at", handling.investigationStartedAtMs());
        OperationsJson.putTime(node, "root_cause_at", handling.rootCauseAtMs());
        OperationsJson.putTime(node, "remediation_at", handling.remediationAtMs());
        OperationsJson.putTime(node, "closed_at", handling.closedAtMs());
        handling.lastUpdate()
                .ifPresentOrElse(
                        update -> update(update, node.putObject("last_update")), () -> node.putNull("last_update"));
    }

    private static void update(DeviationUpdate update, ObjectNode node) {
        node.put("kind", update.kind().label())
                .put("actor", update.actor())
                .put("note", update.note().orElse(null))
                .put("at", OperationsJson.time(update.admissionMs()));
    }
}
