package io.oisstreams.kpis.core.measurement;

/** The names of the attributes of measurements. */
public final class Attributes {
    /** Of KPI 3.1: the audit log that was checked. */
    public static final String LOG = "log";
    /** Of KPI 3.2: the part of the code. */
    public static final String COMPONENT = "component";
    /** Of KPI 3.2: what the coverage is compared with, in percent. */
    public static final String BASELINE = "baseline";
    /** Of a review: daily, weekly, monthly, quarterly or yearly. */
    public static final String CADENCE = "cadence";
    /** Of a review: the name of its period. */
    public static final String PERIOD = "period";
    /** Of a review: who made it. */
    public static final String REVIEWER = "reviewer";

    private Attributes() {}
}
