package io.oisstreams.operations.query;

import io.oisstreams.http.TenantQuestion;
import io.oisstreams.operations.state.OperationsRows;
import java.util.List;

/** The tenants of which an event ever counted. */
record KnownTenants(OperationsRows rows) implements TenantQuestion.Tenants {
    @Override
    public List<String> first(int most) {
        return rows.tenants(most);
    }

    @Override
    public boolean knows(String tenantId) {
        return rows.knows(tenantId);
    }

    @Override
    public long version(String tenantId) {
        return rows.version(tenantId);
    }
}
