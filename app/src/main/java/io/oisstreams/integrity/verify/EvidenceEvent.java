package io.oisstreams.integrity.verify;

import static io.oisstreams.integrity.verify.DifferenceException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oisstreams.event.AvroJson;
import io.oisstreams.event.CanonicalEvent;
import io.oisstreams.event.EventHeader;
import io.oisstreams.event.InvalidEventException;
import io.oisstreams.event.Topics;
import io.oisstreams.integrity.core.MeasurementWindow;
import io.oisstreams.integrity.core.Source;
import io.oisstreams.integrity.core.WindowGrid;
import io.oisstreams.tlog.HashText;
import io.oisstreams.tlog.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/**
 * A line of {@code ois.evidence} whose parts agree: the hash is that of the text, the text is canonical, and everything
 * else is what the text says.
 *
 * @param windowStartMs of the window whose leaf it is, in ms
 * @param event empty: only its hash is in the export
 * @param position as its text says, where the order of the log matters
 * @param leafHash 32 bytes
 */
record EvidenceEvent(
        String tenantId,
        long windowStartMs,
        long windowEndMs,
        Source source,
        String eventId,
        long timestampMs,
        long admissionMs,
        Optional<SpecificRecord> event,
        OptionalLong position,
        byte[] leafHash) {

    /** Reads the value of a line. */
    static EvidenceEvent read(String where, ObjectNode value) throws DifferenceException {
        String topic = StrictJson.text(where, value, "topic");
        Source source = Source.ofTopic(topic)
                .orElseThrow(() -> new DifferenceException(where, "topic", "a topic that scores are made of", topic));
        String leafHash = StrictJson.text(where, value, "leaf_hash");
        byte[] hash = HashText.parse(leafHash)
                .orElseThrow(() -> new DifferenceException(where, "leaf_hash", "64 hex digits", leafHash));
        String text = StrictJson.text(where, value, "event");
        EvidenceEvent line = new EvidenceEvent(
                StrictJson.text(where, value, "tenant_id"),
                StrictJson.integer(where, value, "window_start_ms"),
                StrictJson.integer(where, value, "window_end_ms"),
                source,
                StrictJson.text(where, value, "event_id"),
                StrictJson.integer(where, value, "timestamp_ms"),
                StrictJson.integer(where, value, "admitted_at_ms"),
                Optional.empty(),
                OptionalLong.empty(),
                hash);
        require(where, "fields", 9, value.size());
        return text.isEmpty() ? line : line.withText(where, text);
    }

    /** Whether windows after its own depend on it, so that every export must hold it whole. */
    boolean isNeededLater() {
        return source == Source.ENTRIES || source == Source.KEYS || source == Source.POLICIES;
    }

    private EvidenceEvent withText(String where, String text) throws DifferenceException {
        ObjectNode json = StrictJson.object(where + ", event", text);
        SpecificRecord event = event(where, json.path("value"));
        EventHeader header = EventHeader.of(event);
        OptionalLong position = source.isOrdered()
                ? OptionalLong.of(StrictJson.integer(where + ", event", json, "position"))
                : OptionalLong.empty();
        byte[] canonical = CanonicalEvent.of(source.topic(), admissionMs, position, event);
        require(where, "event", new String(canonical, StandardCharsets.UTF_8), text);
        require(where, "leaf_hash", HashText.of(new MerkleHash().leaf(canonical)), HashText.of(leafHash));
        require(where, "tenant_id", header.tenantId(), tenantId);
        require(where, "event_id", header.eventId(), eventId);
        require(where, "timestamp_ms", header.timestampMs(), timestampMs);
        return new EvidenceEvent(
                tenantId,
                windowStartMs,
                windowEndMs,
                source,
                eventId,
                timestampMs,
                admissionMs,
                Optional.of(event),
                position,
                leafHash);
    }

    /**
     * Whether the stream uses the event in this window: its own, admitted in time; a window whose decisions a replay
     * can count for; or, for a chain entry, the window in which it came too late.
     */
    boolean countsIn(MeasurementWindow window, WindowGrid grid) {
        MeasurementWindow own = grid.windowOf(timestampMs);
        boolean usable = source.accepts(own, admissionMs)
                && (source == Source.REPLAYS ? window.acceptsReplay(admissionMs) : own.startMs() == window.startMs());
        return usable || isStaleIn(window, grid);
    }

    /** Whether it is a chain entry of an earlier window that was admitted in this one. */
    boolean isStaleIn(MeasurementWindow window, WindowGrid grid) {
        MeasurementWindow own = grid.windowOf(timestampMs);
        return source == Source.ENTRIES
                && window.contains(admissionMs)
                && own.startMs() < window.startMs()
                && !own.accepts(admissionMs);
    }

    private SpecificRecord event(String where, JsonNode value) throws DifferenceException {
        try {
            return AvroJson.read(
                    value, Topics.byName(source.topic()).orElseThrow().schema());
        } catch (InvalidEventException malformed) {
            throw new DifferenceException(
                    where,
                    "event",
                    "an event of " + source.topic(),
                    malformed.rejection().message());
        }
    }
}
