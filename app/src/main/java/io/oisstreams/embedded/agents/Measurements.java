package io.oisstreams.embedded.agents;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.KpiMeasurement;
import java.time.Instant;
import java.util.Map;

/** Sends what is measured of a tenant, each under an id of its own. */
final class Measurements {
    private final SimulationPlan plan;
    private final String tenantId;
    private final Agenda agenda;
    private final Dice dice;
    private long number;

    Measurements(SimulationPlan plan, TenantProfile profile, Agenda agenda) {
        this.plan = plan;
        this.tenantId = profile.tenantId();
        this.agenda = agenda;
        this.dice = new Dice(plan, profile, "measurements");
    }

    /** A measurement of this time, in ms; the value in the KPI's unit. */
    void send(String kpiId, double value, Map<String, String> attributes, long atMs) {
        agenda.send(
                Topics.KPI_MEASUREMENTS,
                dice.admitted(atMs),
                KpiMeasurement.newBuilder()
                        .setEventId("measurement-" + plan.run() + "-" + ++number)
                        .setTenantId(tenantId)
                        .setTimestampMs(Instant.ofEpochMilli(atMs))
                        .setKpiId(kpiId)
                        .setValue(value)
                        .setAttributes(attributes)
                        .build());
    }
}
