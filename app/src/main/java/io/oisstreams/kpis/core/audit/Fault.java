package io.oisstreams.kpis.core.audit;

/**
 * One way in which an entry is broken.
 *
 * @param message what it says and what was expected, on one line
 */
public record Fault(FaultKind kind, String message) {}
