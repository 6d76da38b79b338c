package io.oisstreams.kpis.core.figure;

/**
 * What is counted of incidents but planned maintenance (KPI 2.3 and 2.4).
 *
 * @param failures those of high or critical severity
 * @param violations of invariants
 * @param caught how many violations were detected before the commit
 */
public record IncidentFacts(long failures, long violations, long caught) {
    /** No incidents. */
    public static final IncidentFacts NONE = new IncidentFacts(0, 0, 0);

    /** One. */
    public static IncidentFacts of(boolean failure, boolean violation, boolean caught) {
        return new IncidentFacts(failure ? 1 : 0, violation ? 1 : 0, violation && caught ? 1 : 0);
    }

    IncidentFacts plus(IncidentFacts other) {
        return new IncidentFacts(failures + other.failures, violations + other.violations, caught + other.caught);
    }
}
