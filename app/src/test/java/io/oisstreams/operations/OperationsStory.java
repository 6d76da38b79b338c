package io.oisstreams.operations;

import io.oisstreams.cli.Admitted;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeterminismTier;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.operations.core.deviation.DeviationId;
import io.oisstreams.operations.core.deviation.DeviationType;
import java.time.Instant;
import java.util.List;

/**
 * Two days of a tenant's production, from a Thursday at 10:00 UTC, with something of everything: eight cycles, of which seven complete,
 * costs over every limit, failures of every type, one of them handled, changes of the baseline, and events that are refused.
 */
public final class OperationsStory {
    /** When it begins, in ms. */
    public static final long START_MS = Instant.parse("2026-05-21T10:00:00Z").toEpochMilli();

    /** When its week ends, in ms: the Sunday after it. */
    public static final long WEEK_END_MS = Instant.parse("2026-05-24T00:00:00Z").toEpochMilli();

    static final long MINUTE_MS = 60_000;
    static final long HOUR_MS = 60 * MINUTE_MS;
    static final long DAY_MS = 24 * HOUR_MS;

    /** An operation each 100 ms. */
    private static final long OPERATION_MS = 100;

    private static final int CYCLES = 8;
    private static final int SUMMARIES = 104;

    private final String tenantId;
    private final long startMs;
    private final OperationsInputs inputs;

    private OperationsStory(String tenantId, int offsetMs) {
        this.tenantId = tenantId;
        this.startMs = START_MS + offsetMs;
        this.inputs = new OperationsInputs(tenantId);
    }

    /**
     * The events of a tenant, in order of time, no two at one.
     *
     * @param offsetMs by how much all of it is later, less than 20 ms, so that tenants have no times in common
     * @param operationsACycle signed operations in each cycle: one more than a multiple of four, so that the same key signs the first and the last
     */
    public static List<Admitted> of(String tenantId, int offsetMs, int operationsACycle) {
        OperationsStory story = new OperationsStory(tenantId, offsetMs);
        story.cycles(operationsACycle);
        story.costs();
        story.checksAndUpdates();
        story.inputs.verdict(story.startMs + 15 * MINUTE_MS + 60, "upstream", true);
        story.inputs.verdict(story.startMs + 15 * MINUTE_MS + 160, "upstream", false);
        story.inputs.change(story.startMs + 25 * MINUTE_MS, "change", "v1.1", "LARS");
        story.inputs.change(story.startMs + 85 * MINUTE_MS, "change", "v1.1", "LARS", "VEGA", "G4");
        story.refused();
        return story.inputs.events();
    }

    /** Of each cycle the last operation has the nonce of the first; the last cycle is halted, and one operation is missing. */
    private void cycles(int operations) {
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            boolean last = cycle == CYCLES - 1;
            String cycleId = "cycle/" + cycle;
            long atMs = startMs + cycle * (operations + 2L) * OPERATION_MS;
            inputs.cycle(atMs, cycleId, CycleEventKind.started, last ? operations + 1 : operations);
            for (int step = 0; step < operations; step++) {
                atMs += OPERATION_MS;
                inputs.operation(atMs, cycleId, step, "nonce " + cycle + " " + step % (operations - 1));
            }
            inputs.cycle(atMs + OPERATION_MS, cycleId, last ? CycleEventKind.halted : CycleEventKind.completed, null);
        }
    }

    /** On the first day the approach and the breach of the ceiling, of the rate and of the budget. */
    private void costs() {
        long fromMs = startMs + 10 * MINUTE_MS + 20;
        for (int i = 0; i < SUMMARIES; i++) {
            String usd = i == 30 ? "0.046" : i == 60 ? "0.050000000000000001" : "0.000000000000000001";
            inputs.cost(fromMs + i * 1_000L, "cost " + i, "summary " + i, usd);
        }
        inputs.cost(fromMs + 5 * MINUTE_MS, "training", null, "410");
        inputs.cost(fromMs + 6 * MINUTE_MS, "more training", null, "90");
        inputs.cost(fromMs + DAY_MS, "next day", "summary of the next day", "0.01");
        inputs.cost(fromMs + DAY_MS + 1_000, "dear", "dear summary", "0.06");
    }

    /** One deviation is handled and resolved before its time is up, of another only the investigation begins. */
    private void checksAndUpdates() {
        long adrMs = startMs + 20 * MINUTE_MS + 40;
        inputs.compliance(adrMs, "ADR-001", false);
        inputs.compliance(adrMs + 1_000, "ADR-002", true);
        String handled = DeviationId.of(
                tenantId, DeviationType.ADR_COMPLIANCE_FAILURE, "ADR-001", adrMs, "compliance.checks/check " + adrMs);
        inputs.update(adrMs + 10 * MINUTE_MS, handled, DeviationUpdateKind.acknowledged);
        inputs.update(adrMs + 35 * MINUTE_MS, handled, DeviationUpdateKind.investigation_started);
        inputs.update(adrMs + 95 * MINUTE_MS, handled, DeviationUpdateKind.status_update);
        inputs.update(adrMs + 120 * MINUTE_MS, handled, DeviationUpdateKind.root_cause_identified);
        inputs.update(adrMs + 130 * MINUTE_MS, handled, DeviationUpdateKind.remediation_proposed);
        inputs.update(adrMs + 180 * MINUTE_MS, handled, DeviationUpdateKind.resolved);
        inputs.update(adrMs + 240 * MINUTE_MS, handled, DeviationUpdateKind.status_update);
        long determinismMs = adrMs + 2_000;
        inputs.determinism(determinismMs, "cycle/2", DeterminismTier.tier4);
        String investigated = DeviationId.of(
                tenantId,
                DeviationType.DETERMINISM_THRESHOLD_FAILURE,
                "cycle/2",
                determinismMs,
                "determinism.checks/check " + determinismMs);
        inputs.update(determinismMs + HOUR_MS, investigated, DeviationUpdateKind.investigation_started);
        inputs.update(determinismMs + 2 * HOUR_MS, "DEV-unknown", DeviationUpdateKind.resolved);
        inputs.compliance(adrMs + DAY_MS, "ADR-007", false);
    }

    /** A negative cost, one of another day, an id that was used by another event, a cycle that ends twice. */
    private void refused() {
        long atMs = startMs + 30 * MINUTE_MS;
        inputs.cost(atMs, "negative", "negative summary", "-1");
        inputs.costOf(atMs - 2 * DAY_MS, atMs + 1_000, "late", "late summary", "1");
        inputs.cost(atMs + 2_000, "cost 1", "another summary", "1");
        inputs.cycle(atMs + 3_000, "cycle/0", CycleEventKind.failed, null);
    }
}
