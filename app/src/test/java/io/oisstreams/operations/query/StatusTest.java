package io.oisstreams.operations.query;

import static io.oisstreams.operations.query.Events.ms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.DeviationUpdateKind;
import io.oisstreams.rows.RowsCluster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusTest {
    /** A Thursday. */
    private static final long MORNING = ms("2026-05-21T06:00:00Z");

    private static final long HOUR = 3_600_000;

    private final RowsCluster cluster = OperationsCluster.of(1);
    private final Events events = new Events("acme");

    @AfterEach
    void close() {
        cluster.close();
    }

    private static String commands(JsonNode status) {
        return status.path("commands").toString();
    }

    private String firstDeviation() {
        return cluster.get("/operations/deviations").at("/deviations/0/id").asText();
    }

    @Test
    void of_a_new_tenant_is_that_of_the_document() {
        cluster.send(Topics.COST_EVENTS, events.cost("s", "0.01", MORNING), MORNING);
        cluster.tick(MORNING + 5_000);

        JsonNode status = cluster.get("/operations/status");

        assertThat(status.path("as_of").asText()).isEqualTo("2026-05-21T06:00:05Z");
        assertThat(status.path("document").asText()).isEqualTo("HC-CODE-PROD-OPS-20251124");
        assertThat(status.path("baseline_version").asText()).isEqualTo("v1.0");
        assertThat(status.path("paused_by").isNull()).isTrue();
        assertThat(commands(status))
                .isEqualTo("{\"BLOCK_EXECUTION\":false,\"HALT_ORCHESTRATOR\":false,\"PAUSE_PRODUCTION\":false}");
        assertThat(status.path("operational_state"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        state("Freeze Discipline", "ACTIVE", "2026-05-21T00:00:00Z"),
                        state("Production Rhythm", "ACTIVE", "2026-05-21T00:00:00Z"),
                        state("Deviation SLA", "ACTIVE", "2026-05-21T00:00:00Z"),
                        state("Phase 3 Readiness", "IN PREPARATION", "2026-05-21T00:00:00Z"));
        assertThat(status.path("artifacts"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        artifact("VEGA Weekly Attestation", "SCHEDULED", "2026-05-24T00:05:05Z", null),
                        artifact("Daily Cost Report", "SCHEDULED", "2026-05-22T00:05:05Z", null),
                        artifact("Per-Cycle Signature Log", "SCHEDULED", "per cycle", null));
        assertThat(status.path("deviations"))
                .extracting(line ->
                        line.path("name").asText() + ": " + line.path("status").asText())
                .containsExactly(
                        "Signature Verification Failure: NO DEVIATIONS",
                        "Cost Ceiling Breach: NO DEVIATIONS",
                        "ADR Compliance Failure: NO DEVIATIONS",
                        "Determinism Threshold Failure: NO DEVIATIONS");
    }

    private static String state(String attribute, String status, String updated) {
        return "{\"attribute\":\"" + attribute + "\",\"status\":\"" + status + "\",\"last_updated\":\"" + updated
                + "\"}";
    }

    private static String artifact(String artifact, String status, String due, @Nullable String generated) {
        return "{\"artifact\":\"" + artifact + "\",\"status\":\"" + status + "\",\"next_due\":\"" + due
                + "\",\"last_generated\":" + (generated == null ? "null" : "\"" + generated + "\"") + "}";
    }

    @Test
    void goes_with_what_was_made() {
        cluster.send(Topics.CYCLE_EVENTS, events.cycle("c1", CycleEventKind.completed, 0, MORNING), MORNING);
        cluster.send(Topics.BASELINE_CHANGES, events.change("ch", MORNING, "LARS", "VEGA", "G4"), MORNING + HOUR);
        cluster.tick(ms("2026-05-24T01:00:00Z"));

        JsonNode status = cluster.get("/operations/status");

        assertThat(status.path("baseline_version").asText()).isEqualTo("v1.1");
        assertThat(status.path("operational_state"))
                .extracting(line -> line.path("last_updated").asText())
                .containsExactly(
                        "2026-05-21T07:00:00Z", "2026-05-24T00:05:05Z", "2026-05-21T00:00:00Z", "2026-05-24T00:05:05Z");
        assertThat(status.path("artifacts"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        artifact("VEGA Weekly Attestation", "ACTIVE", "2026-05-31T00:05:05Z", "2026-05-24T00:05:05Z"),
                        artifact("Daily Cost Report", "ACTIVE", "2026-05-25T00:05:05Z", "2026-05-24T00:05:05Z"),
                        artifact("Per-Cycle Signature Log", "ACTIVE", "per cycle", "2026-05-21T06:00:05Z"));
    }

    @Test
    void counts_deviations_and_names_their_commands_until_they_are_resolved() {
        cluster.send(Topics.COST_EVENTS, events.cost("dear", "0.06", MORNING), MORNING);
        cluster.send(Topics.SIGNATURE_VERIFICATIONS, events.operation("c", 1, false, MORNING), MORNING);
        cluster.tick(MORNING + HOUR + 2_000);
        JsonNode before = cluster.get("/operations/status");
        for (JsonNode deviation : cluster.get("/operations/deviations").path("deviations")) {
            cluster.send(
                    Topics.DEVIATION_UPDATES,
                    events.update(deviation.path("id").asText(), DeviationUpdateKind.resolved, MORNING + 2 * HOUR),
                    MORNING + 2 * HOUR);
        }
        cluster.tick(MORNING + 3 * HOUR);

        JsonNode after = cluster.get("/operations/status");

        assertThat(commands(before))
                .isEqualTo("{\"BLOCK_EXECUTION\":true,\"HALT_ORCHESTRATOR\":true,\"PAUSE_PRODUCTION\":false}");
        assertThat(before.at("/deviations/0").toString())
                .isEqualTo("{\"type\":\"signature_verification_failure\",\"name\":\"Signature Verification Failure\","
                        + "\"detected\":1,\"escalated\":1,\"sla_missed\":1,\"open\":1,\"status\":\"1 OPEN\"}");
        assertThat(before.at("/operational_state/2/last_updated").asText()).isEqualTo("2026-05-21T06:00:00Z");
        assertThat(commands(after))
                .isEqualTo("{\"BLOCK_EXECUTION\":false,\"HALT_ORCHESTRATOR\":false,\"PAUSE_PRODUCTION\":false}");
        assertThat(after.at("/deviations/1/status").asText()).isEqualTo("ALL RESOLVED");
    }

    @Test
    void says_that_a_breach_of_the_budget_blocks_until_the_day_is_over() {
        cluster.send(Topics.COST_EVENTS, events.cost(null, "500.01", MORNING), MORNING);
        cluster.tick(ms("2026-05-22T00:00:01.999Z"));
        JsonNode before = cluster.get("/operations/status");
        cluster.tick(ms("2026-05-22T00:00:02Z"));

        JsonNode after = cluster.get("/operations/status");

        assertThat(before.at("/commands/BLOCK_EXECUTION").asBoolean()).isTrue();
        assertThat(after.at("/commands/BLOCK_EXECUTION").asBoolean()).isFalse();
    }

    @Test
    void says_which_attestation_paused_production() {
        cluster.send(Topics.COMPLIANCE_CHECKS, events.failedCheck("ADR-001", MORNING), MORNING);
        cluster.tick(MORNING + 2_000);
        String id = firstDeviation();
        cluster.tick(ms("2026-05-24T01:00:00Z"));
        long resolved = ms("2026-05-24T02:00:00Z");
        cluster.send(Topics.DEVIATION_UPDATES, events.update(id, DeviationUpdateKind.resolved, resolved), resolved);
        cluster.tick(resolved + 2_000);

        JsonNode status = cluster.get("/operations/status");

        assertThat(status.at("/deviations/2/open").asInt()).isZero();
        assertThat(status.path("paused_by").asText()).isEqualTo("VEGA_ATTESTATION_2026_05_24.md");
        assertThat(status.at("/commands/PAUSE_PRODUCTION").asBoolean()).isTrue();
    }
}
