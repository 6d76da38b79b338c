package io.oisstreams.integrity.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.oisstreams.integrity.core.Circumstances;
import io.oisstreams.integrity.core.Degradation;
import io.oisstreams.integrity.core.DegradationType;
import io.oisstreams.integrity.core.Dimension;
import io.oisstreams.integrity.core.IntegrityRecord;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.RecordJson;
import io.oisstreams.integrity.core.RunningScore;
import io.oisstreams.integrity.core.Score;
import io.oisstreams.integrity.core.Scoring;
import io.oisstreams.integrity.core.Telemetry;
import io.oisstreams.integrity.core.Weights;
import io.oisstreams.output.v1.EvidenceEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows as the topology writes them. */
final class Samples {
    static final long HOUR = 3_600_000;
    /** 2026-05-21T00:00:00Z. */
    static final long DAY = 1_779_321_600_000L;

    private static final Telemetry TELEMETRY = new Telemetry(1000, 980, 500, 0, 1200, 1140, HOUR, HOUR, 2, 1200, 1140);
    private static final Telemetry NOTHING = new Telemetry(0, 0, 0, 0, 0, 0, HOUR, 0, 0, 0, 0);

    private Samples() {}

    static String record(String tenantId, long startMs) {
        return record(tenantId, startMs, TELEMETRY);
    }

    /** A record whose dimensions are null, with the reasons. */
    static String emptyRecord(String tenantId, long startMs) {
        return record(tenantId, startMs, NOTHING);
    }

    private static String record(String tenantId, long startMs, Telemetry telemetry) {
        return text(RecordJson.of(new IntegrityRecord(
                tenantId,
                window(startMs),
                score(telemetry),
                Weights.DEFAULT,
                Map.of(Dimension.AGENT_SCOPE_INTEGRITY, "no agents"),
                List.of(event(DegradationType.POLICY_GAP, startMs, Optional.of(1500L))),
                Map.of("policy_gap", 1L),
                telemetry,
                Map.of("CLOCK_SKEW", 3L))));
    }

    static String current(String tenantId) {
        return text(RecordJson.of(new RunningScore(
                tenantId, window(DAY), DAY + 1, score(TELEMETRY), Weights.DEFAULT, Map.of(), TELEMETRY)));
    }

    static String degradation(DegradationType type, long windowStartMs) {
        return text(RecordJson.degradation(event(type, windowStartMs, Optional.empty()))
                .put("window_start_ms", windowStartMs));
    }

    /** Of windows without events. */
    static void noEvidence(String tenantId, MeasurementWindow window, long leaves, Consumer<EvidenceEntry> each) {}

    private static Degradation event(DegradationType type, long atMs, Optional<Long> durationMs) {
        return new Degradation(type, Dimension.POLICY_CONTINUITY, atMs, "subject", durationMs, "detail");
    }

    private static Score score(Telemetry telemetry) {
        return Scoring.score(telemetry, Circumstances.ORDINARY, Weights.DEFAULT);
    }

    private static MeasurementWindow window(long startMs) {
        return new MeasurementWindow(startMs, startMs + HOUR, 300_000);
    }

    private static String text(JsonNode json) {
        return new String(RecordJson.bytes(json), StandardCharsets.UTF_8);
    }
}
