package io.oisstreams.console.query;

import io.oisstreams.console.topology.ConsoleTopology;
import io.oisstreams.http.ApiException;
import io.oisstreams.http.ErrorCode;
import io.oisstreams.http.LocalStores;
import io.oisstreams.rows.CommittedRows;

/**
 * The tenants of a partition of whom anything was published.
 *
 * @param rows of the partition
 */
record KnownTenants(CommittedRows rows) {
    /** The parameter that names one. */
    static final String TENANT = "tenant";

    static KnownTenants of(LocalStores stores) {
        return new KnownTenants(new CommittedRows(stores.store(ConsoleTopology.STORE)));
    }

    /** The rows, among which are this tenant's. */
    CommittedRows with(String tenantId) {
        if (!rows.knows(tenantId)) {
            throw new ApiException(
                    ErrorCode.UNKNOWN_TENANT, "no record, alert or deviation of this tenant was ever published");
        }
        return rows;
    }
}
