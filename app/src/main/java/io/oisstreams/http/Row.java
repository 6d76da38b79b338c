package io.oisstreams.http;

import org.apache.kafka.common.utils.Bytes;

/**
 * A row of a query store.
 *
 * @param key of a row, or, where tenants are looked for, a tenant in UTF-8
 * @param json the value, served as it is
 */
public record Row(Bytes key, String json) {}
