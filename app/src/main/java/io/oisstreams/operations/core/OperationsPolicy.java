package io.oisstreams.operations.core;

import io.oisstreams.operations.core.attestation.AttestationPolicy;
import io.oisstreams.operations.core.attestation.ReadinessPolicy;
import io.oisstreams.operations.core.cost.CostLimits;
import io.oisstreams.operations.core.deviation.Ladders;
import io.oisstreams.operations.core.freeze.FreezePolicy;
import io.oisstreams.operations.core.quality.DeterminismLimits;
import io.oisstreams.operations.core.report.ReportPolicy;

/**
 * The whole of the operations document as data: every table, threshold, recipient, offset and file name (OPS).
 *
 * @param document the document's id
 * @param system the system that it governs
 */
public record OperationsPolicy(
        String document,
        String system,
        CostLimits costs,
        DeterminismLimits determinism,
        AttestationPolicy attestation,
        ReadinessPolicy readiness,
        FreezePolicy freeze,
        Ladders ladders,
        ReportPolicy reports) {}
