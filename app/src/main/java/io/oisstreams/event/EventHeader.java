package io.oisstreams.event;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * What every input begins with (contract section 2).
 *
 * @param eventId idempotency key, unique per tenant and topic
 * @param tenantId the governed system
 * @param timestampMs event time, milliseconds since the epoch, UTC
 */
public record EventHeader(String eventId, String tenantId, long timestampMs) {
    static final int EVENT_ID = 0;
    static final int TENANT_ID = 1;
    static final int TIMESTAMP_MS = 2;

    /** The header of an event of an input topic; a test holds that all their schemas begin alike. */
    public static EventHeader of(SpecificRecord event) {
        return new EventHeader(
                (String) event.get(EVENT_ID),
                (String) event.get(TENANT_ID),
                ((Instant) event.get(TIMESTAMP_MS)).toEpochMilli());
    }
}
