package io.oisstreams.console.published;

import io.oisstreams.output.v1.OisRecord;
import org.apache.avro.specific.SpecificRecord;

/** Whose a value is. */
public final class PublishedTenant {
    private PublishedTenant() {}

    /** The tenant of a value of a topic of outputs that are one tenant's. */
    public static String of(SpecificRecord value) {
        return value instanceof OisRecord record
                ? record.getExtensions().getTenantId()
                : (String) value.get(value.getSchema().getField("tenant_id").pos());
    }
}
