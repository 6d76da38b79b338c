package io.oisstreams.http;

import java.util.Map;
import org.apache.kafka.streams.state.HostInfo;

/** Which instance has which partition of the query stores, and those that this instance has. */
public interface StoreOwners {
    /** This instance, as the others know it. */
    HostInfo self();

    /**
     * The partition and the instance of a tenant's rows.
     *
     * @throws ApiException {@code NOT_AVAILABLE} if nobody has them now
     */
    Owner ownerOf(String store, String tenantId);

    /**
     * The instance of each partition of a store; no partition is missing.
     *
     * @throws ApiException {@code NOT_AVAILABLE} if nobody has one of them now
     */
    Map<Integer, HostInfo> owners(String store);

    /** The stores of one partition, which is expected to be on this instance. */
    LocalStores local(int partition);

    /**
     * Where a tenant's rows are.
     *
     * @param instance its {@code application.server}
     */
    record Owner(HostInfo instance, int partition) {}
}
