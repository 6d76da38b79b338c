package io.oisstreams.streams;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A topic as this project wants it to be.
 *
 * @param name of the topic; its values' schema has the subject {@code <name>-value}
 * @param valueSchema empty for values that are not Avro
 * @param input whether its times are those of events, so that the kind of its timestamps must be right
 * @param configs the topic's own settings; they go before those that {@link TopicProvisioning} gives by itself
 */
public record TopicSpec(String name, Optional<Schema> valueSchema, boolean input, Map<String, String> configs) {
    /** Keeps a copy of the settings. */
    public TopicSpec {
        configs = Map.copyOf(configs);
    }

    String valueSubject() {
        return name + "-value";
    }
}
