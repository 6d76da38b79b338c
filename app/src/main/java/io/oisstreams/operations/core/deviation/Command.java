package io.oisstreams.operations.core.deviation;

/** What a deviation commands until it is resolved (OPS 3.3 to 3.5), named as on {@code control.commands}. */
public enum Command {
    /** Nothing of the orchestrator goes on. */
    HALT_ORCHESTRATOR,
    /** No summary is generated. */
    BLOCK_EXECUTION,
    /** No cycle begins. */
    PAUSE_PRODUCTION
}
