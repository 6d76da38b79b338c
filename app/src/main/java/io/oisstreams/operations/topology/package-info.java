/** The operations capability's topology: from events and ticks to verdicts, alerts, commands, deviations and reports. */
package io.oisstreams.operations.topology;
