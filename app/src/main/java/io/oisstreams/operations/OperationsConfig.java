package io.oisstreams.operations;

import io.oisstreams.config.OisConfig;
import io.oisstreams.operations.core.verdict.AgeRule;
import io.oisstreams.operations.core.verdict.OperationRules;

/**
 * The capability's part of the configuration.
 *
 * @param maxEventBytes larger events are rejected
 */
public record OperationsConfig(OperationRules rules, int maxEventBytes) {

    /** From the settings. */
    public static OperationsConfig of(OisConfig config) {
        OperationRules rules = new OperationRules(
                config.operations().signatureMaxAge().map(age -> new AgeRule(age.toMillis())),
                config.operations().replayGuard(),
                config.operations().replayMemory().toMillis());
        return new OperationsConfig(rules, config.eventMaxBytes());
    }
}
