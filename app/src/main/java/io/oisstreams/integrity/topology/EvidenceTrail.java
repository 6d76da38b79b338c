package io.oisstreams.integrity.topology;

import io.oisstreams.integrity.core.EvidenceLeaf;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.TenantState;
import io.oisstreams.integrity.state.IntegrityState;

/** Every event that a score uses leaves its trail: a leaf in the window's state, and the event with that leaf on {@code ois.evidence}. */
final class EvidenceTrail {
    private final IntegrityState state;
    private final Published published;

    EvidenceTrail(IntegrityState state, Published published) {
        this.state = state;
        this.published = published;
    }

    /** The window's score uses the event; told once for each window and event. */
    void used(TenantState tenant, MeasurementWindow window, EvidenceLeaf leaf) {
        state.apply(tenant, window, leaf.fact());
        published.evidence(tenant.tenantId(), window, leaf);
    }
}
