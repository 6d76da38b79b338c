package io.oisstreams.operations.state;

import java.util.Optional;

/**
 * What there is to know of a tenant as a whole.
 *
 * @param firstDay the UTC day on which it was first heard, as days since 1970
 * @param lastHeardDay the last one so far
 * @param freezeViolations how many changes of frozen components were not allowed
 * @param paused the id of the command by which a failed attestation paused production; empty: none did
 */
public record TenantState(long firstDay, long lastHeardDay, long freezeViolations, Optional<String> paused) {
    /** One that is heard for the first time. */
    static TenantState first(long day) {
        return new TenantState(day, day, 0, Optional.empty());
    }

    TenantState heardOn(long day) {
        return new TenantState(Math.min(firstDay, day), Math.max(lastHeardDay, day), freezeViolations, paused);
    }

    /** With one violation more. */
    public TenantState withFreezeViolation() {
        return new TenantState(firstDay, lastHeardDay, freezeViolations + 1, paused);
    }

    /** Paused by a command, or by none. */
    public TenantState withPaused(Optional<String> commandId) {
        return new TenantState(firstDay, lastHeardDay, freezeViolations, commandId);
    }
}
