package io.oisstreams.alerting;

/** How bad it is, mildest first (contract section 3). */
public enum Severity {
    /** To know. */
    INFO,
    /** To look at. */
    WARNING,
    /** To act on soon. */
    HIGH,
    /** To act on now. */
    CRITICAL
}
