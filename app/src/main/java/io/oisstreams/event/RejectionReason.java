package io.oisstreams.event;

/** Why input was not used: the closed list of reasons on {@code telemetry.rejected}. */
public enum RejectionReason {
    /** The line is not one JSON object in UTF-8 with distinct keys (contract section 8). */
    NOT_JSON,
    /** The line names a topic that is no input topic (contract section 2). */
    UNKNOWN_TOPIC,
    /** The bytes are not Avro in the registry's wire format, or do not fit the schema that they name. */
    NOT_AVRO,
    /** The bytes name a schema id that the registry does not have. */
    UNKNOWN_SCHEMA,
    /** The bytes name a schema that is not one of the topic's record. */
    WRONG_SCHEMA,
    /** A field is unknown, of the wrong type, or out of its range. */
    INVALID_FIELD,
    /** A field that has no default is missing. */
    MISSING_FIELD,
    /** The line or the record is larger than the configured limit. */
    TOO_LARGE,
    /** The Kafka record has no key. */
    NULL_KEY,
    /** The Kafka record has no value: a tombstone means nothing here. */
    NULL_VALUE,
    /** The Kafka record's key is not the tenant_id of its value. */
    KEY_MISMATCH,
    /** Event time and admission time lie in different windows by more than the allowed skew (contract section 4.2). */
    CLOCK_SKEW,
    /** The event was acceptable, but was read only after its window had closed (contract section 4.2). */
    WINDOW_CLOSED,
    /** An event of the same tenant, topic and event_id, but with other content, was accepted before. */
    DUPLICATE_CONFLICT,
    /** The replay refers to a decision that is not in any open window. */
    UNMATCHED_REPLAY,
    /** A signer's public key cannot be parsed as a key of its family and variant. */
    INVALID_KEY,
    /** A signature has a length that its family does not have. */
    INVALID_SIGNATURE_LENGTH,
    /** The update names a deviation that the tenant does not have. */
    UNKNOWN_DEVIATION,
    /** The update names a deviation that was resolved before. */
    CLOSED_DEVIATION,
    /** The event is about a cycle that has ended. */
    ENDED_CYCLE,
    /** The event says again, under another id, what can happen once: a proposal's submission or end, an incident's detection or resolution. */
    REPEATED_STEP
}
