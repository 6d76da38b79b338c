package io.oisstreams.event;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic of the contract and what its values are.
 *
 * @param name the Kafka topic
 * @param direction who writes it
 * @param type the generated class of its values
 * @param schema the Avro schema of that class, registered under {@code <name>-value}
 */
public record EventTopic(String name, Direction direction, Class<? extends SpecificRecord> type, Schema schema) {

    /** Who writes a topic. */
    public enum Direction {
        /** Written by the governed systems; every value begins with the header (contract section 2). */
        INPUT,
        /** Written by this project (contract section 3). */
        OUTPUT,
        /** Written by the ticker alone. */
        TIME
    }

    /** Whether its values begin with the header event_id, tenant_id, timestamp_ms. */
    public boolean isInput() {
        return direction == Direction.INPUT;
    }
}
