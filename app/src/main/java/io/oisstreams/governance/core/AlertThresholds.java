package io.oisstreams.governance.core;

import java.math.BigDecimal;
import java.util.Locale;

/** The thresholds of the alerts (WF5, alert thresholds; contract section 5): a profile for each kind of deployment. */
public enum AlertThresholds {
    /** The document's own. */
    DEFAULT("0.4", "0.1"),
    /** Stricter. */
    PRODUCTION("0.3", "0.05"),
    /** Milder. */
    STAGING("0.6", "0.2");

    /** So many decisions without a guard against replays raise an alert, in every profile. */
    static final long REPLAY_GUARD_UNAVAILABLE_COUNT = 1;

    private final BigDecimal maxDenialRate;
    private final BigDecimal maxTenantMismatchRate;

    AlertThresholds(String maxDenialRate, String maxTenantMismatchRate) {
        this.maxDenialRate = new BigDecimal(maxDenialRate);
        this.maxTenantMismatchRate = new BigDecimal(maxTenantMismatchRate);
    }

    /** A greater share of security denials raises an alert. */
    BigDecimal maxDenialRate() {
        return maxDenialRate;
    }

    /** A greater share of tenant mismatches raises an alert. */
    BigDecimal maxTenantMismatchRate() {
        return maxTenantMismatchRate;
    }

    /** The profile with that name, in lower case. */
    public static AlertThresholds profile(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
