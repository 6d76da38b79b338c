package io.oisstreams.operations.state;

import io.oisstreams.operations.core.freeze.Baseline;
import io.oisstreams.operations.core.freeze.FreezePolicy;
import io.oisstreams.rows.RowKey;
import io.oisstreams.rows.RowReader;
import java.util.ArrayList;
import java.util.List;

/** The register of baseline versions. */
public record BaselineRows(RowReader rows, FreezePolicy policy) {
    /** All versions of a tenant's baseline, the first first. */
    public List<Baseline> register(String tenantId) {
        List<Baseline> register = new ArrayList<>(List.of(Baseline.first(policy)));
        rows.beginningWith(RowKey.of(Kind.BASELINE, tenantId), Baseline.class).forEach(row -> register.add(row.value));
        return register;
    }
}
