package io.oisstreams.operations;

import io.oisstreams.config.OisConfig;
import io.oisstreams.operations.core.OperationsPolicy;
import io.oisstreams.operations.core.attestation.ReportTemplates;
import io.oisstreams.operations.core.verdict.AgeRule;
import io.oisstreams.operations.core.verdict.OperationRules;

/**
 * The capability's part of the configuration.
 *
 * @param rules what signed operations must fulfil
 * @param policy the operations document
 * @param templates of the reports in Markdown
 * @param settleMs how long after the end of a day or week, and the skew of clocks, its report is published, in ms
 * @param maxEventBytes larger events are rejected
 */
public record OperationsConfig(
        OperationRules rules, OperationsPolicy policy, ReportTemplates templates, long settleMs, int maxEventBytes) {

    /**
     * From the settings.
     *
     * @throws io.oisstreams.config.StartupException if the policy or a template is wrong
     */
    public static OperationsConfig of(OisConfig config) {
        OperationRules rules = new OperationRules(
                config.operations().signatureMaxAge().map(age -> new AgeRule(age.toMillis())),
                config.operations().replayGuard(),
                config.operations().replayMemory().toMillis());
        return new OperationsConfig(
                rules,
                PolicyFile.read(config.operations().policy()),
                TemplateFolder.read(config.operations().templates()),
                config.settle().toMillis(),
                config.eventMaxBytes());
    }
}
