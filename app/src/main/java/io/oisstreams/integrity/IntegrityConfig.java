package io.oisstreams.integrity;

import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.integrity.core.Dimension;
import io.oisstreams.integrity.core.Rules;
import io.oisstreams.integrity.core.Weights;
import io.oisstreams.integrity.core.WindowGrid;
import java.util.EnumMap;
import java.util.Map;

/**
 * The capability's part of the configuration.
 *
 * @param maxEventBytes larger events are rejected
 * @param degradationWindows how many windows' degradation events queries can read
 */
public record IntegrityConfig(Rules rules, int maxEventBytes, int degradationWindows) {

    /**
     * From the settings.
     *
     * @throws StartupException with one line if they contradict the contract
     */
    public static IntegrityConfig of(OisConfig config) {
        try {
            return new IntegrityConfig(
                    new Rules(
                            new WindowGrid(
                                    config.window().toMillis(), config.settle().toMillis()),
                            Weights.named(config.weights()),
                            exclusions(config.exclusions()),
                            config.silentWindows(),
                            config.provisionalMinDecisions()),
                    config.eventMaxBytes(),
                    config.degradationsRetentionWindows());
        } catch (IllegalArgumentException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<Dimension, String> exclusions(Map<String, String> byName) {
        EnumMap<Dimension, String> exclusions = new EnumMap<>(Dimension.class);
        byName.forEach((name, reason) -> {
            for (Dimension dimension : Dimension.values()) {
                if (dimension.fieldName().equals(name)) {
                    exclusions.put(dimension, reason);
                }
            }
        });
        if (exclusions.size() != byName.size()) {
            throw new IllegalArgumentException("ois.exclusions names an unknown dimension: " + byName.keySet());
        }
        return exclusions;
    }
}
