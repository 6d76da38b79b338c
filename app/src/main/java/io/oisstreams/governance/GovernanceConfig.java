package io.oisstreams.governance;

import io.oisstreams.config.GovernanceSettings;
import io.oisstreams.config.OisConfig;
import io.oisstreams.governance.core.AlertThresholds;
import io.oisstreams.governance.core.Projector;
import io.oisstreams.governance.core.Semantics;

/**
 * The capability's part of the configuration.
 *
 * @param projector what decisions add to the metrics
 * @param alertThresholds what alerts are raised by
 * @param alertWindowMs the trailing window that alerts are judged over, in ms, whole minutes, at most 30 days
 * @param rollupSettleMs how long after the end of an hour or day its rollup is published, in ms, whole minutes
 * @param retentionMs how long minutes can be queried, in ms, more than 30 days
 * @param maxEventBytes larger events are rejected
 */
public record GovernanceConfig(
        Projector projector,
        AlertThresholds alertThresholds,
        long alertWindowMs,
        long rollupSettleMs,
        long retentionMs,
        int maxEventBytes) {

    /**
     * From the settings.
     *
     * @throws io.oisstreams.config.StartupException if the file of reason codes is wrong
     */
    public static GovernanceConfig of(OisConfig config) {
        GovernanceSettings settings = config.governance();
        return new GovernanceConfig(
                new Projector(
                        Projector.VERSION,
                        Semantics.named(settings.semantics()),
                        ReasonCodesFile.read(settings.reasonCodes())),
                AlertThresholds.profile(settings.alertProfile()),
                settings.alertWindow().toMillis(),
                settings.rollupSettle().toMillis(),
                settings.retention().toMillis(),
                config.eventMaxBytes());
    }

    /**
     * The name of the streams application. Whatever changes the numbers is a part of it, so that another projector reads the log from its
     * beginning, beside what the one before has published.
     */
    public String applicationName() {
        return String.join(
                "-",
                "governance",
                projector.version(),
                projector.semantics().label(),
                projector.codes().fingerprint());
    }
}
