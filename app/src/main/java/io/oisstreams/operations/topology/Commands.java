package io.oisstreams.operations.topology;

import io.oisstreams.operations.core.deviation.Command;
import io.oisstreams.output.v1.CommandStatus;
import io.oisstreams.output.v1.ControlAction;
import io.oisstreams.output.v1.ControlCommand;
import java.time.Instant;
import java.util.Optional;

/** Commands to the orchestrator and their releases, which bear the same id. All are about the tenant as a whole. */
final class Commands {
    private final Published published;

    Commands(Published published) {
        this.published = published;
    }

    /**
     * A command begins.
     *
     * @param cause what tells it from others of the tenant; with the command its id
     * @param deviationId the deviation that caused it, if one did
     */
    void issue(
            String tenantId, Command command, String cause, Optional<String> deviationId, long timeMs, String reason) {
        publish(tenantId, command, cause, deviationId, CommandStatus.issued, timeMs, reason);
    }

    /** The same command ends. */
    void release(
            String tenantId, Command command, String cause, Optional<String> deviationId, long timeMs, String reason) {
        publish(tenantId, command, cause, deviationId, CommandStatus.released, timeMs, reason);
    }

    private void publish(
            String tenantId,
            Command command,
            String cause,
            Optional<String> deviationId,
            CommandStatus status,
            long timeMs,
            String reason) {
        published.command(ControlCommand.newBuilder()
                .setCommandId(command.name() + "/" + cause)
                .setTenantId(tenantId)
                .setCommand(ControlAction.valueOf(command.name()))
                .setStatus(status)
                .setDeviationId(deviationId.orElse(null))
                .setSubject(null)
                .setTimestampMs(Instant.ofEpochMilli(timeMs))
                .setReason(reason)
                .build());
    }
}
