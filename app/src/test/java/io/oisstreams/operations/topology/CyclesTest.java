package io.oisstreams.operations.topology;

import static io.oisstreams.operations.topology.Events.DAY;
import static io.oisstreams.operations.topology.Events.HOUR;
import static io.oisstreams.operations.topology.Events.MINUTE;
import static io.oisstreams.operations.topology.Events.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.CycleEventKind;
import io.oisstreams.event.v1.SignatureVerification;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.core.verdict.OperationRules;
import io.oisstreams.output.v1.Deviation;
import io.oisstreams.output.v1.DeviationType;
import io.oisstreams.output.v1.Report;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CyclesTest {
    private static final long SKEW = 5_000;

    private final Events events = new Events();
    private final Operations operations = new Operations();

    @AfterEach
    void close() {
        events.close();
    }

    private void signed(String eventId, String cycleId, int step, boolean valid, long timeMs) {
        SignedOperation.Builder operation =
                operations.signed(eventId).setCycleId(cycleId).setStep(step);
        if (!valid) {
            operation.setPayload(ByteBuffer.wrap(new byte[] {1}));
        }
        events.send(Topics.OPERATIONS_SIGNED, operation.build(), timeMs);
    }

    @Test
    void theLogOfACycleIsPublishedWhenItHasEnded() {
        events.cycle("75c6040e1e25f939", CycleEventKind.started, 2, DAY);
        events.verdict("75c6040e1e25f939", 2, true, DAY + 2_000);
        events.verdict("75c6040e1e25f939", 1, true, DAY + 1_000);
        events.cycle("75c6040e1e25f939", CycleEventKind.completed, null, DAY + MINUTE);
        events.passTo(DAY + MINUTE + SKEW - 1);
        List<Report> before = events.reports();

        events.passTo(DAY + MINUTE + SKEW);

        assertThat(before).isEmpty();
        Report report = events.reports().get(0);
        assertThat(report.getName()).isEqualTo("SIGNATURE_LOG_CYCLE_75c6040e1e25f939.json");
        assertThat(text(report)).isEqualTo("""
                {
                  "cycle_id": "75c6040e1e25f939",
                  "cycle_timestamp": "2025-12-30T00:00:00Z",
                  "signature_verification_summary": {
                    "total_operations": 2,
                    "signatures_verified": 2,
                    "signatures_failed": 0,
                    "verification_rate_pct": 100.0,
                    "verification_status": "PASS"
                  },
                  "operation_signatures": [
                    {
                      "step": 1,
                      "agent": "LINE",
                      "operation": "ingest_binance_ohlcv",
                      "signature": "ed25519:00ff",
                      "public_key": "ed25519:aa",
                      "verified": true,
                      "verification_timestamp": "2025-12-30T00:00:01Z"
                    },
                    {
                      "step": 2,
                      "agent": "LINE",
                      "operation": "ingest_binance_ohlcv",
                      "signature": "ed25519:00ff",
                      "public_key": "ed25519:aa",
                      "verified": true,
                      "verification_timestamp": "2025-12-30T00:00:02Z"
                    }
                  ],
                  "alerts": []
                }
                """);
        assertThat(events.deviations()).isEmpty();
    }

    @Test
    void ourOwnVerdictsCountOnceAlthoughTheyComeBackFromTheirTopic() {
        signed("a", "c1", 1, true, Operations.AT);
        events.cycle("c1", CycleEventKind.completed, 1, Operations.AT + MINUTE);

        events.passTo(Operations.AT + MINUTE + SKEW);

        assertThat(text(events.reports().get(0)))
                .contains("\"total_operations\": 1,", "\"signatures_verified\": 1,", "\"signature\": \"ed25519:");
    }

    @Test
    void aFailedSignatureIsADeviationAtOnceAndHaltsTheOrchestrator() {
        signed("a", "c1", 3, false, Operations.AT);
        events.driver.tick(Operations.AT);

        Deviation opened = events.opened().get(0);
        assertThat(opened.getType()).isEqualTo(DeviationType.signature_verification_failure);
        assertThat(opened.getSubject()).isEqualTo("c1/3");
        assertThat(opened.getDetectedAtMs()).isEqualTo(Instant.ofEpochMilli(Operations.AT));
        assertThat(opened.getMessage()).contains("invalid_signature");
        assertThat(events.commands()).containsExactly("HALT_ORCHESTRATOR issued");
    }

    @Test
    void anUpstreamVerifiersFailureIsTakenAsItIs() {
        events.verdict("c1", 3, false, DAY);

        assertThat(events.opened()).singleElement().satisfies(opened -> assertThat(opened.getMessage())
                .contains("not its key"));
        assertThat(events.commands()).containsExactly("HALT_ORCHESTRATOR issued");
    }

    @Test
    void whoeverClaimsToBeUsIsNotTaken() {
        events.send(
                Topics.SIGNATURE_VERIFICATIONS, events.verdictOf(OperationRules.VERIFIER, "c1", 1, false, DAY), DAY);

        assertThat(events.deviations()).isEmpty();
    }

    @Test
    void aRequiredOperationThatNobodySignedCountsAsFailedAndHalts() {
        events.cycle("c1", CycleEventKind.started, 3, DAY);
        events.verdict("c1", 1, true, DAY + 1);
        events.verdict("c1", 1, true, DAY + 2);
        events.cycle("c1", CycleEventKind.completed, null, DAY + MINUTE);

        events.passTo(DAY + MINUTE + SKEW);

        assertThat(text(events.reports().get(0)))
                .contains(
                        "\"total_operations\": 4,",
                        "\"signatures_failed\": 2,",
                        "\"verification_rate_pct\": 50.0,",
                        "\"verification_status\": \"FAIL\"",
                        "\"message\": \"2 of 3 required operations have no signature\"");
        assertThat(events.opened()).singleElement().satisfies(opened -> {
            assertThat(opened.getSubject()).isEqualTo("c1");
            assertThat(opened.getDetectedAtMs()).isEqualTo(Instant.ofEpochMilli(DAY + MINUTE + SKEW));
        });
        assertThat(events.commands()).containsExactly("HALT_ORCHESTRATOR issued");
    }

    @Test
    void aCycleThatFailsOrIsHaltedHasItsLogToo() {
        events.cycle("failed", CycleEventKind.failed, 0, DAY);
        events.cycle("halted", CycleEventKind.halted, 0, DAY + 1);

        events.passTo(DAY + MINUTE);

        assertThat(events.reportNames())
                .containsExactly("SIGNATURE_LOG_CYCLE_failed.json", "SIGNATURE_LOG_CYCLE_halted.json");
    }

    @Test
    void aCycleThatNeverEndsHasNoLog() {
        events.cycle("c1", CycleEventKind.started, 3, DAY);
        events.verdict("c1", 1, true, DAY + 1);

        events.passTo(DAY + 20 * HOUR);

        assertThat(events.reports()).isEmpty();
        assertThat(events.deviations()).isEmpty();
    }

    @Test
    void aCycleEndsOnceWhateverComesAfterIsRefused() {
        events.cycle("c1", CycleEventKind.completed, 0, DAY);

        events.cycle("c1", CycleEventKind.completed, 0, DAY + 1);
        events.cycle("c1", CycleEventKind.started, 5, DAY + HOUR);
        events.passTo(DAY + 2 * HOUR);

        assertThat(events.rejected()).containsExactly("ENDED_CYCLE cycle.events", "ENDED_CYCLE cycle.events");
        assertThat(events.reportNames()).containsExactly("SIGNATURE_LOG_CYCLE_c1.json");
    }

    @Test
    void anOperationCountsUpToTheSkewAfterTheEndAndNotLater() {
        events.cycle("c1", CycleEventKind.completed, null, DAY);
        events.verdict("c1", 1, true, DAY + SKEW);
        events.verdict("c1", 2, false, DAY + SKEW + 1);

        events.passTo(DAY + SKEW);
        events.verdict("c1", 3, true, DAY + MINUTE);
        events.passTo(DAY + HOUR);

        assertThat(events.reports()).singleElement().satisfies(log -> assertThat(text(log))
                .contains("\"total_operations\": 1,"));
        // Too late for the log, but a failure all the same.
        assertThat(events.opened()).hasSize(1);
    }

    @Test
    void aLogsNameIsASafeFileNameWhateverTheCycleIsCalled() {
        events.cycle("../../etc/pässwd", CycleEventKind.completed, null, DAY);
        events.cycle("x".repeat(1000), CycleEventKind.completed, null, DAY);

        events.passTo(DAY + SKEW);

        assertThat(events.reportNames())
                .hasSize(2)
                .contains("SIGNATURE_LOG_CYCLE_%2E.%2F..%2Fetc%2Fp%C3%A4sswd.json")
                .allSatisfy(name -> assertThat(name).hasSizeLessThan(200).matches("[A-Za-z0-9._%-]+"));
    }

    @Test
    void aLogThatWouldNotFitIntoARecordCountsAllAndListsWhatFits() {
        String longest = "ed25519:" + "0".repeat(200_000);
        for (int step = 1; step <= 100; step++) {
            SignatureVerification verdict = events.verdictOf("upstream", "c1", step, true, DAY + step);
            events.send(
                    Topics.SIGNATURE_VERIFICATIONS,
                    SignatureVerification.newBuilder(verdict)
                            .setSignature(longest)
                            .setPublicKey(longest)
                            .setAgent(longest)
                            .build(),
                    DAY + step);
        }
        events.cycle("c1", CycleEventKind.completed, null, DAY + MINUTE);

        events.passTo(DAY + HOUR);

        String log = text(events.reports().get(0));
        assertThat(log)
                .hasSizeLessThan(10_000_000)
                .contains("\"total_operations\": 100,", "are counted but not listed");
    }
}
