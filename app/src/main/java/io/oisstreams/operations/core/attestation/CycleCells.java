package io.oisstreams.operations.core.attestation;

import java.util.Map;

/** Counts of cycles in both reports. */
final class CycleCells {
    private CycleCells() {}

    static Map<String, Object> of(CycleCounts counts) {
        return Map.of(
                "started", counts.started(),
                "completed", counts.completed(),
                "failed", counts.failed(),
                "halted", counts.halted(),
                "ended", counts.ended(),
                "completion_rate", new Rate(counts.completed(), counts.ended()).text());
    }
}
