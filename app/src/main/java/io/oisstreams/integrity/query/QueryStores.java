package io.oisstreams.integrity.query;

/**
 * The stores that queries read: {@code KeyValueStore<Bytes, byte[]>}, keys by {@code TenantKey}, values JSON in UTF-8 that is
 * served as it is. All hang on the sub-topology whose source topics are keyed by tenant.
 */
public final class QueryStores {
    /** Key: tenant, window start (ms). Value: the record of contract 4.7. */
    public static final String RECORDS = "ois-records";
    /** Key: tenant, window start (ms), sequence. Value: one degradation event. */
    public static final String DEGRADATIONS = "ois-degradations";
    /** Key: tenant, time of detection (ms), sequence. Value: one alert, firing or resolved. */
    public static final String ALERTS = "alerts";
    /** Key: tenant. Value: the open window's running dimensions. One row for every tenant that was ever heard of. */
    public static final String CURRENT = "ois-current";

    private QueryStores() {}
}
