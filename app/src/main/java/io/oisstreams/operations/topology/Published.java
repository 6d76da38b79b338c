package io.oisstreams.operations.topology;

import io.oisstreams.event.Topics;
import io.oisstreams.event.v1.SignedOperation;
import io.oisstreams.operations.core.verdict.Refusal;
import io.oisstreams.streams.Outlet;
import java.util.Optional;

/** What the operations capability tells the outside: values to their topics, and counts to the metrics. */
final class Published {
    private final Outlet outlet;
    private final OperationsMeters meters;

    Published(Outlet outlet, OperationsMeters meters) {
        this.outlet = outlet;
        this.meters = meters;
    }

    /** The verdict about a signed operation, at the time of its admission. */
    void verdict(SignedOperation event, long admissionMs, Optional<Refusal> refusal) {
        meters.verdict(refusal.map(Refusal::reason));
        outlet.send(
                Topics.SIGNATURE_VERIFICATIONS,
                event.getTenantId(),
                OperationRecords.verification(event, admissionMs, refusal),
                admissionMs);
    }
}
