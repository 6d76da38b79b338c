package io.oisstreams.kpis.core;

/** The boxes of the dashboard, in its order (KPI, dashboard template). */
public enum Category {
    /** KPI 1.1 to 1.3. */
    GOVERNANCE,
    /** KPI 2.1 to 2.4. */
    SECURITY,
    /** KPI 3.1 to 3.3. */
    AUDIT,
    /** KPI 4.1 and 4.2. */
    OPERATIONS,
    /** KPI 5.1 and 5.2. */
    CONSCIOUSNESS
}
