package io.oisstreams.governance.core;

/** Risk of a request (WF5, event contract). */
public enum RiskTier {
    /** Low. */
    LOW,
    /** Medium. */
    MEDIUM,
    /** High. */
    HIGH,
    /** Critical. */
    CRITICAL,
    /** Not stated. */
    UNKNOWN;

    /** Whether it is high or critical. */
    public boolean isHigh() {
        return this == HIGH || this == CRITICAL;
    }
}
