package io.oisstreams.kpis;

import io.oisstreams.config.KpiSettings;
import io.oisstreams.config.OisConfig;
import io.oisstreams.config.StartupException;
import io.oisstreams.kpis.core.contract.KpiContract;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The capability's part of the configuration.
 *
 * @param contracts in use, no two of one id and version
 * @param settleMs how long after the end of a day, and the skew of clocks, it is closed, in ms
 * @param memoryMs for how long ids of events are remembered, in ms
 * @param silentDays after how many days without events a tenant gets no values
 * @param retentionDays for how many days values are kept
 * @param maxEventBytes larger events are rejected
 */
public record KpisConfig(
        List<KpiContract> contracts,
        long settleMs,
        long memoryMs,
        int silentDays,
        int retentionDays,
        int maxEventBytes) {
    /** Keeps an own copy. */
    public KpisConfig {
        contracts = List.copyOf(contracts);
    }

    /**
     * From the settings.
     *
     * @throws StartupException if a contract is wrong, or two are the same version of one
     */
    public static KpisConfig of(OisConfig config) {
        KpiSettings settings = config.kpis();
        List<KpiContract> contracts = settings.contracts().isEmpty()
                ? ContractFiles.shipped()
                : settings.contracts().stream().map(KpisConfig::contract).toList();
        refuseTwins(contracts);
        return new KpisConfig(
                contracts,
                config.settle().toMillis(),
                settings.eventMemory().toMillis(),
                settings.silentDays(),
                settings.retentionDays(),
                config.eventMaxBytes());
    }

    private static KpiContract contract(Path file) {
        try {
            return ContractFiles.read(file);
        } catch (StartupException e) {
            throw new StartupException(KpiSettings.CONTRACTS + ": " + e.getMessage(), e);
        }
    }

    private static void refuseTwins(List<KpiContract> contracts) {
        Set<String> labels = new HashSet<>();
        for (KpiContract contract : contracts) {
            if (!labels.add(contract.label())) {
                throw new StartupException(KpiSettings.CONTRACTS + ": " + contract.label() + " is there twice");
            }
        }
    }
}
