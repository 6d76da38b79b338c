package io.oisstreams.http;

import org.apache.kafka.common.utils.Bytes;

/**
 * A row of a query store.
 *
 * @param key made by {@code TenantKey}
 * @param json the value, served as it is
 */
public record Row(Bytes key, String json) {}
