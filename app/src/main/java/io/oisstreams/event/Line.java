package io.oisstreams.event;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;

/** What a line of a JSON-lines file is (contract section 8). */
public sealed interface Line {
    /** Its number in the file, from 1. */
    long number();

    /**
     * An event of an input topic.
     *
     * @param number its number in the file, from 1
     * @param topic an input topic
     * @param timestampMs the line's timestamp, or else the event's: the admission time, in milliseconds since the epoch
     * @param value of the topic's class
     */
    record Event(long number, EventTopic topic, long timestampMs, SpecificRecord value) implements Line {}

    /**
     * A line that is no event.
     *
     * @param number its number in the file, from 1
     * @param rejection why
     * @param source what could be read of where it belongs
     * @param bytes the line as it is in the file, or its beginning if it is too long; read-only
     */
    record Invalid(long number, Rejection rejection, Source source, ByteBuffer bytes) implements Line {}

    /**
     * Where a line that is no event belongs, as far as it says so.
     *
     * @param topic the topic that it names, known or not
     * @param tenantId the tenant that its value names
     * @param timestampMs the line's timestamp, or else the value's
     */
    record Source(Optional<String> topic, Optional<String> tenantId, OptionalLong timestampMs) {
        /** Of a line that says nothing. */
        static final Source UNKNOWN = new Source(Optional.empty(), Optional.empty(), OptionalLong.empty());
    }
}
