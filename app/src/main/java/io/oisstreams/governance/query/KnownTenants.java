package io.oisstreams.governance.query;

import io.oisstreams.governance.state.BucketRows;
import io.oisstreams.http.TenantQuestion;
import java.util.List;

/** The tenants of which a decision ever counted. */
record KnownTenants(BucketRows rows) implements TenantQuestion.Tenants {
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
