package io.oisstreams.streams;

import io.oisstreams.crypto.Sha3;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** The events of the past, by topic, tenant and event id: of those with one id the first counts (contract section 2). */
public final class SeenEvents {
    private final ExpiringRows ids;

    /** @param ids may hold other ids too, if they are hashes of something else */
    public SeenEvents(ExpiringRows ids) {
        this.ids = ids;
    }

    /**
     * Looks an event up and remembers it if it is the first of its id.
     *
     * @param header of the event that was read from {@code incoming}
     * @param untilMs the last admission time at which its id counts, in ms
     * @return accepted if it is the first; the rejection is WINDOW_CLOSED or DUPLICATE_CONFLICT
     */
    public EventOutcome see(EventHeader header, Incoming incoming, long untilMs) {
        long admissionMs = incoming.admissionMs();
        if (!ids.reachesBackTo(admissionMs)) {
            return EventOutcome.refused(
                    RejectionReason.WINDOW_CLOSED,
                    "read more than " + ExpiringRows.SETTLE_MS
                            + " ms behind the ticks: ids of its time may be forgotten");
        }
        byte[] id = idOf(header, incoming.topic());
        int content = incoming.contentCrc();
        OptionalInt before = ids.get(id, admissionMs);
        if (before.isEmpty()) {
            ids.put(id, untilMs, content);
            return new EventOutcome.Accepted();
        }
        // The id may be about a person, and is in the rejected value anyway.
        return before.getAsInt() == content
                ? new EventOutcome.Repeated()
                : EventOutcome.refused(RejectionReason.DUPLICATE_CONFLICT, "its event_id was used by another event");
    }

    /** Neither a tenant nor an event id holds a zero character. */
    private static byte[] idOf(EventHeader header, String topic) {
        String id = topic + "\0" + header.tenantId() + "\0" + header.eventId();
        return Arrays.copyOf(Sha3.digest256(id.getBytes(StandardCharsets.UTF_8)), ExpiringRows.ID_BYTES);
    }
}
