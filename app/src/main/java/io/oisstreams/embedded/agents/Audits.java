package io.oisstreams.embedded.agents;

import java.time.Duration;
import java.util.Map;

/** The audits of a tenant: of its audit log, several times a day (KPI 3.1), and now and then of its security (KPI 3.3). */
final class Audits {
    private static final long FIRST_LEAST_MS = Duration.ofMinutes(2).toMillis();
    private static final long FIRST_MOST_MS = Duration.ofMinutes(15).toMillis();
    private static final long LOG_LEAST_MS = Duration.ofHours(4).toMillis();
    private static final long LOG_MOST_MS = Duration.ofHours(7).toMillis();
    private static final long SECURITY_LEAST_MS = Duration.ofHours(16).toMillis();
    private static final long SECURITY_MOST_MS = Duration.ofHours(36).toMillis();
    private static final long ENTRIES = 1_000;
    private static final double PERCENT = 100;

    private final SimulationPlan plan;
    private final Agenda agenda;
    private final Measurements measurements;
    private final Dice dice;
    private long number;

    Audits(SimulationPlan plan, TenantProfile profile, Agenda agenda, Measurements measurements) {
        this.plan = plan;
        this.agenda = agenda;
        this.measurements = measurements;
        this.dice = new Dice(plan, profile, "audits");
    }

    void begin() {
        agenda.at(plan.startMs() + dice.between(FIRST_LEAST_MS, FIRST_MOST_MS), this::auditLog);
        agenda.at(plan.startMs() + dice.between(FIRST_LEAST_MS, FIRST_MOST_MS), this::auditSecurity);
    }

    private void auditLog(long atMs) {
        boolean damaged = dice.misbehaviour(Occasion.LOG_AUDIT, atMs).isPresent();
        long intact = damaged ? dice.between(ENTRIES * 9 / 10, ENTRIES) : ENTRIES;
        measurements.send("3.1", intact * PERCENT / ENTRIES, Map.of("log", "governance_audit"), atMs);
        agenda.at(atMs + dice.between(LOG_LEAST_MS, LOG_MOST_MS), this::auditLog);
    }

    private void auditSecurity(long atMs) {
        boolean vulnerable = dice.misbehaviour(Occasion.SECURITY_AUDIT, atMs).isPresent();
        long high = vulnerable ? dice.between(1, 4) : 0;
        long medium = dice.between(0, 3);
        long low = dice.between(0, 10);
        Map<String, String> findings = Map.of(
                "audit_id", "audit-" + plan.run() + "-" + ++number,
                "high", Long.toString(high),
                "medium", Long.toString(medium),
                "low", Long.toString(low));
        measurements.send("3.3", (double) (high + medium + low), findings, atMs);
        agenda.at(atMs + dice.between(SECURITY_LEAST_MS, SECURITY_MOST_MS), this::auditSecurity);
    }
}
