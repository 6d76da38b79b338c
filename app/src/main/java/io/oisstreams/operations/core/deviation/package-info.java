/** Deviations and the escalation ladders they run through (OPS section 3). Start with {@code Escalation}. */
package io.oisstreams.operations.core.deviation;
