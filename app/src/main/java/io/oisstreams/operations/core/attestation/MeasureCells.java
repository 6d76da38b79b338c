package io.oisstreams.operations.core.attestation;

import io.oisstreams.operations.core.attestation.Determinism.Measure;
import java.util.Map;

/** A row about replays in both reports. */
final class MeasureCells {
    private MeasureCells() {}

    static Map<String, Object> of(Measure measure) {
        Rate rate = measure.rate();
        return Map.of(
                "tier", measure.name(),
                "replays", rate.whole(),
                "identical", rate.part(),
                "rate", rate.text(),
                "min", Rate.text(measure.min()),
                "result", !rate.isMeasured() ? Rate.NOT_MEASURED : measure.holds() ? "met" : "not met");
    }
}
