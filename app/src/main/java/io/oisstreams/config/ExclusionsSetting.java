package io.oisstreams.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Dimensions that do not apply to a deployment, each with its reason (OIS section 11, missing dimensions). */
final class ExclusionsSetting {
    /** The names of the report (OIS section 9). */
    static final List<String> DIMENSIONS = List.of(
            "decision_reproducibility",
            "agent_scope_integrity",
            "evidence_survivability",
            "policy_continuity",
            "signer_diversity",
            "verification_independence");

    private ExclusionsSetting() {}

    static ConfigDef.Validator validator() {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> parse(name, String.valueOf(value)), () -> "dimension=reason;... of " + DIMENSIONS);
    }

    /** @throws ConfigException if a dimension is unknown or given twice, or if a reason is missing */
    static Map<String, String> parse(String name, String text) {
        Map<String, String> exclusions = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            if (!part.isBlank()) {
                add(exclusions, name, text, part.strip());
            }
        }
        return Collections.unmodifiableMap(exclusions);
    }

    private static void add(Map<String, String> exclusions, String name, String text, String part) {
        int equals = part.indexOf('=');
        String dimension = equals < 0 ? part : part.substring(0, equals).strip();
        String reason = equals < 0 ? "" : part.substring(equals + 1).strip();
        if (!DIMENSIONS.contains(dimension)) {
            throw new ConfigException(name, text, "'" + dimension + "' is not one of " + DIMENSIONS);
        }
        if (reason.isEmpty()) {
            throw new ConfigException(name, text, dimension + " has no reason");
        }
        if (exclusions.put(dimension, reason) != null) {
            throw new ConfigException(name, text, dimension + " is given twice");
        }
    }
}
