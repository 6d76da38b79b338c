package io.oisstreams.operations.core.deviation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The policy of deviations.
 *
 * @param byType one ladder for each type
 */
public record Ladders(Map<DeviationType, Ladder> byType) {
    /** Throws {@link IllegalArgumentException}, naming the type, if one has no ladder. */
    public Ladders {
        for (DeviationType type : DeviationType.values()) {
            PolicyField.present("deviations." + type.label(), byType.get(type));
        }
        byType = Collections.unmodifiableMap(new EnumMap<>(byType));
    }

    /** The ladder of a type. */
    public Ladder of(DeviationType type) {
        return Objects.requireNonNull(byType.get(type));
    }
}
